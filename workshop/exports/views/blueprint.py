"""Where the pages of this package register themselves, and how a file is handed over."""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Blueprint, Response

from workshop.core.security import DOWNLOAD_POLICY

bp = Blueprint("exports", __name__)

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "epub": "application/epub+zip",
    "html": "text/html; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
}
_letters = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})


def attachment(content: bytes, name: str, kind: str) -> Response:
    """A file to keep: never opened in our origin, with a name one finds again."""
    response = Response(content, content_type=TYPES[kind])
    plain = f"{readable(name)}.{kind}"
    ascii_name = re.sub(r"[^A-Za-z0-9._-]", "", plain.translate(_letters)).strip("-.")
    response.headers["Content-Disposition"] = f"attachment; filename=\"{ascii_name}\"; filename*=UTF-8''{quote(plain)}"
    response.headers["Content-Security-Policy"] = DOWNLOAD_POLICY
    return response


def readable(name: str) -> str:
    """Words with hyphens, at most as long as every file system takes."""
    return "-".join(re.findall(r"\w+", name))[:120]
