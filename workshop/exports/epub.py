"""EPUB 3, with the cover of the PDF as a picture."""

from __future__ import annotations

import json
import tempfile
import uuid
from pathlib import Path

from lxml import etree
from lxml.html import HtmlElement
from lxml.html.builder import E

from workshop.exports.archives import change_parts, needed
from workshop.exports.cover import embed_pictures
from workshop.exports.manuscript import to_html
from workshop.exports.pandoc import metadata, pandoc
from workshop.exports.passages import for_pandoc
from workshop.exports.pdf import HERE, cover_data, shown
from workshop.exports.publication import Progress, Publication
from workshop.exports.setting import typeset


def build_epub(publication: Publication, tree: HtmlElement, progress: Progress) -> bytes:
    """The publication as an e-book."""
    with tempfile.TemporaryDirectory() as folder:
        cover = draw_cover(publication, tree, Path(folder))
    progress(40)
    embed_pictures(tree, publication)
    for_pandoc(tree, "epub")
    if publication.fingerprint:
        words = f"{publication.labels['fingerprint']} {publication.fingerprint}"
        tree.append(E.p({"class": "fingerprint"}, words))
    options = ["--number-sections", "--split-level=1", "--toc", "--toc-depth=2", "--epub-title-page=true"]
    made = pandoc(to_html(tree), "epub3", *options, *book_data(publication))
    progress(80)
    return dress(made, cover, publication.day)


def dress(book: bytes, cover: bytes, day: str) -> bytes:
    """Style and cover go in afterwards: in its sandbox pandoc may not read them."""
    style = (HERE / "web" / "book.css").read_bytes()
    parts = {"EPUB/styles/stylesheet1.css": style, "EPUB/media/cover.png": cover}

    def declare(package: etree._Element) -> None:
        declare_cover(package)
        for changed in package.iter("{http://www.idpf.org/2007/opf}meta"):
            if changed.get("property") == "dcterms:modified":
                changed.text = f"{day}T00:00:00Z"

    return change_parts(book, {"EPUB/content.opf": declare}, parts)


def declare_cover(package: etree._Element) -> None:
    """Tell shelves, old and new, which picture is the cover."""
    etree.cleanup_namespaces(package, keep_ns_prefixes=["dc"])
    opf = "{http://www.idpf.org/2007/opf}"
    attributes = {"id": "cover-image", "href": "media/cover.png", "media-type": "image/png"}
    etree.SubElement(needed(package.find(opf + "manifest")), opf + "item", {**attributes, "properties": "cover-image"})
    etree.SubElement(needed(package.find(opf + "metadata")), opf + "meta", {"name": "cover", "content": "cover-image"})


def draw_cover(publication: Publication, tree: HtmlElement, folder: Path) -> bytes:
    """The first page of the PDF, for shelves."""
    (folder / "publication.typ").write_text((HERE / "typst" / "publication.typ").read_text())
    (folder / "data.json").write_text(shown(json.dumps(cover_data(publication, tree), ensure_ascii=False)))
    start = '#import "publication.typ": *\n#let data = json("data.json")\n#set page(paper: "a4")\n'
    dress = (
        "#set text(font: reading, size: 10.3pt, fill: ink, lang: data.lang, dir: if data.rtl { rtl } else { ltr })\n"
    )
    (folder / "cover.typ").write_text(start + dress + "#cover(data)\n")
    return typeset(folder / "cover.typ", format="png", ppi=110.0)


def book_data(publication: Publication) -> list[str]:
    """What libraries and reading programs want to know."""
    identity = uuid.uuid5(
        uuid.NAMESPACE_URL, f"{publication.municipality}/{publication.title}/{publication.fingerprint}"
    )
    return metadata(
        title=publication.title,
        subtitle=publication.subtitle,
        author=publication.municipality,
        date=publication.day,
        lang=publication.language,
        rights=publication.version,
        identifier=f"urn:uuid:{identity}",
        **{"toc-title": publication.labels["contents"]},
    )
