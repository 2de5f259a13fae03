"""Where finished files lie for a quarter of an hour, by the name of what is in them."""

from __future__ import annotations

import hashlib
import time
from pathlib import Path

from flask import current_app

from workshop.core.erasure import forgets_copies
from workshop.exports.models import KEPT
from workshop.exports.publication import Format, Publication, SourcesAs


def shelf() -> Path:
    """The folder, made when it is needed."""
    folder = Path(current_app.config["VAR"]) / "exports"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def name_of(publication: Publication, format_: Format, sources: SourcesAs) -> str:
    """The same content has the same name, so a file that many ask for is made once."""
    content = "\n".join((publication.to_json(), format_, sources))
    return f"{hashlib.sha256(content.encode()).hexdigest()[:40]}.{format_}"


@forgets_copies
def clear() -> None:
    """Take every file away: one of them may hold words that somebody has just taken back. They are made anew."""
    for file in shelf().iterdir():
        file.unlink(missing_ok=True)


def sweep() -> None:
    """Take away what has lain long enough; a fetched file is kept a little beyond its time, never an hour."""
    oldest = time.time() - KEPT.total_seconds() - 60
    for file in shelf().iterdir():
        if file.stat().st_mtime < oldest:
            file.unlink(missing_ok=True)
