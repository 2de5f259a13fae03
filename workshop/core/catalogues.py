"""The catalogues as the program reads them: made at the start from those that people read and write."""

from __future__ import annotations

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_stale(packages: Path) -> None:
    """Make every catalogue that is missing or older than its source; nobody reads half a one meanwhile."""
    for source in packages.glob("*/translations/*/LC_MESSAGES/messages.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            half = target.with_suffix(f".{os.getpid()}.part")
            with source.open("rb") as reading, half.open("wb") as writing:
                write_mo(writing, read_po(reading, locale=source.parent.parent.name))
            half.replace(target)
