"""The text of a publication as one tree of HTML, from which every format is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree, html
from lxml.html import HtmlElement
from lxml.html.builder import E

from workshop.core.languages import direction_of
from workshop.core.markdown import render_document
from workshop.exports.notes import sources_as_notes
from workshop.exports.publication import Publication, Source, SourcesAs

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def manuscript(publication: Publication, sources: SourcesAs) -> HtmlElement:
    """The whole text with numbered headings' ids, sources as asked for, notes at the end."""
    text = render_document(
        publication.text,
        numbers={source.key: source.number for source in publication.sources},
        lang=publication.language,
        figures={name: name for name in publication.figures},
    )
    tree = html.fragment_fromstring(str(text.html), create_parent="main")
    describe_pictures(tree, publication)
    order_headings(tree)
    if sources == "none":
        for mark in list(tree.iter("a", "span")):
            if is_source(mark):
                mark.drop_tree()
    elif sources == "notes":
        sources_as_notes(tree, publication.sources)
    else:
        add_annex(tree, cited(tree, publication), publication)
    return tree


def is_source(element: HtmlElement) -> bool:
    """Whether this is a mark of a source, known or unknown."""
    return "source" in (element.get("class") or "").split()


def cited(tree: HtmlElement, publication: Publication) -> list[Source]:
    """The sources the text really cites, by number."""
    used = {mark.get("href") for mark in tree.iter("a") if is_source(mark)}
    return sorted(
        (source for source in publication.sources if f"#source-{source.number}" in used),
        key=lambda source: source.number,
    )


def describe_pictures(tree: HtmlElement, publication: Publication) -> None:
    """A picture nobody described keeps the words it was drawn with."""
    for picture in tree.iter("img"):
        words = (picture.get("alt") or "").strip()
        picture.set("alt", words or publication.figures[picture.get("src", "")].alt)


def order_headings(tree: HtmlElement) -> None:
    """No level skipped and no heading without words; each gets a name to link to."""
    before = 0
    counted = [0] * 7
    for heading in list(tree.iter(*HEADINGS)):
        if not heading.text_content().strip():
            heading.drop_tree()
            continue
        before = min(int(heading.tag[1]), before + 1)
        counted[before] += 1
        counted[before + 1 :] = [0] * (6 - before)
        heading.tag = f"h{before}"
        heading.set("id", "section-" + "-".join(str(number) for number in counted[1 : before + 1]))


def add_annex(tree: HtmlElement, used: list[Source], publication: Publication) -> None:
    """A last chapter without a number: every source once, in the words it was said in."""
    if not used:
        return
    title = E.h1({"class": "unnumbered", "id": "sources"}, publication.labels["sources"])
    chapter = [title, E.p(publication.labels["sources_lead"]), E.div({"class": "source-list"}, *map(entry, used))]
    notes = tree.find("section")
    place = len(tree) if notes is None else tree.index(notes)
    for offset, element in enumerate(chapter):
        tree.insert(place + offset, element)


def entry(source: Source) -> HtmlElement:
    """One source of the annex."""
    attributes = {"class": "source-entry", "id": f"source-{source.number}", "data-number": str(source.number)}
    said = E.p(spoken(source)) if source.text else None
    parts = [part for part in (said, E.p(E.span({"class": "origin"}, source.origin))) if part is not None]
    return E.div(attributes, *parts)


def spoken(source: Source) -> HtmlElement:
    """The words of a source in their own language and direction."""
    return E.span({"lang": source.language, "dir": direction_of(source.language)}, one_line(source.text))


def one_line(text: str) -> str:
    """Words without line breaks and without what no file format may hold."""
    return " ".join("".join(c if c.isprintable() or c in "\u200c\u200d" else " " for c in text).split())


def chapters(tree: HtmlElement) -> Iterator[tuple[int, str, str, bool]]:
    """Level, words, name and whether it has a number, of each heading."""
    for heading in tree.iter(*HEADINGS):
        words = one_line("".join(_without_marks(heading)))
        yield int(heading.tag[1]), words, heading.get("id", ""), "unnumbered" not in (heading.get("class") or "")


def _without_marks(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if not is_source(child) and child.get("role") != "doc-noteref":
            yield from _without_marks(child)
        yield child.tail or ""


def clean(publication: Publication) -> Publication:
    """The same, with titles and sources on one line each."""
    return replace(
        publication,
        title=one_line(publication.title) or one_line(publication.municipality) or "–",
        subtitle=one_line(publication.subtitle),
        municipality=one_line(publication.municipality) or "–",
        version=one_line(publication.version),
        date=one_line(publication.date),
        sources=tuple(replace(s, text=one_line(s.text), origin=one_line(s.origin)) for s in publication.sources),
    )


def to_html(tree: HtmlElement) -> str:
    """The tree as text, well-formed enough for every reader."""
    return etree.tostring(tree, encoding="unicode", method="html")
