"""A guide as it is held, and as it is read in one language."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from workshop.core.languages import Direction, direction_of
from workshop.interviews.guides.models import OWN_LANGUAGE, Guide, GuideVersion, Kind


@dataclass(frozen=True)
class Line:
    """A text with the language it is in: German where a wording is missing or has fallen behind."""

    text: str
    language: str = OWN_LANGUAGE

    @property
    def direction(self) -> Direction:
        """Which way it runs."""
        return direction_of(self.language)

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class Question:
    """One question as it is put. ``key`` stays the same through all versions of a guide."""

    key: str
    number: str
    kind: Kind
    text: Line
    options: tuple[Line, ...] = ()
    prompts: tuple[Line, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether it is answered in one's own words."""
        return self.kind == Kind.OPEN


@dataclass(frozen=True)
class Section:
    """Questions about one matter."""

    number: int
    title: Line
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Sheet:
    """A guide in one language, from the greeting to the thanks."""

    language: str
    title: Line
    introduction: Line
    consent: Line
    closing: Line
    target_group: str
    minutes: int
    sections: tuple[Section, ...] = field(default=())

    def questions(self) -> Iterator[Question]:
        """Every question in its order."""
        return (question for section in self.sections for question in section.questions)


def held(guide: Guide) -> str:
    """Everything a version keeps, as JSON that comes out the same for the same guide."""
    texts = guide.texts()
    wordings: dict[str, dict[str, str]] = {}
    for wording in guide.wordings:
        if texts.get(wording.place) == wording.german:
            wordings.setdefault(wording.language, {})[wording.place] = wording.text
    content = {
        "target_group": guide.target_group,
        "minutes": guide.minutes,
        "texts": texts,
        "wordings": wordings,
        "sections": [
            {"id": part.id, "questions": [{"id": each.id, "kind": each.kind} for each in part.questions]}
            for part in guide.sections
        ],
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=64)
def read_back(content: str) -> Mapping[str, Any]:
    """What :func:`held` wrote."""
    data: Mapping[str, Any] = json.loads(content)
    return data


def languages_of(version: GuideVersion) -> list[str]:
    """The languages a version can be read in, German first."""
    return [OWN_LANGUAGE, *sorted(read_back(version.content)["wordings"])]


def sheet_of(content: str, language: str = OWN_LANGUAGE) -> Sheet:
    """A version in a language, and in German where that language has no words for something."""
    data = read_back(content)
    reader = Reader(data["texts"], data["wordings"].get(language, {}), language)
    return Sheet(
        language=language,
        **{name: reader.line(name) for name in ("title", "introduction", "consent", "closing")},
        target_group=data["target_group"],
        minutes=data["minutes"],
        sections=tuple(
            reader.section(number, part) for number, part in enumerate(data["sections"], 1) if part["questions"]
        ),
    )


@dataclass(frozen=True)
class Reader:
    """Finds the words of a place in a language."""

    german: Mapping[str, str]
    own: Mapping[str, str]
    language: str

    def line(self, place: str) -> Line:
        """A text as it is read."""
        if self.own.get(place):
            return Line(self.own[place], self.language)
        return Line(self.german.get(place, ""))

    def lines(self, place: str) -> tuple[Line, ...]:
        """A text of several lines; a wording with another number of lines would answer another question."""
        whole, german = self.line(place), lines_in(self.german.get(place, ""))
        found = lines_in(whole.text)
        if len(found) != len(german):
            return tuple(Line(text) for text in german)
        return tuple(Line(text, whole.language) for text in found)

    def section(self, number: int, part: Mapping[str, Any]) -> Section:
        """A section with its questions."""
        title = self.line(f"section-{part['id']}")
        asked = (self.question(f"{number}.{place}", each) for place, each in enumerate(part["questions"], 1))
        return Section(number, title, tuple(asked))

    def question(self, number: str, data: Mapping[str, Any]) -> Question:
        """One question."""
        key = data["id"]
        return Question(
            key=f"q{key}",
            number=number,
            kind=Kind(data["kind"]),
            text=self.line(f"question-{key}"),
            options=self.lines(f"options-{key}"),
            prompts=self.lines(f"prompts-{key}"),
        )


def lines_in(text: str) -> list[str]:
    """The lines of a text that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


@dataclass(frozen=True)
class Beside:
    """A German text with its wording in another language, and what the German said when that was worded."""

    place: str
    german: str
    text: str = ""
    was: str = ""

    @property
    def has_changed(self) -> bool:
        """Whether the German says something else since."""
        return bool(self.text) and self.was != self.german

    @property
    def rows(self) -> int:
        """How high its field is."""
        return min(10, 1 + len(self.german) // 60 + self.german.count("\n"))


def side_by_side(guide: Guide, language: str) -> list[Beside]:
    """Every text of the guide, German and the other language."""
    known = {wording.place: wording for wording in guide.wordings if wording.language == language}
    return [
        Beside(place, german, known[place].text, known[place].german) if place in known else Beside(place, german)
        for place, german in guide.texts().items()
    ]


def fallen_behind(guide: Guide) -> dict[str, int]:
    """How many texts of each language are missing or say what the German said before."""
    return {
        language: sum(each.has_changed or not each.text for each in side_by_side(guide, language))
        for language in guide.languages()
    }
