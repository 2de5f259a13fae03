"""What every format carries: title, language, headings, pictures' words, directions, sources as asked for."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from lxml import etree, html

from tests.exports.conftest import concept
from workshop.exports.building import build
from workshop.exports.publication import FORMATS, SOURCES

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
WP = {"wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"}
ODF = {
    prefix: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
        ("svg", "svg-compatible"),
        ("fo", "xsl-fo-compatible"),
    )
}
X = {"x": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops", "opf": "http://www.idpf.org/2007/opf"}
ANNEX = "Woher das kommt"
SAID = "Спільна кухня раз на тиждень"


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def words(content: bytes, format_: str) -> str:
    """All a reader finds, however the format keeps it."""
    if format_ in ("md", "html"):
        text = content.decode()
        return html.fromstring(text).text_content() if format_ == "html" else text
    names = (".xml", ".xhtml")
    trees = [etree.fromstring(part) for name, part in sorted(parts(content).items()) if name.endswith(names)]
    return "\n".join("".join(tree.itertext()) for tree in trees)


@pytest.mark.parametrize("sources", SOURCES)
@pytest.mark.parametrize("format_", [name for name in FORMATS if name != "pdf"])
def test_sources_are_an_annex_notes_or_nothing(format_, sources):
    found = words(build(concept(), format_, sources=sources), format_)

    assert "Integrationskonzept der Stadt Auenbrück" in found
    assert "Ein offener Raum in jedem Stadtteil" in found
    assert "Die Note mit" in found
    assert (ANNEX in found) == (sources == "annex")
    assert (SAID in found) == (sources != "none")
    assert ("مكان تلتقي فيه الأمهات مع" in found) == (sources != "none")


@pytest.mark.parametrize("format_", FORMATS)
def test_the_same_publication_is_the_same_text_again(format_):
    first, second = (build(concept(), format_) for _time in range(2))
    if format_ in ("html", "md", "pdf"):
        assert first == second
    else:
        assert {n: p for n, p in parts(first).items() if n.endswith("ml")} == {
            n: p for n, p in parts(second).items() if n.endswith("ml")
        }


def test_docx_opens_as_a_finished_document():
    found = parts(build(concept(), "docx"))
    document = etree.fromstring(found["word/document.xml"])

    def all_of(path: str) -> list:
        return document.xpath(path, namespaces=W | WP)

    styles = [str(style) for style in all_of("//w:p/w:pPr/w:pStyle/@w:val")]
    assert styles[:2] == ["Municipality", "Title"]
    assert styles.count("Heading1") == 3
    assert {"Heading2", "Heading3", "TOC1", "TOC2", "TableHeading", "TableText"} <= set(styles)
    assert len(all_of("//w:tblHeader")) == 1
    assert all_of("//wp:docPr/@descr")[1:] == ["Acht Sprachen, zuerst Deutsch"]
    assert all_of("//w:p[w:pPr/w:bidi]//w:lang/@w:bidi") == ["ar"]
    assert set(all_of("//w:lang/@w:val")) >= {"uk", "ar"}
    assert all_of("//w:sectPr/w:pgSz/@w:w") == ["11906"]
    assert len(all_of("//w:footnoteReference")) == 2
    contents = all_of("//w:p[w:pPr/w:pStyle[starts-with(@w:val, 'TOC')]]//w:hyperlink/@w:anchor")
    assert set(contents) <= set(all_of("//w:bookmarkStart/@w:name"))
    assert len(contents) == 4


def test_docx_marks_lead_to_the_sources():
    document = etree.fromstring(parts(build(concept(), "docx"))["word/document.xml"])

    def all_of(path: str) -> list:
        return document.xpath(path, namespaces=W)

    unnumbered = all_of("//w:p[w:pPr/w:numPr/w:numId/@w:val = '0']")
    assert ["".join(p.itertext()) for p in unnumbered] == [ANNEX]
    marks = all_of("//w:hyperlink[starts-with(@w:anchor, 'source-')]/@w:anchor")
    assert marks == ["source-1", "source-2", "source-3", "source-1"]
    assert set(marks) <= set(all_of("//w:bookmarkStart/@w:name"))


def test_docx_has_page_numbers_headings_that_count_and_its_title():
    found = parts(build(concept(), "docx"))

    assert b"PAGE" in found["word/footer1.xml"]
    assert "Fassung 3: Vorlage" in found["word/footer1.xml"].decode()
    assert b"STYLEREF" in found["word/header1.xml"]
    styles = etree.fromstring(found["word/styles.xml"])
    assert styles.xpath("string(//w:style[@w:styleId='Heading2']//w:numId/@w:val)", namespaces=W) == "77"
    numbering = etree.fromstring(found["word/numbering.xml"])
    assert numbering.xpath("//w:num[@w:numId='77']", namespaces=W)
    core = found["docProps/core.xml"].decode()
    assert "<dc:title>Integrationskonzept der Stadt Auenbrück</dc:title>" in core
    assert "<dc:language>de</dc:language>" in core


def test_odt_opens_as_a_finished_document():
    found = parts(build(concept(), "odt"))
    content = etree.fromstring(found["content.xml"])

    def all_of(path: str) -> list:
        return content.xpath(path, namespaces=ODF)

    assert [h.get(f"{{{ODF['text']}}}outline-level") for h in all_of("//text:h")] == ["1", "2", "3", "1", "1"]
    assert all_of("//draw:frame/svg:desc/text()")[1:] == ["Acht Sprachen, zuerst Deutsch"]
    assert len(all_of("//table:table-header-rows")) == 1
    assert len(all_of("//text:note")) == 2
    assert len(all_of("//text:table-of-content//text:a")) == 4
    assert all_of("string(//text:h[@text:is-list-header='true'])") == ANNEX
    right_to_left = all_of("//style:style[style:paragraph-properties/@style:writing-mode='rl-tb']/@style:name")
    turned = [p for p in all_of("//text:p") if p.get(f"{{{ODF['text']}}}style-name") in right_to_left]
    assert "مكان تلتقي فيه الأمهات" in ["".join(p.itertext()) for p in turned]
    assert {"ar", "uk"} <= set(
        all_of("//style:text-properties/@fo:language | //style:text-properties/@style:language-complex")
    )
    names = set(all_of("//style:style/@style:name"))
    assert not names & set(all_of("//office:automatic-styles/style:style/@style:parent-style-name"))


def test_odt_is_a4_with_page_numbers_and_its_title():
    found = parts(build(concept(), "odt"))
    styles = etree.fromstring(found["styles.xml"])

    sizes = styles.xpath("//style:page-layout-properties/@fo:page-width", namespaces=ODF)
    assert set(sizes) == {"210mm"}
    assert styles.xpath("//style:footer//text:page-number", namespaces=ODF)
    assert "Fassung 3: Vorlage" in found["styles.xml"].decode()
    assert "Integrationskonzept der Stadt Auenbrück" in found["meta.xml"].decode()
    assert next(iter(found)) == "mimetype"
    assert found["mimetype"] == b"application/vnd.oasis.opendocument.text"


def test_epub_is_well_made():
    found = parts(build(concept(), "epub"))

    assert next(iter(found)) == "mimetype"
    package = etree.fromstring(found["EPUB/content.opf"])
    assert package.get("version") == "3.0"
    assert package.xpath("string(//dc:title)", namespaces={"dc": "http://purl.org/dc/elements/1.1/"})
    manifest = {item.get("href"): item for item in package.iter("{*}item")}
    assert {f"EPUB/{href}" for href in manifest} == {
        name for name in found if name.startswith("EPUB/") and name != "EPUB/content.opf"
    }
    assert [i.get("href") for i in manifest.values() if "cover-image" in (i.get("properties") or "")] == [
        "media/cover.png"
    ]
    ids = {item.get("id") for item in manifest.values()}
    assert {ref.get("idref") for ref in package.iter("{*}itemref")} <= ids
    nav = etree.fromstring(found["EPUB/nav.xhtml"])
    assert nav.xpath("//x:nav[@epub:type='toc']//x:a[contains(., 'Ziele')]", namespaces=X)


def test_epub_links_lead_somewhere_and_passages_have_their_language():
    found = parts(build(concept(), "epub"))
    pages = {name: etree.fromstring(part) for name, part in found.items() if name.endswith(".xhtml")}

    ids = {name: set(tree.xpath("//@id")) for name, tree in pages.items()}
    for name, tree in pages.items():
        assert tree.get("lang") == "de"
        for href in tree.xpath("//x:a/@href", namespaces=X):
            if not href.startswith("https:"):
                page, _hash, anchor = href.partition("#")
                target = f"EPUB/{'text/' if name.startswith('EPUB/text') else ''}{page}" if page else name
                assert not anchor or anchor in ids[target], (name, href)
    everything = list(pages.values())
    assert any(tree.xpath("//*[@lang='ar' and @dir='rtl']") for tree in everything)
    assert any(tree.xpath("//*[@lang='uk']") for tree in everything)
    assert [alt for tree in everything for alt in tree.xpath("//x:img/@alt", namespaces=X)] == [
        "Acht Sprachen, zuerst Deutsch"
    ]


def test_html_is_one_file_that_asks_for_nothing():
    page = build(concept(), "html").decode()
    tree = html.fromstring(page)

    assert tree.get("lang") == "de"
    assert tree.xpath("string(//title)") == "Integrationskonzept der Stadt Auenbrück, Fassung 3: Vorlage"
    assert not tree.xpath("//script | //link | //iframe")
    assert all(src.startswith("data:") for src in tree.xpath("//@src"))
    assert all(address.startswith("data:") for address in re.findall(r"url\(([^)]*)\)", page))
    assert [h.tag for h in tree.xpath("//h1 | //h2 | //h3 | //h4")] == ["h1", "h2", "h2", "h3", "h4", "h2", "h2"]
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")} <= set(ids)
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page


def test_markdown_can_be_read_as_it_is():
    text = build(concept(), "md").decode()

    assert text.startswith("# Integrationskonzept der Stadt Auenbrück\n")
    assert "## 1.1 Ziele" in text
    assert "[@F1-2; @F1-3]" in text
    assert "- **@F1-3** [Спільна кухня раз на тиждень]{lang=uk} (Forum 1, Karte 3)" in text
    assert "[@F1" not in build(concept(), "md", sources="none").decode()
    assert "[^F1-2][^F1-3]" in build(concept(), "md", sources="notes").decode()


def test_only_cited_sources_stand_in_the_annex():
    assert "Steht in keinem Absatz" not in words(build(concept(), "html"), "html")


def test_a_key_without_a_source_is_named_in_every_format():
    lost = concept(text="# A\n\nEin Satz [@F9-9].")
    for format_ in ("html", "docx", "odt", "epub"):
        assert "F9-9: unbekannte Quelle" in words(build(lost, format_), format_)
