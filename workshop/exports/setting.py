"""Typst: with our fonts and no others, inside one folder, and its complaints kept from the reader."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import typst

from workshop.exports.pandoc import CannotConvertError

FONTS = Path(__file__).parents[2] / "static" / "fonts"


@cache
def fonts() -> typst.Fonts:
    """Ours only, so that a file looks the same wherever it is made."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


def typeset(source: Path, **more: Any) -> bytes:
    """Set a file, which sees only the folder it is in; of pictures the first page."""
    try:
        made = typst.compile(source, root=source.parent, font_paths=fonts(), **more)
    except typst.TypstError as error:
        raise CannotConvertError(str(error)) from error
    return bytes(made[0] if isinstance(made, list) else made)
