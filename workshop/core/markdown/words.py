"""The few words that stand in rendered texts, in the language of the text rather than of the page."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from babel.support import NullTranslations, Translations
from flask import has_app_context
from flask_babel import gettext as page_gettext

CATALOGUES = Path(__file__).parents[1] / "translations"


@cache
def words_in(language: str) -> NullTranslations:
    """The catalogue of a language; English where there is none."""
    return Translations.load(str(CATALOGUES), [language.split("-")[0]])


def gettext(message: str) -> str:
    """A sentence for the person at the page; in German where no page is, in a process of ours."""
    return page_gettext(message) if has_app_context() else words_in("de").gettext(message)
