"""Finds in a text what may give somebody away. It suggests; a person decides."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum

from workshop.interviews.texts.words import AFTER_A_TITLE, FIRST_NAMES, PLACES, SURNAMES_END_IN

BIG = r"[A-ZÄÖÜÇŞĞİŁŚŻĆŠŽĐ]"
WORD = rf"{BIG}[\wäöüßçşğıłśżćšžđéèáàóòúñ'’-]+"


class Giveaway(StrEnum):
    """What sort of thing gives somebody away."""

    MAIL = "mail"
    WEB = "web"
    NUMBER = "number"
    PHONE = "phone"
    DATE = "date"
    ADDRESS = "address"
    NAME = "name"
    PLACE = "place"


MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
STREET = "straße|strasse|str\\.|weg|gasse|platz|allee|damm|ufer|ring"
NUMBER = r"(?:\s+\d+\s?[a-z]?\b)?"
DATES = (
    r"\b\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})?",
    rf"\b\d{{1,2}}\.\s?(?:{MONTHS})(?:\s\d{{4}})?",
    rf"\b(?:{MONTHS})\s\d{{4}}\b",
    r"\b\d{4}-\d\d-\d\d\b",
    r"\b(?:19|20)\d\d(?=\s+geboren)",
)
TITLES = r"Herrn?|(?<!eine )(?<!einer )Frau|Dr\.|Prof\.|Schwester|Pfarrer|Imam|Onkel|Tante"
CALLED = r"heiße|heißt|hieß|namens|Name ist|genannt"


def patterns() -> Iterator[tuple[Giveaway, str]]:
    """What gives away, first what is surest; a group ``found`` is the part that is meant."""
    yield Giveaway.MAIL, r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    yield Giveaway.WEB, r"(?:https?://|www\.)[^\s)\]]*[^\s)\].,;:!?]|(?<!\w)@\w{3,}"
    yield Giveaway.NUMBER, r"\b[A-Z]{2}\d{2}(?: ?\d{4}){3,}(?: ?\d{1,4})?\b"
    yield Giveaway.DATE, "|".join(DATES)
    yield Giveaway.PHONE, r"(?<![\w.])(?:\+|00)?\(?\d[\d ()/.-]{6,}\d\b"
    yield Giveaway.NUMBER, r"\b[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} ?\d{1,4}\b|\b\d{6,}\b"
    yield Giveaway.ADDRESS, rf"\b{BIG}[\w-]*(?:{STREET}){NUMBER}"
    yield Giveaway.ADDRESS, rf"\b{BIG}\w+(?:er|es|en)?[ -](?:{STREET.title()}){NUMBER}"
    yield Giveaway.ADDRESS, rf"\b\d{{5}}\s+{WORD}"
    yield Giveaway.NAME, rf"\b(?:{TITLES})\s+(?:Dr\.\s+)?(?P<found>{WORD}(?:\s+{WORD})?)"
    yield Giveaway.NAME, rf"\b(?:{CALLED})\s+(?P<found>{WORD}(?:\s+{WORD})?)"


PATTERNS = tuple((kind, re.compile(pattern)) for kind, pattern in patterns())
A_WORD = re.compile(WORD)


@dataclass(frozen=True)
class Find:
    """A place in a text that may give somebody away."""

    start: int
    end: int
    kind: Giveaway
    words: str


def finds_in(text: str, own_places: Collection[str] = (), kept: Collection[str] = ()) -> list[Find]:
    """Everything found, in the order of the text, nothing twice; what was decided to stay is left out.

    What is in square brackets is a replacement already.
    """
    taken = [match.span() for match in re.finditer(r"\[[^\]\n]{1,60}\]", text)]
    found: list[Find] = []
    for find in (*by_patterns(text), *by_lists(text, frozenset(own_places) | PLACES)):
        free = all(find.end <= start or find.start >= end for start, end in taken)
        if free and find.words not in kept:
            found.append(find)
        if free:
            taken.append((find.start, find.end))
    return sorted(found, key=lambda find: find.start)


def by_patterns(text: str) -> Iterator[Find]:
    """What looks like a number, a date, an address, or a name after a title."""
    for kind, pattern in PATTERNS:
        for match in pattern.finditer(text):
            part = "found" if "found" in pattern.groupindex else 0
            words = match[part]
            if words.split()[0] not in AFTER_A_TITLE:
                yield Find(match.start(part), match.start(part) + len(words), kind, words)


def by_lists(text: str, places: Collection[str]) -> Iterator[Find]:
    """Names and places we know, their genitives too; a surname right behind a first name belongs to it."""
    for match in A_WORD.finditer(text):
        word, plain = match[0], match[0].removesuffix("s")
        if word in FIRST_NAMES or plain in FIRST_NAMES:
            behind = re.match(rf"\s({WORD})", text[match.end() :])
            surname = behind[0] if behind and text[match.end() - 1] != "s" and is_a_surname(behind[1]) else ""
            yield Find(match.start(), match.end() + len(surname), Giveaway.NAME, word + surname)
        elif word in places or plain in places:
            yield Find(match.start(), match.end(), Giveaway.PLACE, word)


def is_a_surname(word: str) -> bool:
    """Whether a capitalised word behind a first name sounds like a surname; nouns of German sentences mostly do not."""
    return word.endswith(SURNAMES_END_IN)
