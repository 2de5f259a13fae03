"""Make static/fonts: whole fonts for publications, from Debian's fonts-noto-core and the pages' Commissioner.

Needs what the project itself does not: ``pip install fonttools brotli`` and ``apt install fonts-noto-core``.
Also writes down which characters the fonts have, because a PDF/A with a character that no font has is refused.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

HOUSE = Path(__file__).parents[1]
NOTO = Path("/usr/share/fonts/truetype/noto")
WANTED = [f"NotoSans-{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic")]
WANTED += [f"NotoSans{script}-{style}" for script in ("Arabic", "Ethiopic") for style in ("Regular", "Bold")]
WEIGHTS = {"Regular": (400, 400), "Bold": (750, 700)}
DROPPED = ("STAT", "HVAR", "MVAR", "avar", "gasp")


def commissioner(style: str, folder: Path) -> Path:
    """One static weight of the pages' variable font, its three subsets in one file again."""
    weight, said = WEIGHTS[style]
    parts = []
    for subset in ("latin", "latin-ext", "cyrillic"):
        font = instantiateVariableFont(TTFont(HOUSE / f"static/font/commissioner-{subset}.woff2"), {"wght": weight})
        font.flavor = None
        for table in DROPPED:
            if table in font:
                del font[table]
        parts.append(folder / f"{subset}.ttf")
        font.save(parts[-1])
    whole = Merger().merge([str(part) for part in parts])
    name_it(whole, style, said)
    for part in parts:
        part.unlink()
    whole.save(folder / f"Commissioner-{style}.ttf")
    return folder / f"Commissioner-{style}.ttf"


def name_it(font: TTFont, style: str, weight: int) -> None:
    """The variable font calls itself by its thinnest master; readers look for family and style."""
    names = {1: "Commissioner", 2: style, 3: f"Commissioner-{style}", 4: f"Commissioner {style}"}
    names[6] = f"Commissioner-{style}"
    for record in list(font["name"].names):
        if record.nameID in names or record.nameID > 24 or record.nameID in (16, 17):
            font["name"].removeNames(nameID=record.nameID)
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    bold = style == "Bold"
    font["head"].macStyle = 1 if bold else 0
    font["OS/2"].fsSelection = 0x20 if bold else 0x40


def ranges(characters: set[int]) -> list[list[int]]:
    """The same set as pairs of first and last."""
    found: list[list[int]] = []
    for character in sorted(characters):
        if found and character == found[-1][1] + 1:
            found[-1][1] = character
        else:
            found.append([character, character])
    return found


def main() -> None:
    """Write the fonts, and what they cover."""
    folder = HOUSE / "static/fonts"
    folder.mkdir(exist_ok=True)
    files = [Path(shutil.copy(NOTO / f"{name}.ttf", folder)) for name in WANTED]
    files += [commissioner(style, folder) for style in WEIGHTS]
    covered: set[int] = set()
    for file in files:
        if "Bold" not in file.stem and "Italic" not in file.stem:
            covered |= set(TTFont(file).getBestCmap())
    target = HOUSE / "workshop/exports/typst/coverage.json"
    target.write_text(json.dumps(ranges(covered), separators=(",", ":")) + "\n")
    sys.stdout.write(f"{len(files)} fonts, {sum(f.stat().st_size for f in files) / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
