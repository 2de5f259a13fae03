"""The cover of office files and e-books: words in styles of their own, and the thread as a picture."""

from __future__ import annotations

import base64
import tempfile
from functools import lru_cache
from pathlib import Path

from lxml.html import HtmlElement
from lxml.html.builder import E

from workshop.exports.manuscript import chapters
from workshop.exports.publication import Publication
from workshop.exports.setting import typeset

PIXELS_PER_INCH = 200.0


def add_cover(tree: HtmlElement, publication: Publication) -> None:
    """Cover and place for the table of contents, before the text."""
    said = {
        "Municipality": publication.municipality,
        "Title": publication.title,
        "Subtitle": publication.subtitle or "\xa0",
    }
    parts = [styled(style, words) for style, words in said.items()]
    parts.append(
        E.p(E.img({"src": data_uri(thread(knots(tree))), "alt": publication.labels["thread"], "width": "551"}))
    )
    parts.append(styled("Version", publication.version))
    parts.append(styled("Date", publication.date))
    if publication.fingerprint:
        parts.append(styled("Fingerprint", f"{publication.labels['fingerprint']} {publication.fingerprint}"))
    parts.append(styled("ContentsHeading", publication.labels["contents"]))
    parts.append(E.p("contents"))
    for place, part in enumerate(parts):
        tree.insert(place, part)


def styled(style: str, words: str) -> HtmlElement:
    """A paragraph in a style of the reference document."""
    return E.div({"custom-style": style}, E.p(words))


def knots(tree: HtmlElement) -> int:
    """One for each chapter."""
    return min(12, sum(1 for level, _words, _name, numbered in chapters(tree) if level == 1 and numbered) or 3)


def thread(count: int) -> str:
    """The thread with its knots, as on the PDF's cover."""
    step = 620 / (count + 1)
    path, dots = "M0 12", []
    for number in range(1, count + 2):
        x, y, before = step * number, 44 if number % 2 else 12, 12 if number % 2 else 44
        middle = x - step / 2
        path += f"C{middle:.1f} {before} {middle:.1f} {y} {x:.1f} {y}"
        if number <= count:
            dots.append(f'<circle cx="{x:.1f}" cy="{y}" r="8" fill="#b0195a"/>')
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 620 56" width="620" height="56">'
        f'<path d="{path}" fill="none" stroke="#b0195a" stroke-width="4"/>{"".join(dots)}</svg>'
    )


def data_uri(svg: str) -> str:
    """A picture inside the text, as every reader shows it."""
    return "data:image/png;base64," + base64.b64encode(png(svg)).decode()


@lru_cache(maxsize=32)
def png(svg: str) -> bytes:
    """Some readers show no SVG: Typst, which has our fonts, turns it into pixels."""
    source = '#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("drawing.svg")'
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "drawing.svg").write_text(svg)
        (Path(folder) / "main.typ").write_text(source)
        return typeset(Path(folder) / "main.typ", format="png", ppi=PIXELS_PER_INCH)


def embed_pictures(tree: HtmlElement, publication: Publication) -> None:
    """Put every picture into the text itself: pandoc may not open files."""
    for picture in tree.iter("img"):
        name = picture.get("src", "")
        if name in publication.figures:
            picture.set("src", data_uri(publication.figures[name].svg))
            picture.set("width", "551")
