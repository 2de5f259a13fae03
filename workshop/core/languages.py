"""Languages: those the pages speak, and those people write in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True)
class Language:
    """A language with the name it gives itself."""

    code: str
    name: str
    direction: Direction = "ltr"


LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("de", "Deutsch"),
        Language("en", "English"),
        Language("tr", "Türkçe"),
        Language("ar", "العربية", "rtl"),
        Language("uk", "Українська"),
        Language("ru", "Русский"),
        Language("fa", "فارسی", "rtl"),
        Language("kmr", "Kurmancî"),
        Language("pl", "Polski"),
        Language("fr", "Français"),
        Language("ro", "Română"),
        Language("ti", "ትግርኛ"),
    )
}

PAGE_LANGUAGES = ("de", "en", "ar")


def direction_of(code: str) -> Direction:
    """Which way a language is written; left to right where we do not know it."""
    language = LANGUAGES.get(code)
    return language.direction if language else "ltr"
