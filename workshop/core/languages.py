"""Languages: those the pages speak, those participants' pages speak, and those people write in."""

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


# What cards can be written in. The order is that of the choice: what the pages speak too comes first.
LANGUAGES: dict[str, Language] = {
    language.code: language
    for language in (
        Language("de", "Deutsch"),
        Language("en", "English"),
        Language("tr", "Türkçe"),
        Language("ar", "العربية", "rtl"),
        Language("fa", "فارسی", "rtl"),
        Language("uk", "Українська"),
        Language("ru", "Русский"),
        Language("fr", "Français"),
        Language("ro", "Română"),
        Language("ti", "ትግርኛ"),
        Language("sq", "Shqip"),
        Language("am", "አማርኛ"),
        Language("bs", "Bosanski"),
        Language("bg", "Български"),
        Language("zh", "中文"),
        Language("el", "Ελληνικά"),
        Language("hi", "हिन्दी"),
        Language("it", "Italiano"),
        Language("hr", "Hrvatski"),
        Language("kmr", "Kurmancî"),
        Language("ckb", "کوردیی ناوەندی", "rtl"),
        Language("pl", "Polski"),
        Language("pt", "Português"),
        Language("ps", "پښتو", "rtl"),
        Language("sr", "Српски"),
        Language("so", "Soomaali"),
        Language("es", "Español"),
        Language("ur", "اردو", "rtl"),
        Language("vi", "Tiếng Việt"),
    )
}

# Plain German is a way of writing for readers, not a language that cards are in: `simple` is the variant that the
# registry of language tags (BCP 47) has for it, and screen readers go on reading it as German.
PLAIN_GERMAN = Language("de-simple", "Leichte Sprache")

PAGE_LANGUAGES = ("de", "en", "ar")
PARTICIPANT_LANGUAGES = ("de", PLAIN_GERMAN.code, "en", "tr", "ar", "fa", "uk", "ru", "fr", "ro", "ti")

# Where Babel's name of a language is another one than that of pages. What follows the @ changes the words only.
_BABEL = {PLAIN_GERMAN.code: "de@leicht", "kmr": "ku"}
_OF_BABEL = {name: code for code, name in _BABEL.items()}


def language_of(code: str) -> Language:
    """A language that pages speak or cards are written in."""
    return PLAIN_GERMAN if code == PLAIN_GERMAN.code else LANGUAGES[code]


def direction_of(code: str) -> Direction:
    """Which way a language is written; left to right where we do not know it."""
    language = LANGUAGES.get(code)
    return language.direction if language else "ltr"


def written_by_readers_of(code: str) -> str:
    """The language in which somebody writes who reads pages in this one."""
    return "de" if code == PLAIN_GERMAN.code else code


def babel_name(code: str) -> str:
    """What Babel and the folders of our catalogues call a language."""
    return _BABEL.get(code, code)


def code_of(name: str) -> str:
    """What pages call a language that Babel has named."""
    return _OF_BABEL.get(name, name)
