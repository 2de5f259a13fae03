"""The paragraphs of a text, for following each back to its sources."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement

from workshop.core.markdown.citations import in_order
from workshop.core.markdown.headings import pieces
from workshop.core.markdown.renderer import renderer

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, list item or table row: its place, words without marks, sources, and the heading above."""

    index: int
    text: str
    keys: tuple[str, ...]
    heading: str


def paragraphs(text: str) -> list[Paragraph]:
    """Every paragraph of a text or a whole version, counted as :func:`render_document` counts them."""
    found: list[Paragraph] = []
    heading = ""
    for piece in pieces(text):
        for element in tree(renderer.html(piece)).iter():
            if element.tag in HEADINGS:
                heading = words_of(element)
            elif element.get("data-p"):
                found.append(Paragraph(len(found) + 1, words_of(element), keys_in(element), heading))
    return found


def tree(converted: str) -> HtmlElement:
    """A converted text as a tree."""
    return html.fragment_fromstring(converted, create_parent="div")


def words_of(element: HtmlElement) -> str:
    """The words of one paragraph, without marks and without the paragraphs inside it."""
    return " ".join("".join(_words(element)).split())


def keys_in(element: HtmlElement) -> tuple[str, ...]:
    """The keys one paragraph cites."""
    return in_order(key for part in _own(element) for key in part.get("data-key", "").split())


def _words(element: HtmlElement) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag in ("ul", "ol") or child.get("data-p"):
            pass
        elif child.tag != "cite":
            yield from _words(child)
            yield " " if child.tag in ("td", "th", "br") else ""
        yield child.tail or ""


def _own(element: HtmlElement) -> Iterator[HtmlElement]:
    for child in element:
        if not child.get("data-p") and child.tag not in ("ul", "ol"):
            yield child
            yield from _own(child)
