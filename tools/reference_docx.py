"""The reference document that gives Word files their look, made from pandoc's own."""

from __future__ import annotations

from lxml import etree

from tools.house_styles import ACT, COVER, FELT, GROUND, HEADS, LINE, MADDER, READING, STYLES, Style

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = {"Contents 1": "TOC1", "Contents 2": "TOC2"}
SPOKEN = {"Contents 1": "toc 1", "Contents 2": "toc 2"}


def xml(text: str) -> etree._Element:
    """An element written out, with the usual prefixes."""
    return etree.fromstring(f'<x xmlns:w="{W}" xmlns:r="{R}">{text}</x>')[0]


def fonts(name: str) -> str:
    """Latin and Arabic letters from our fonts."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{READING}" w:cs="Noto Sans Arabic"/>'


def letters(style: Style) -> str:
    """What a style says about letters."""
    bold = "<w:b/><w:bCs/>" if style.bold else '<w:b w:val="0"/><w:bCs w:val="0"/>'
    size = round(style.size * 2)
    return (
        f'<w:rPr>{fonts(style.font)}{bold}<w:i w:val="0"/><w:iCs w:val="0"/><w:color w:val="{style.colour}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )


def lines(style: Style) -> str:
    """What a style says about its paragraph."""
    parts = ["<w:keepNext/>" if style.keep else "", "<w:pageBreakBefore/>" if style.new_page else ""]
    if 0 < style.level <= 3:
        parts.append(f'<w:numPr><w:ilvl w:val="{style.level - 1}"/><w:numId w:val="77"/></w:numPr>')
    if style.shaded:
        parts.append(f'<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="{LINE}"/></w:pBdr>')
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{GROUND}"/>')
    if style.name.startswith("Contents") or style.name == "Footer":
        parts.append('<w:tabs><w:tab w:val="right" w:pos="8278"/></w:tabs>')
    before, after, line = round(style.before * 20), round(style.after * 20), round(style.line * 200)
    parts.append(f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>')
    if style.indent:
        parts.append(f'<w:ind w:start="{round(style.indent * 20)}"/>')
    if style.level:
        parts.append(f'<w:outlineLvl w:val="{style.level - 1}"/>')
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def paragraph_style(style: Style) -> etree._Element:
    """A whole style."""
    ident = NAMES.get(style.name, style.name.replace(" ", ""))
    following = "BodyText" if style.level or style in COVER else ident
    return xml(
        f'<w:style w:type="paragraph" w:styleId="{ident}"><w:name w:val="{SPOKEN.get(style.name, style.name)}"/>'
        f'<w:basedOn w:val="Normal"/><w:next w:val="{following}"/>'
        f"<w:qFormat/>{lines(style)}{letters(style)}</w:style>"
    )


def other_styles() -> list[etree._Element]:
    """Letters of marks and links, and the table."""
    return [
        xml(
            f'<w:style w:type="character" w:customStyle="1" w:styleId="SourceMark"><w:name w:val="SourceMark"/>'
            f'<w:rPr>{fonts(HEADS)}<w:b/><w:bCs/><w:color w:val="{MADDER}"/><w:vertAlign w:val="superscript"/>'
            f"</w:rPr></w:style>"
        ),
        xml(
            '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
            f'<w:rPr><w:color w:val="{ACT}"/><w:u w:val="single"/></w:rPr></w:style>'
        ),
        xml(
            '<w:style w:type="table" w:customStyle="1" w:styleId="Table"><w:name w:val="Table"/><w:basedOn '
            'w:val="TableNormal"/>'
            f'<w:tblPr><w:tblBorders><w:top w:val="single" w:sz="8" w:color="0b2229"/><w:bottom w:val="single" '
            f'w:sz="4" w:color="{LINE}"/>'
            f'<w:insideH w:val="single" w:sz="4" w:color="{LINE}"/></w:tblBorders><w:tblCellMar>'
            '<w:top w:w="70" w:type="dxa"/><w:start w:w="90" w:type="dxa"/><w:bottom w:w="70" w:type="dxa"/>'
            '<w:end w:w="90" w:type="dxa"/>'
            '</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr>'
            f'<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{FELT}"/></w:tcPr></w:tblStylePr></w:style>'
        ),
    ]


def numbering() -> list[etree._Element]:
    """Headings count themselves: 1, 1.1, 1.1.1."""
    levels = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Heading{n + 1}"/>'
        f'<w:suff w:val="space"/><w:lvlText w:val="{".".join(f"%{i + 1}" for i in range(n + 1))} "/><w:lvlJc '
        f'w:val="start"/>'
        f'<w:pPr><w:ind w:start="0" w:firstLine="0"/></w:pPr><w:rPr><w:color w:val="{MADDER}"/></w:rPr></w:lvl>'
        for n in range(3)
    )
    return [
        xml(f'<w:abstractNum w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'),
        xml('<w:num w:numId="77"><w:abstractNumId w:val="77"/></w:num>'),
    ]


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdHead"/><w:footerReference w:type="default" '
    'r:id="rIdFoot"/>'
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1814" w:right="1588" w:bottom="1701" w:left="2041" '
    'w:header="850" w:footer="850" w:gutter="0"/><w:titlePg/></w:sectPr>'
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {} </w:instrText>'
    '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{}</w:t></w:r><w:r><w:fldChar '
    'w:fldCharType="end"/></w:r>'
)


def page_part(kind: str, content: str) -> bytes:
    """A header or a footer."""
    style = "Header" if kind == "hdr" else "Footer"
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><w:{kind} xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="{style}"/>'
        f"</w:pPr>"
        f"{content}</w:p></w:{kind}>"
    ).encode()


def reference_docx(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Pandoc's parts, with our styles, numbering, page, header and footer."""
    styles = etree.fromstring(parts["word/styles.xml"])
    ours = [paragraph_style(style) for style in STYLES] + other_styles()
    names = {style.get(f"{{{W}}}styleId") for style in ours}
    for old in styles.findall(f"{{{W}}}style"):
        if old.get(f"{{{W}}}styleId") in names:
            styles.remove(old)
    styles.extend(ours)
    parts["word/styles.xml"] = etree.tostring(styles, xml_declaration=True, encoding="UTF-8", standalone=True)
    numbers = etree.fromstring(parts["word/numbering.xml"])
    definition, number = numbering()
    numbers.insert(0, definition)
    numbers.append(number)
    parts["word/numbering.xml"] = etree.tostring(numbers, xml_declaration=True, encoding="UTF-8", standalone=True)
    add_page(parts)
    return parts


def add_page(parts: dict[str, bytes]) -> None:
    """A4, with the chapter above, the title and the number of the page below, and a first page without."""
    document = etree.fromstring(parts["word/document.xml"])
    body = document[0]
    for child in list(body):
        if child.tag == f"{{{W}}}sectPr":
            body.remove(child)
    body.append(xml(SECTION))
    parts["word/document.xml"] = etree.tostring(document, xml_declaration=True, encoding="UTF-8", standalone=True)
    parts["word/header1.xml"] = page_part("hdr", FIELD.format("STYLEREF &quot;Heading 1&quot;", ""))
    parts["word/footer1.xml"] = page_part(
        "ftr", f"<w:r><w:t>FOOTER</w:t></w:r><w:r><w:tab/></w:r>{FIELD.format('PAGE', '1')}"
    )
    relations = parts["word/_rels/document.xml.rels"].decode()
    types = parts["[Content_Types].xml"].decode()
    for ident, kind in (("rIdHead", "header"), ("rIdFoot", "footer")):
        relations = relations.replace(
            "</Relationships>", f'<Relationship Id="{ident}" Type="{R}/{kind}" Target="{kind}1.xml"/></Relationships>'
        )
        types = types.replace(
            "</Types>",
            f'<Override PartName="/word/{kind}1.xml" ContentType="application/vnd.openxmlformats-officedocument.'
            f'wordprocessingml.{kind}+xml"/></Types>',
        )
    parts["word/_rels/document.xml.rels"], parts["[Content_Types].xml"] = relations.encode(), types.encode()
