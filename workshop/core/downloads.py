"""Files to keep: never opened in our origin, with a name one finds again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from urllib.parse import quote

from flask import Response

from workshop.core.security import DOWNLOAD_POLICY
from workshop.core.tables import write_table

_letters = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def download(content: bytes, name: str, ending: str, content_type: str) -> Response:
    """A file as an attachment."""
    response = Response(content, content_type=content_type)
    plain = f"{readable(name)}.{ending}"
    ascii_name = re.sub(r"[^A-Za-z0-9._-]", "", plain.translate(_letters)).strip("-.")
    response.headers["Content-Disposition"] = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(plain)}"
    response.headers["Content-Security-Policy"] = DOWNLOAD_POLICY
    return response


def table_file(rows: Iterable[Sequence[str | int]], name: str) -> Response:
    """A table for spreadsheets, without formulas."""
    return download(write_table(rows), name, "csv", "text/csv; charset=utf-8")


def readable(name: str) -> str:
    """Words with hyphens, at most as long as every file system takes."""
    return "-".join(re.findall(r"\w+", name))[:120]
