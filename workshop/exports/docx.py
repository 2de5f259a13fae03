"""DOCX: what pandoc leaves open is filled in, so that the file is finished when it is opened."""

from __future__ import annotations

from lxml import etree
from lxml.html import HtmlElement

from workshop.exports.archives import Change, Element, change_parts, needed
from workshop.exports.cover import add_cover, embed_pictures
from workshop.exports.manuscript import chapters, to_html
from workshop.exports.numbering import Heading, counted
from workshop.exports.pandoc import REFERENCES, metadata, pandoc
from workshop.exports.passages import for_pandoc
from workshop.exports.publication import Progress, Publication

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def build_docx(publication: Publication, tree: HtmlElement, progress: Progress) -> bytes:
    """The publication for Word and its relatives."""
    embed_pictures(tree, publication)
    headings = list(chapters(tree))
    add_cover(tree, publication)
    for_pandoc(tree, "docx")
    reference = f"--reference-doc={REFERENCES / 'publication.docx'}"
    made = pandoc(to_html(tree), "docx", reference, *metadata(lang=publication.language, pagetitle=publication.title))
    progress(70)

    changes: dict[str, Change] = {
        "word/document.xml": lambda document: finish(document, headings),
        "word/footer1.xml": lambda foot: replace_words(foot, f"{publication.title} · {publication.version}"),
        "docProps/core.xml": lambda core: set_properties(core, publication),
    }
    return change_parts(made, changes)


def finish(document: Element, headings: list[Heading]) -> None:
    """Everything the text itself lacks."""
    fill_contents(document, headings)
    unnumber(document, {name for _level, _words, name, numbered in headings if not numbered})
    style_tables(document)
    part_tables(document)
    name_right_to_left(document)


def w(tag: str, *children: Element, **attributes: str) -> Element:
    """A WordprocessingML element."""
    element = etree.Element(W + tag, {W + name: value for name, value in attributes.items()})
    element.extend(children)
    return element


def run(words: str) -> Element:
    """A run of plain text."""
    text = w("t")
    text.text = words
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return w("r", text)


def field(kind: str, **more: str) -> Element:
    """One end of a field."""
    return w("r", w("fldChar", fldCharType=kind, **more))


def instruction(words: str) -> Element:
    """What a field is for."""
    text = w("instrText")
    text.text = f" {words} "
    return w("r", text)


def style_of(paragraph: Element) -> str:
    """The style a paragraph has."""
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(W + "val", "")


def fill_contents(document: Element, headings: list[Heading]) -> None:
    """A table of contents that is there at once as links, and gets its page numbers when Word opens the file."""
    paragraphs = document[0].findall(f"{W}p")
    title = next(p for p in paragraphs if style_of(p) == "ContentsHeading")
    place = needed(title.getnext())
    lines = [line_of_contents(heading, number) for heading, number in counted(headings) if heading[0] <= 2]
    if lines:
        begin = [field("begin", dirty="true"), instruction('TOC \\o "1-2" \\h \\z \\u'), field("separate")]
        for offset, part in enumerate(begin):
            lines[0].insert(1 + offset, part)
        lines[-1].append(field("end"))
    for line in lines:
        place.addprevious(line)
    needed(place.getparent()).remove(place)


def line_of_contents(heading: Heading, number: str) -> Element:
    """One line, a link to its chapter."""
    level, words, name, _numbered = heading
    link = w("hyperlink", run(f"{number}\u2002{words}" if number else words), anchor=name, history="1")
    return w("p", w("pPr", w("pStyle", val=f"TOC{level}")), link)


def unnumber(document: Element, names: set[str]) -> None:
    """Take the number from the headings that have none."""
    for bookmark in document.iter(f"{W}bookmarkStart"):
        following = bookmark.getnext()
        if bookmark.get(W + "name") in names and following is not None and following.tag == W + "p":
            following[0].append(w("numPr", w("ilvl", val="0"), w("numId", val="0")))


def style_tables(document: Element) -> None:
    """Words in tables are smaller, and bolder in the first row."""
    for row in document.iter(f"{W}tr"):
        header = row.find(f"{W}trPr/{W}tblHeader") is not None
        if row.find(f"{W}trPr") is None:
            row.insert(0, w("trPr"))
        row[0].insert(0, w("cantSplit"))
        for style in row.iter(f"{W}pStyle"):
            style.set(W + "val", "TableHeading" if header else "TableText")


def part_tables(document: Element) -> None:
    """Room below a table, which has none of its own."""
    for table in document.iter(f"{W}tbl"):
        following = table.getnext()
        if following is not None and following.tag == W + "p" and style_of(following) in ("BodyText", "FirstParagraph"):
            following[0].append(w("spacing", before="240"))


def name_right_to_left(document: Element) -> None:
    """The language of a right-to-left run stands in an attribute of its own."""
    for letters in document.iter(f"{W}rPr"):
        language = letters.find(f"{W}lang")
        if language is not None and letters.find(f"{W}rtl") is not None:
            language.set(W + "bidi", language.get(W + "val", ""))


def replace_words(part: Element, words: str) -> None:
    """Put words in place of the placeholder."""
    for text in part.iter(f"{W}t"):
        if text.text == "FOOTER":
            text.text = words


def set_properties(core: Element, publication: Publication) -> None:
    """Title, author and language, as file managers and screen readers read them."""
    purl = "{http://purl.org/dc/elements/1.1/}"
    for name, words in (
        ("title", publication.title),
        ("creator", publication.municipality),
        ("language", publication.language),
        ("subject", publication.version),
    ):
        found = core.find(purl + name)
        if found is None:
            found = etree.SubElement(core, purl + name)
        found.text = words
