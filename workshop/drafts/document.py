"""The draft in reading order: numbered, and written out as one Markdown text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workshop.core.markdown import shift_headings
from workshop.drafts.models import DEEPEST, Section

_citation = re.compile(r"\[[@^][^\]\n]*\]")
_heading = re.compile(r"^(#{1,6})[ \t]+\S", re.MULTILINE)


class Numbers:
    """Counts headings through a document: 1, 1.1, 1.2, 2 …; deeper than a section can be, there are none."""

    def __init__(self) -> None:
        self._counts = [0] * DEEPEST

    def next(self, level: int) -> str:
        """The number of the next heading at this level."""
        if level > DEEPEST:
            return ""
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (DEEPEST - level)
        return ".".join(str(count) for count in self._counts[:level])


@dataclass(frozen=True)
class Place:
    """Where a section stands: its level (1 is a chapter), how many levels it takes, and its neighbours."""

    section: Section
    level: int
    height: int
    is_first: bool
    is_last: bool

    @property
    def can_nest(self) -> bool:
        """Whether it can go under the section before it without becoming too deep."""
        return not self.is_first and self.level + self.height <= DEEPEST

    @property
    def markdown(self) -> str:
        """The section as it stands in the whole: its title as a heading, the headings in its text below that."""
        heading = f"{'#' * self.level} {self.section.title}"
        text = self.section.text.strip("\n")
        return f"{heading}\n\n{shift_headings(text, self.level + 1)}" if text.strip() else heading


def in_order(sections: Iterable[Section]) -> list[Place]:
    """All sections that stand in the draft, in reading order."""
    children: dict[int | None, list[Section]] = defaultdict(list)
    for section in sorted(sections, key=lambda section: (section.position, section.id)):
        if section.removed_at is None:
            children[section.parent_id].append(section)
    return list(_walk(children, None, 1))


def _walk(children: dict[int | None, list[Section]], parent: int | None, level: int) -> Iterator[Place]:
    siblings = children[parent]
    for section in siblings:
        below = list(_walk(children, section.id, level + 1))
        height = 1 + max((inner.level for inner in below), default=level) - level
        yield Place(section, level, height, section is siblings[0], section is siblings[-1])
        yield from below


def numbers_of(places: Iterable[Place]) -> dict[int, str]:
    """The number of each section by its id. Headings inside the texts count too, as they do for readers."""
    numbers, found = Numbers(), {}
    for place in places:
        found[place.section.id] = numbers.next(place.level)
        for level in heading_levels(place.markdown)[1:]:
            numbers.next(level)
    return found


def heading_levels(markdown: str) -> list[int]:
    """The levels of the headings in a text, in order."""
    return [len(signs) for signs in _heading.findall(markdown)]


def written_out(places: Sequence[Place]) -> str:
    """The whole draft as one Markdown text."""
    return "\n\n".join(place.markdown for place in places) + "\n" if places else ""


def words_in(text: str) -> int:
    """How many words a text has, as people count them: without signs and keys of sources."""
    return sum(any(character.isalnum() for character in word) for word in _citation.sub("", text).split())
