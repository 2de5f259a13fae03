"""HTML: one file that needs no other, to read on any screen and to print."""

from __future__ import annotations

import base64
import html
from functools import cache
from string import Template

from lxml.html import HtmlElement
from lxml.html.builder import E

from workshop.core.languages import direction_of
from workshop.exports.cover import knots, thread
from workshop.exports.manuscript import HEADINGS, chapters, to_html
from workshop.exports.numbering import counted
from workshop.exports.pdf import HERE
from workshop.exports.publication import Progress, Publication

SUBSETS = {
    "latin": "U+0000-024F, U+2000-206F, U+20AC, U+2122, U+2190-2193",
    "latin-ext": "U+0250-02AF, U+1E00-1EFF, U+0100-024F",
}


def build_html(publication: Publication, tree: HtmlElement, progress: Progress) -> bytes:
    """The publication as one page."""
    contents = E.ol(*lines_of_contents(tree))
    count = knots(tree)
    number_headings(tree)
    embed_drawings(tree, publication)
    number_entries(tree)
    progress(60)
    words = {
        name: html.escape(str(getattr(publication, name)))
        for name in ("title", "subtitle", "municipality", "version", "date", "fingerprint", "language")
    }
    labels = {f"label_{name}": html.escape(label) for name, label in publication.labels.items()}
    page = Template((HERE / "web" / "page.template").read_text()).substitute(
        **words,
        **labels,
        direction=direction_of(publication.language.split("-")[0]),
        style=fonts() + (HERE / "web" / "page.css").read_text(),
        thread=thread(count).replace("<svg ", '<svg class="thread" aria-hidden="true" '),
        contents=to_html(contents),
        text=to_html(tree),
    )
    return page.encode()


def lines_of_contents(tree: HtmlElement) -> list[HtmlElement]:
    """Two levels of links, each with its number."""
    lines = []
    for (level, words, name, _numbered), number in counted(chapters(tree)):
        if level <= 2:
            link = E.a({"href": f"#{name}"}, E.span({"class": "no"}, number), f" {words}")
            lines.append(E.li({"class": f"level-{level}"}, link))
    return lines


def number_headings(tree: HtmlElement) -> None:
    """The page's own title is level one, so chapters go one down; numbers stand before the words."""
    numbers = [number for _heading, number in counted(chapters(tree))]
    for heading, number in zip(list(tree.iter(*HEADINGS)), numbers, strict=True):
        heading.tag = f"h{min(6, int(heading.tag[1]) + 1)}"
        if number:
            mark = E.span({"class": "no"}, number)
            mark.tail, heading.text = f" {heading.text or ''}", None
            heading.insert(0, mark)


def embed_drawings(tree: HtmlElement, publication: Publication) -> None:
    """Pictures as drawings inside the page."""
    for picture in tree.iter("img"):
        drawing = publication.figures[picture.get("src", "")].svg.encode()
        picture.set("src", "data:image/svg+xml;base64," + base64.b64encode(drawing).decode())


def number_entries(tree: HtmlElement) -> None:
    """Each source of the annex begins with its number."""
    for entry in [entry for entry in tree.iter("div") if entry.get("class") == "source-entry"]:
        entry.insert(0, E.p({"class": "number"}, entry.attrib.pop("data-number")))


@cache
def fonts() -> str:
    """The pages' font, inside the file; other scripts have the reader's own."""
    faces = []
    for subset, characters in SUBSETS.items():
        content = (HERE.parents[1] / f"static/font/commissioner-{subset}.woff2").read_bytes()
        faces.append(
            "@font-face{font-family:Commissioner;font-weight:400 800;font-display:swap;"
            f"src:url(data:font/woff2;base64,{base64.b64encode(content).decode()}) format('woff2');"
            f"unicode-range:{characters}}}\n"
        )
    return "".join(faces)
