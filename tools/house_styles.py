"""How a publication looks in an office program: the same ink, petrol and madder as on the pages."""

from __future__ import annotations

from dataclasses import dataclass

INK, SOFT, LINE, FELT, GROUND = "0b2229", "4a5a5d", "c2cecf", "e3eaea", "f4f7f7"
ACT, MADDER = "0c5561", "b0195a"
HEADS, READING = "Commissioner", "Noto Sans"


@dataclass(frozen=True)
class Style:
    """A paragraph style; sizes in points."""

    name: str
    size: float
    font: str = READING
    bold: bool = False
    colour: str = INK
    before: float = 0
    after: float = 0
    line: float = 1.25
    level: int = 0
    new_page: bool = False
    indent: float = 0
    shaded: bool = False
    keep: bool = False


HEADINGS = [
    Style("Heading 1", 25, HEADS, True, before=28, after=20, line=1.05, level=1, new_page=True, keep=True),
    Style("Heading 2", 15.5, HEADS, True, before=26, after=8, line=1.1, level=2, keep=True),
    Style("Heading 3", 12, HEADS, True, before=20, after=6, line=1.1, level=3, keep=True),
    Style("Heading 4", 10.5, HEADS, True, before=16, after=5, line=1.1, level=4, keep=True),
    Style("Heading 5", 10.5, HEADS, True, colour=SOFT, before=14, after=4, line=1.1, level=5, keep=True),
    Style("Heading 6", 10.5, HEADS, colour=SOFT, before=14, after=4, line=1.1, level=6, keep=True),
]
TEXT = [
    Style("Body Text", 10.5, after=7, line=1.35),
    Style("Block Text", 10.5, before=8, after=8, line=1.35, indent=12, shaded=True),
    Style("Footnote Text", 8.5, line=1.2),
    Style("Table Text", 9, line=1.15),
    Style("Table Heading", 9, HEADS, True, line=1.15),
    Style("SourceEntry", 9.5, before=8, line=1.2, keep=True),
    Style("SourceOrigin", 8.5, colour=SOFT, line=1.2),
    Style("Header", 8.5, HEADS, colour=SOFT),
    Style("Footer", 8.5, HEADS, colour=SOFT),
]
COVER = [
    Style("Municipality", 13, HEADS, True, after=150),
    Style("Title", 36, HEADS, True, after=10, line=1.0),
    Style("Subtitle", 15, HEADS, colour=SOFT, after=110),
    Style("Version", 11, HEADS, True, before=18, after=4),
    Style("Date", 11, HEADS, after=4),
    Style("Fingerprint", 7, colour=SOFT),
]
CONTENTS = [
    Style("ContentsHeading", 25, HEADS, True, after=18, line=1.05, new_page=True),
    Style("Contents 1", 11, HEADS, True, before=9, after=1, line=1.15),
    Style("Contents 2", 10, line=1.2, indent=18),
]
STYLES = [*HEADINGS, *TEXT, *COVER, *CONTENTS]
