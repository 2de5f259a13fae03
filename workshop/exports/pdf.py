"""PDF: pandoc to Typst, Typst to a tagged file that is PDF/UA-1 and PDF/A-2a at once."""

from __future__ import annotations

import json
import tempfile
from functools import cache
from pathlib import Path

from lxml.html import HtmlElement

from workshop.core.languages import direction_of
from workshop.exports.manuscript import chapters, to_html
from workshop.exports.pandoc import pandoc
from workshop.exports.passages import for_pandoc
from workshop.exports.publication import Progress, Publication
from workshop.exports.setting import typeset

HERE = Path(__file__).parent
REGIONS = {"de": "DE", "en": "GB", "fr": "FR", "tr": "TR"}
UNSHOWN = "\ufffd"


def build_pdf(publication: Publication, tree: HtmlElement, progress: Progress) -> bytes:
    """The publication as PDF."""
    for_pandoc(tree, "typst")
    for picture in tree.iter("img"):
        picture.set("src", f"{picture.get('src')}.svg")
    body = pandoc(to_html(tree), "typst", "--wrap=none", filters=("tables", "typst")).decode()
    progress(50)
    with tempfile.TemporaryDirectory() as folder:
        return compile_pdf(publication, tree, body, Path(folder))


def compile_pdf(publication: Publication, tree: HtmlElement, body: str, folder: Path) -> bytes:
    """Lay everything into a folder of its own, which is all that Typst can see, and set it."""
    for name, figure in publication.figures.items():
        (folder / name).with_suffix(".svg").write_text(figure.svg)
    (folder / "publication.typ").write_text((HERE / "typst" / "publication.typ").read_text())
    data = cover_data(publication, tree)
    if shown(body) != body:
        data["remark"] = publication.labels["unshown"]
    (folder / "data.json").write_text(shown(json.dumps(data, ensure_ascii=False)))
    start = '#import "publication.typ": *\n#show: body => publication(json("data.json"), body)\n'
    (folder / "main.typ").write_text(start + shown(body))
    return typeset(folder / "main.typ", pdf_standards=["ua-1", "a-2a"])


def cover_data(publication: Publication, tree: HtmlElement) -> dict[str, object]:
    """What the template asks for, as data: no title can become a command."""
    language = publication.language.split("-")[0]
    return {
        "title": publication.title,
        "subtitle": publication.subtitle,
        "municipality": publication.municipality,
        "version": publication.version,
        "date": publication.date,
        "day": publication.day,
        "fingerprint": publication.fingerprint,
        "remark": "",
        "lang": language,
        "region": REGIONS.get(language),
        "rtl": direction_of(language) == "rtl",
        "knots": min(12, sum(1 for level, _w, _n, numbered in chapters(tree) if level == 1 and numbered) or 3),
        "labels": dict(publication.labels),
    }


def shown(text: str) -> str:
    """The text with a sign for each character that none of our fonts has; PDF/A allows no such character."""
    have = covered()
    return "".join(c if c in "\n\t" or ord(c) in have else UNSHOWN for c in text)


@cache
def covered() -> frozenset[int]:
    """The characters our fonts have, as written down by tools/fonts.py."""
    ranges = json.loads((HERE / "typst" / "coverage.json").read_text())
    return frozenset(number for first, last in ranges for number in range(first, last + 1))
