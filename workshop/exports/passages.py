"""What pandoc would lose: languages of paragraphs, marks of sources, roles of notes. Told in words it knows."""

from __future__ import annotations

from typing import Literal

from lxml.html import HtmlElement
from lxml.html.builder import E

from workshop.exports.manuscript import HEADINGS, is_source

Dialect = Literal["typst", "docx", "odt", "epub"]
CARRIERS = ("p", "li", "td", "th", "em", "strong", "a", *HEADINGS)
BLOCKS = ("ul", "ol", "p", "div", "blockquote", "table")


def for_pandoc(tree: HtmlElement, dialect: Dialect) -> None:
    """Rewrite the tree in place for one of pandoc's writers."""
    drop_places(tree)
    for mark in [mark for mark in tree.iter("a", "span") if is_source(mark)]:
        rewrite_mark(mark, dialect)
    if dialect != "typst":
        for entry in [entry for entry in tree.iter("div") if entry.get("class") == "source-entry"]:
            rewrite_entry(entry)
    carry_languages(tree, divisions=dialect != "odt")


def drop_places(tree: HtmlElement) -> None:
    """Ways back from notes, which programs make themselves, and places for a page's links, which nobody follows."""
    for link in list(tree.iter("a")):
        if link.get("role") == "doc-backlink":
            link.drop_tree()
    for paragraph in tree.iter("p", "li", "tr", "pre"):
        if paragraph.get("id", "").startswith("p-"):
            del paragraph.attrib["id"]


def carry_languages(tree: HtmlElement, *, divisions: bool) -> None:
    """Pandoc keeps language and direction of divisions and spans only; in ODT a division loses its style."""
    for element in list(tree.iter(*CARRIERS)):
        how = {name: element.attrib.pop(name) for name in ("lang", "dir") if name in element.attrib}
        if how and element.tag == "p" and divisions:
            put_into(element, E.div(how))
        elif how:
            wrap_content(element, E.span(how))


def put_into(element: HtmlElement, division: HtmlElement) -> None:
    """A division around the element."""
    division.tail, element.tail = element.tail, None
    element.getparent().replace(element, division)
    division.append(element)


def wrap_content(element: HtmlElement, inside: HtmlElement) -> None:
    """A span around the words of the element, up to the first block in it."""
    inside.text, element.text = element.text, None
    for child in list(element):
        if child.tag in BLOCKS:
            break
        inside.append(child)
    element.insert(0, inside)


def rewrite_mark(mark: HtmlElement, dialect: Dialect) -> None:
    """A mark as a knot on paper, as a number in brackets elsewhere, in a style of its own in office files."""
    number = mark.get("href", "").removeprefix("#source-")
    if not number:
        mark.set("custom-style", "SourceMark")
        return
    if dialect == "typst":
        new = E.span({"class": "source", "data-number": number}, number)
    elif dialect == "epub":
        new = E.a({"class": "source", "href": f"#source-{number}"}, f"[{number}]")
    else:
        new = E.a({"href": f"#source-{number}"}, E.span({"custom-style": "SourceMark"}, f"[{number}]"))
    new.tail = mark.tail
    mark.getparent().replace(mark, new)


def rewrite_entry(entry: HtmlElement) -> None:
    """A source of the annex: its number, which links lead to, before the words; where it is from below."""
    first, last = entry[0], entry[-1]
    number = E.span({"id": entry.attrib.pop("id"), "custom-style": "SourceMark"}, f"[{entry.get('data-number')}]")
    number.tail = "\u2002"
    first.insert(0, number)
    if first is last:
        entry.set("custom-style", "SourceEntry")
        return
    put_into(first, E.div({"custom-style": "SourceEntry", "class": "said"}))
    put_into(last, E.div({"custom-style": "SourceOrigin", "class": "origin"}))
