"""The PDF: PDF/UA-1 and PDF/A-2a declared, and the structure that they ask for really there."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from tests.exports.conftest import concept
from workshop.exports.building import build


@pytest.fixture(scope="module")
def pdf() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(build(concept(), "pdf")))


def elements(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the structure tree."""
    waiting = [pdf.Root.StructTreeRoot]
    while waiting:
        node = waiting.pop()
        children = node.get("/K")
        for child in [] if children is None else children if isinstance(children, pikepdf.Array) else [children]:
            if isinstance(child, pikepdf.Dictionary) and "/S" in child:
                yield child
                waiting.append(child)


def tags(pdf: pikepdf.Pdf) -> Counter[str]:
    return Counter(str(element.S) for element in elements(pdf))


def test_it_declares_both_standards(pdf):
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["dc:title"] == "Integrationskonzept der Stadt Auenbrück"
        assert metadata["dc:creator"] == ["Stadt Auenbrück"]
    assert "/OutputIntents" in pdf.Root


def test_it_has_a_title_a_language_and_bookmarks(pdf):
    assert str(pdf.Root.Lang) == "de-DE"
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert bool(pdf.Root.MarkInfo.Marked)
    with pdf.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles == ["1 Unsere Haltung", "2 Was noch offen ist", "Woher das kommt"]


def test_tables_have_headers_with_a_scope(pdf):
    headers = [element for element in elements(pdf) if element.S == "/TH"]
    assert len(headers) == 3
    for header in headers:
        attributes = header.A if isinstance(header.A, pikepdf.Array) else [header.A]
        assert any(str(a.get("/Scope")) == "/Column" for a in attributes)
    assert tags(pdf)["/TR"] == 3


def test_pictures_have_their_words(pdf):
    figures = [element for element in elements(pdf) if element.S == "/Figure"]
    assert [str(figure.Alt) for figure in figures] == ["Acht Sprachen, zuerst Deutsch"]


def test_headings_notes_and_contents_are_what_they_are(pdf):
    found = tags(pdf)
    assert found["/H1"] >= 3
    assert found["/H2"] == 1
    assert found["/H3"] == 1
    assert found["/Note"] == 2
    assert found["/TOC"] >= 1
    assert found["/L"] >= 1


def test_foreign_passages_have_their_language(pdf):
    of_elements = {str(element.Lang) for element in elements(pdf) if "/Lang" in element}
    inside = {lang for page in pdf.pages for lang in re.findall(rb"/Lang ?\((\w+)", page.Contents.read_bytes())}

    assert {"ar", "uk"} <= of_elements
    assert b"ti" in inside, "a word inside a note"


def test_every_link_can_be_told_and_reached(pdf):
    links = [a for page in pdf.pages for a in page.get("/Annots", []) if a.Subtype == "/Link"]
    assert links
    assert all("/StructParent" in link and "/Contents" in link for link in links)
    assert {str(page.Tabs) for page in pdf.pages if "/Annots" in page} == {"/S"}


def test_every_font_is_inside_the_file(pdf):
    fonts = [font for page in pdf.pages for font in page.Resources.get("/Font", {}).values()]
    described = [font.DescendantFonts[0].FontDescriptor for font in fonts if "/DescendantFonts" in font]
    assert described
    assert all("/FontFile2" in d or "/FontFile3" in d for d in described)


def test_pages_are_a4(pdf):
    assert {tuple(round(float(side)) for side in page.MediaBox) for page in pdf.pages} == {(0, 0, 595, 842)}
