"""The words of this package: for the reader of a page, and for the readers of a publication."""

from __future__ import annotations

from pathlib import Path

from flask import has_app_context
from flask_babel import gettext as page_gettext

from workshop.core.markdown.words import reader, words_in

CATALOGUES = Path(__file__).parent / "translations"


def gettext(message: str) -> str:
    """A sentence for the person at the page, or for the one that the process of an export works for."""
    return str(page_gettext(message)) if has_app_context() else words_in(reader.get(), CATALOGUES).gettext(message)


def labels_in(language: str) -> dict[str, str]:
    """The words around the text, in the language of the publication."""
    _ = words_in(language, CATALOGUES).gettext
    return {
        "contents": _("Contents"),
        "sources": _("Where this comes from"),
        "sources_lead": _("Each number in the text leads here: to what people said, in their own words."),
        "fingerprint": _("Fingerprint"),
        "thread": _("A thread with one knot for each chapter"),
        "skip": _("To the text"),
        "unshown": _("Where � stands, the fonts of this file lack a sign. The other formats have it."),
    }
