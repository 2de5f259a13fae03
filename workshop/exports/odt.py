"""ODT: what pandoc's OpenDocument lacks is put in: alternative texts, direction, cover page, contents."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree
from lxml.html import HtmlElement

from workshop.core.markdown import starts_from_the_right
from workshop.exports.archives import Change, Element, change_parts, needed
from workshop.exports.cover import add_cover, embed_pictures
from workshop.exports.manuscript import chapters, to_html
from workshop.exports.numbering import Heading, counted
from workshop.exports.pandoc import REFERENCES, metadata, pandoc
from workshop.exports.passages import for_pandoc
from workshop.exports.publication import Progress, Publication

BASE = "urn:oasis:names:tc:opendocument:xmlns:"
NAMES = {
    "office": BASE + "office:1.0",
    "style": BASE + "style:1.0",
    "text": BASE + "text:1.0",
    "table": BASE + "table:1.0",
    "draw": BASE + "drawing:1.0",
    "svg": BASE + "svg-compatible:1.0",
    "fo": BASE + "xsl-fo-compatible:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}


def build_odt(publication: Publication, tree: HtmlElement, progress: Progress) -> bytes:
    """The publication for LibreOffice and its relatives."""
    embed_pictures(tree, publication)
    headings = list(chapters(tree))
    add_cover(tree, publication)
    words = [picture.get("alt", "") for picture in tree.iter("img")]
    for_pandoc(tree, "odt")
    reference = f"--reference-doc={REFERENCES / 'publication.odt'}"
    made = pandoc(to_html(tree), "odt", reference, *metadata(lang=publication.language, pagetitle=publication.title))
    progress(70)

    changes: dict[str, Change] = {
        "content.xml": lambda content: finish(content, words, headings),
        "styles.xml": lambda styles: sign(styles, f"{publication.title} · {publication.version}"),
        "meta.xml": lambda meta: set_properties(meta, publication),
    }
    return change_parts(made, changes)


def finish(content: Element, words: Sequence[str], headings: Sequence[Heading]) -> None:
    """Everything the text itself lacks."""
    describe(content, words)
    mend_parents(content)
    turn_right_to_left(content)
    begin_with_cover(content)
    fill_contents(content, headings)
    unnumber(content, {name for _level, _words, name, numbered in headings if not numbered})
    style_cells(content)
    style_marks(content)


def sign(styles: Element, words: str) -> None:
    """Title and version at the foot of each page."""
    for footer in styles.iter(q("text:p")):
        if footer.text == "FOOTER":
            footer.text = words


def q(name: str) -> str:
    """A name with its space written out."""
    prefix, local = name.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


def element(tag: str, attributes: dict[str, str] | None = None, text: str | None = None) -> Element:
    """An OpenDocument element."""
    made = etree.Element(q(tag), {q(name): value for name, value in (attributes or {}).items()})
    made.text = text
    return made


def describe(content: Element, words: Sequence[str]) -> None:
    """Alternative texts, in the order of the pictures."""
    for frame, said in zip(content.iter(q("draw:frame")), words, strict=True):
        for old in frame.findall(q("svg:desc")):
            frame.remove(old)
        frame.append(element("svg:desc", text=said))


def mend_parents(content: Element) -> None:
    """Pandoc lets automatic styles inherit from one another, which no program follows; quotes keep their margins."""
    parent = q("style:parent-style-name")
    styles = {style.get(q("style:name")): style for style in content.iter(q("style:style"))}
    for style in styles.values():
        while style.get(parent) in styles:
            style.set(parent, styles[style.get(parent)].get(parent, "Standard"))
        if style.get(parent) == "Quotations":
            for properties in style.findall(q("style:paragraph-properties")):
                style.remove(properties)


def turn_right_to_left(content: Element) -> None:
    """Paragraphs that begin with Arabic or Hebrew letters run from right to left."""
    styles = needed(content.find(q("office:automatic-styles")))
    made: dict[str, str] = {}
    lasting = {s.get(q("style:name")): s.get(q("style:parent-style-name"), "Standard") for s in styles}
    for paragraph in content.iter(q("text:p"), q("text:h")):
        if starts_from_the_right("".join(map(str, paragraph.itertext()))):
            old = paragraph.get(q("text:style-name"), "Standard")
            if old not in made:
                made[old] = f"RightToLeft{len(made)}"
                styles.append(right_to_left(made[old], lasting.get(old, old)))
            paragraph.set(q("text:style-name"), made[old])


def right_to_left(name: str, parent: str) -> Element:
    """A style like another, the other way round."""
    style = element(
        "style:style",
        {"style:name": name, "style:family": "paragraph", "style:parent-style-name": parent},
    )
    style.append(element("style:paragraph-properties", {"style:writing-mode": "rl-tb", "fo:text-align": "right"}))
    return style


def begin_with_cover(content: Element) -> None:
    """The first paragraph opens the cover page; the contents open the pages with header and footer."""
    styles = needed(content.find(q("office:automatic-styles")))
    for name, page in (("Municipality", "Cover"), ("ContentsHeading", "Standard")):
        opening = element(
            "style:style",
            {
                "style:name": f"{name}Page",
                "style:family": "paragraph",
                "style:parent-style-name": name,
                "style:master-page-name": page,
            },
        )
        styles.append(opening)
        first = next(p for p in content.iter(q("text:p")) if p.get(q("text:style-name")) == name)
        first.set(q("text:style-name"), f"{name}Page")


def fill_contents(content: Element, headings: Sequence[Heading]) -> None:
    """A table of contents that is there at once as links; the program adds page numbers when it updates it."""
    paragraphs = list(content.iter(q("text:p")))
    title = next(p for p in paragraphs if p.get(q("text:style-name")) == "ContentsHeadingPage")
    place = needed(title.getnext())
    table = element("text:table-of-content", {"text:name": "Contents", "text:protected": "false"})
    table.append(source_of_contents())
    body = element("text:index-body")
    for (level, words, name, _numbered), number in counted(headings):
        if level > 2:
            continue
        line = element("text:p", {"text:style-name": f"Contents_20_{level}"})
        line.append(
            element(
                "text:a",
                {"xlink:type": "simple", "xlink:href": f"#{name}", **link_style("IndexLink")},
                f"{number}\u2002{words}" if number else words,
            )
        )
        body.append(line)
    table.append(body)
    needed(place.getparent()).replace(place, table)


def link_style(name: str) -> dict[str, str]:
    """A link that does not look like one on the web."""
    return {"text:style-name": name, "text:visited-style-name": name}


def style_marks(content: Element) -> None:
    """Marks of sources look like marks, visited or not."""
    for link in content.iter(q("text:a")):
        if link.get(q("xlink:href"), "").startswith("#source-"):
            for name, value in link_style("SourceMark").items():
                link.set(q(name), value)


def source_of_contents() -> Element:
    """How the program makes the table again: number, words, page."""
    source = element("text:table-of-content-source", {"text:outline-level": "2"})
    for level in ("1", "2"):
        line = element(
            "text:table-of-content-entry-template",
            {"text:outline-level": level, "text:style-name": f"Contents_20_{level}"},
        )
        for part, attributes in (
            ("text:index-entry-link-start", {}),
            ("text:index-entry-chapter", {}),
            ("text:index-entry-text", {}),
            ("text:index-entry-tab-stop", {"style:type": "right"}),
            ("text:index-entry-page-number", {}),
            ("text:index-entry-link-end", {}),
        ):
            line.append(element(part, attributes))
        source.append(line)
    return source


def unnumber(content: Element, names: set[str]) -> None:
    """Take the number from the headings that have none."""
    for heading in content.iter(q("text:h")):
        if any(mark.get(q("text:name")) in names for mark in heading.iter(q("text:bookmark-start"))):
            heading.set(q("text:is-list-header"), "true")


def style_cells(content: Element) -> None:
    """Rows with a line below, the first one shaded; room above and below a table."""
    for properties in content.iter(q("style:table-properties")):
        properties.set(q("fo:margin-top"), "8pt")
        properties.set(q("fo:margin-bottom"), "12pt")
    for style in content.iter(q("style:style")):
        name = style.get(q("style:name"))
        if name in ("TableHeaderRowCell", "TableRowCell"):
            shade = {"fo:background-color": "#e3eaea"} if name == "TableHeaderRowCell" else {}
            for old in list(style):
                style.remove(old)
            borders = {"fo:border": "none", "fo:border-bottom": "0.5pt solid #c2cecf", "fo:padding": "3.5pt"}
            style.append(element("style:table-cell-properties", {**borders, **shade}))


def set_properties(meta: Element, publication: Publication) -> None:
    """Title, author and language, as file managers and screen readers read them."""
    place = needed(meta.find(q("office:meta")))
    for name, words in (
        ("dc:title", publication.title),
        ("dc:creator", publication.municipality),
        ("dc:language", publication.language),
        ("dc:subject", publication.version),
    ):
        for old in place.findall(q(name)):
            place.remove(old)
        place.append(element(name, text=words))
