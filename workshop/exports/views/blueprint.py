"""Where the pages of this package register themselves, and how a file is handed over."""

from __future__ import annotations

from flask import Blueprint, Response

from workshop.core.downloads import download

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


def attachment(content: bytes, name: str, kind: str) -> Response:
    """A file to keep, in one of our formats."""
    return download(content, name, kind, TYPES[kind])
