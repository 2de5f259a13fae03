"""The reference document that gives OpenDocument files their look, made from pandoc's own."""

from __future__ import annotations

from lxml import etree

from tools.house_styles import ACT, GROUND, LINE, MADDER, STYLES, Style

SPACES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
}
NAMES = {
    "Body Text": "Text body",
    "Block Text": "Quotations",
    "Footnote Text": "Footnote",
    "Table Text": "Table Contents",
}
DECLARED = " ".join(f'xmlns:{prefix}="{address}"' for prefix, address in SPACES.items())


def xml(text: str) -> etree._Element:
    """An element written out, with the usual prefixes."""
    return etree.fromstring(f"<x {DECLARED}>{text}</x>")[0]


def part(tree: etree._Element, name: str) -> etree._Element:
    """A part pandoc's document is known to have."""
    found = tree.find(f"office:{name}", SPACES)
    if found is None:
        raise ValueError(name)
    return found


def coded(name: str) -> str:
    """A name as OpenDocument writes it."""
    return name.replace(" ", "_20_")


def paragraph_style(style: Style) -> etree._Element:
    """A whole style."""
    name = NAMES.get(style.name, style.name)
    level = f' style:default-outline-level="{style.level}"' if style.level else ""
    breaks = ' fo:break-before="page"' if style.new_page else ""
    keep = ' fo:keep-with-next="always"' if style.keep else ""
    frame = f'fo:padding="7pt" fo:border="0.5pt solid #{LINE}"'
    shade = f' fo:background-color="#{GROUND}" {frame}' if style.shaded else ""
    indent = (
        f' fo:margin-left="{style.indent}pt" fo:text-indent="0pt"'
        if style.indent
        else ' fo:margin-left="0pt" fo:text-indent="0pt"'
    )
    weight = "bold" if style.bold else "normal"
    letters = "".join(
        f' {space}:font-size{kind}="{style.size}pt" {space}:font-weight{kind}="{weight}"'
        f' {space}:font-style{kind}="normal"'
        for space, kind in (("fo", ""), ("style", "-complex"))
    )
    return xml(
        f'<style:style style:name="{coded(name)}" style:display-name="{name}" style:family="paragraph" '
        f'style:parent-style-name="Standard" style:class="text"{level}><style:paragraph-properties '
        f'fo:margin-top="{style.before}pt" '
        f'fo:margin-bottom="{style.after}pt" fo:line-height="{round(style.line * 83)}%"{indent}{breaks}{keep}{shade}>'
        f"{tabs(style)}"
        f'</style:paragraph-properties><style:text-properties style:font-name="{style.font}" '
        f'style:font-name-complex="Noto Sans Arabic" '
        f'fo:color="#{style.colour}"{letters}/></style:style>'
    )


def tabs(style: Style) -> str:
    """A stop at the end of the line for page numbers, one after a source's number."""
    if style.name.startswith("Contents") or style.name == "Footer":
        return '<style:tab-stops><style:tab-stop style:position="146mm" style:type="right"/></style:tab-stops>'
    return ""


def other_styles() -> list[etree._Element]:
    """Letters of marks and links."""
    mark = f'style:font-name="Commissioner" fo:font-weight="bold" fo:color="#{MADDER}" style:text-position="super 66%"'
    link = f'fo:color="#{ACT}" style:text-underline-style="solid" style:text-underline-width="auto"'
    return [
        xml(
            f'<style:style style:name="{name}" style:display-name="{spoken}" style:family="text">'
            f"<style:text-properties {how}/></style:style>"
        )
        for name, spoken, how in (
            ("SourceMark", "SourceMark", mark),
            ("IndexLink", "IndexLink", 'fo:color="#0b2229" style:text-underline-style="none"'),
            ("Internet_20_link", "Internet link", link),
        )
    ]


def outline() -> etree._Element:
    """Headings count themselves: 1, 1.1, 1.1.1."""
    levels = "".join(
        f'<text:outline-level-style text:level="{n}" style:num-format="{"1" if n <= 3 else ""}" '
        f'text:display-levels="{min(n, 3)}" style:num-suffix="{"  " if n <= 3 else ""}">'
        f'<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        f'<style:list-level-label-alignment text:label-followed-by="nothing" '
        f'fo:margin-left="0pt" fo:text-indent="0pt"/></style:list-level-properties><style:text-properties '
        f'fo:color="#{MADDER}"/></text:outline-level-style>'
        for n in range(1, 7)
    )
    return xml(f'<text:outline-style style:name="Outline">{levels}</text:outline-style>')


LAYOUT = (
    '<style:page-layout style:name="{name}"><style:page-layout-properties fo:page-width="210mm" '
    'fo:page-height="297mm" '
    'style:print-orientation="portrait" fo:margin-top="{top}" fo:margin-bottom="20mm" fo:margin-left="36mm" '
    'fo:margin-right="28mm"/>'
    "<style:header-style>{head}</style:header-style><style:footer-style>{foot}</style:footer-style>"
    "</style:page-layout>"
)
SPACE = '<style:header-footer-properties fo:min-height="0pt" fo:margin-{}="8mm"/>'
MASTERS = (
    '<style:master-page style:name="Standard" style:page-layout-name="House"><style:header><text:p '
    'text:style-name="Header">'
    '<text:chapter text:display="name" text:outline-level="1"/></text:p></style:header><style:footer><text:p '
    'text:style-name="Footer">FOOTER'
    '<text:tab/><text:page-number text:select-page="current">1</text:page-number></text:p></style:footer>'
    "</style:master-page>",
    '<style:master-page style:name="Cover" style:page-layout-name="HouseCover" style:next-style-name="Standard"/>',
)
FONTS = [
    f'<style:font-face style:name="{name}" svg:font-family="{family}" style:font-family-generic="swiss"/>'
    for name, family in (
        ("Commissioner", "Commissioner, 'Segoe UI'"),
        ("Noto Sans", "'Noto Sans', 'Segoe UI'"),
        ("Noto Sans Arabic", "'Noto Sans Arabic'"),
    )
]


def reference_odt(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Pandoc's parts, with our styles, outline and pages."""
    tree = etree.fromstring(parts["styles.xml"])
    styles = part(tree, "styles")
    ours = [paragraph_style(style) for style in STYLES] + other_styles()
    named = f"{{{SPACES['style']}}}name"
    names = {style.get(named) for style in ours}
    for old in list(styles):
        if old.get(named) in names or old.tag.endswith("outline-style"):
            styles.remove(old)
    styles.extend([*ours, outline()])
    part(tree, "font-face-decls").extend([xml(font) for font in FONTS])
    add_pages(tree)
    parts["styles.xml"] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
    return parts


def add_pages(tree: etree._Element) -> None:
    """A4, a cover without header and footer, everything else with."""
    automatic = part(tree, "automatic-styles")
    for old in automatic.findall("style:page-layout", SPACES):
        automatic.remove(old)
    head, foot = SPACE.format("bottom"), SPACE.format("top")
    automatic.append(xml(LAYOUT.format(name="House", top="15mm", head=head, foot=foot)))
    automatic.append(xml(LAYOUT.format(name="HouseCover", top="26mm", head="", foot="")))
    masters = part(tree, "master-styles")
    for old in list(masters):
        masters.remove(old)
    masters.extend([xml(master) for master in MASTERS])
