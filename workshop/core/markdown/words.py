"""The few words that stand in rendered texts, in the language of the text rather than of the page."""

from __future__ import annotations

from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel.support import NullTranslations, Translations
from flask import has_app_context
from flask_babel import gettext as page_gettext

from workshop.core.languages import babel_name

CATALOGUES = Path(__file__).parents[1] / "translations"

# Who reads what a process of ours has to say, where no page and no request is.
reader: ContextVar[str] = ContextVar("reader", default="de")


@cache
def words_in(language: str, catalogues: Path = CATALOGUES) -> NullTranslations:
    """The catalogue of a language; English where there is none."""
    return Translations.load(str(catalogues), [babel_name(language)])


def gettext(message: str) -> str:
    """A sentence for the person at the page, or for the one a process of ours works for."""
    return str(page_gettext(message)) if has_app_context() else words_in(reader.get()).gettext(message)
