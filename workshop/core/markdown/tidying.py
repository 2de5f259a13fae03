"""What is done to the tree before it is written: only our attributes, marks for notes, figures, paragraphs.

Marks are empty ``cite`` elements and ``data-`` attributes, which nobody can write in Markdown. The page turns
them into numbers, links and images, so one conversion serves every numbering and is kept by the text alone.
"""

from __future__ import annotations

import re
import unicodedata
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from workshop.core.languages import direction_of

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
DEEPEST = 30
BLOCKS = frozenset({"p", "pre", "blockquote", "ul", "ol", "table", "div", "hr"}) | HEADINGS
DIRECTED = HEADINGS | {"p", "li", "td", "th"}
OURS = {
    "a": {"href"},
    "cite": {"data-key"},
    "img": {"src", "alt"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
_language = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
# Python-Markdown writes mail addresses in character references, which begin like the last one here.
weblink = re.compile("(https://|mailto:|\x02amp\x03#109;)\\S+", re.IGNORECASE)
_figure = re.compile(r"figure:([a-z0-9][a-z0-9-]{0,60})")


class Tidy(Treeprocessor):
    """The last step on the tree."""

    def run(self, root: Element) -> None:
        """Keep what is ours, mark what the page will fill in."""
        refuse_depth(root)
        marks = marks_of_notes(root)
        for element in root.iter():
            keep_only_ours(element)
            tidy_kind(element)
        for element, attributes in marks.items():
            element.attrib = attributes
        for element in root.iter():
            set_direction(element)
        count_paragraphs(root)


class TidyUp(Extension):
    """Registers :class:`Tidy` behind everything else."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Put the step at the end."""
        md.treeprocessors.register(Tidy(md), "tidy", -10)


def refuse_depth(root: Element) -> None:
    """Nobody reads a quote in a quote, thirty times; what works through the text later need not either."""
    level = [root]
    for _depth in range(DEEPEST):
        level = [child for element in level for child in element]
    if level:
        raise RecursionError


def marks_of_notes(root: Element) -> dict[Element, dict[str, str]]:
    """Footnotes by their number instead of their label: what their elements will carry, and nothing else."""
    notes = next((div for div in root.iter("div") if div.get("class") == "footnote"), None)
    if notes is None:
        return {}
    marks = {notes: {"role": "doc-endnotes"}}
    numbers: dict[str, str] = {}
    for number, note in enumerate(notes[1], start=1):
        numbers["#" + note.get("id", "")] = str(number)
        marks[note] = {"data-note": str(number)}
        marks.update(ways_back(note, str(number)))
    for call in root.iter("sup"):
        marks[call] = {"data-note": numbers[call[0].get("href", "")]}
        call.tag = "cite"
        call.remove(call[0])
    notes.tag = "section"
    notes.remove(notes[0])
    return marks


def ways_back(note: Element, number: str) -> dict[Element, dict[str, str]]:
    """The first way back becomes a mark; those for further calls of the same note go."""
    expected = "#" + note.get("id", "").replace("fn", "fnref", 1)
    marks = {}
    for line in note.iter("p"):
        for link in [link for link in line if link.get("class") == "footnote-backref"]:
            if link.get("href") == expected:
                link.tag, link.text = "cite", None
                marks[link] = {"data-back": number}
            else:
                line.remove(link)
    return marks


def keep_only_ours(element: Element) -> None:
    """Drop every attribute but the few we know; ``attr_list`` lets people write any."""
    kept = OURS.get(element.tag, set())
    language, direction = element.get("lang", ""), element.get("dir")
    element.attrib = {name: value for name, value in element.attrib.items() if name in kept}
    if _language.fullmatch(language):
        element.set("lang", language)
    if direction in ("rtl", "ltr"):
        element.set("dir", str(direction))


def tidy_kind(element: Element) -> None:
    """Header cells say that they are; figures become marks; a link that leads nowhere is only its words."""
    if element.tag == "img":
        mark_figure(element)
    elif element.tag == "th":
        element.set("scope", "col")
    elif element.tag == "a" and not weblink.fullmatch(element.get("href", "")):
        element.tag = "span"
        element.attrib.pop("href", None)


def mark_figure(image: Element) -> None:
    """An image is one of ours, called by its name; its words stand inside until the page draws it."""
    named = _figure.fullmatch(image.get("src", ""))
    image.tag, image.text = "cite", image.get("alt")
    image.attrib = {"data-figure": named.group(1) if named else ""}


def set_direction(element: Element) -> None:
    """Direction follows from the language, or from the first letter of a block nobody marked."""
    if "dir" in element.attrib:
        return
    language = element.get("lang")
    if language:
        element.set("dir", direction_of(language.split("-")[0].lower()))
    elif element.tag in DIRECTED and starts_from_the_right("".join(element.itertext())):
        element.set("dir", "rtl")


def starts_from_the_right(text: str) -> bool:
    """Whether the first letter with a direction is written from right to left."""
    for character in text[:400]:
        direction = unicodedata.bidirectional(character)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def count_paragraphs(root: Element) -> None:
    """Number what can be followed to its sources: paragraphs, list items, table rows."""
    number = 0
    for element in root.iter():
        if is_paragraph(element):
            number += 1
            element.set("data-p", str(number))


def is_paragraph(element: Element) -> bool:
    """A list item counts by itself when its words stand in it directly; a header row has none to follow."""
    if element.tag == "li":
        return bool((element.text or "").strip()) or (len(element) > 0 and element[0].tag not in BLOCKS)
    if element.tag == "tr":
        return any(cell.tag == "td" for cell in element)
    return element.tag in ("p", "pre")
