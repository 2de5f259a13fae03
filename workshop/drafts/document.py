"""The draft in reading order: numbered, and written out as one Markdown text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from workshop.core.markdown import shift_headings
from workshop.drafts.models import DEEPEST, Section


@dataclass(frozen=True)
class Placed:
    """A section where it stands: its level (1 is a chapter), its number, and what can be done to its place."""

    section: Section
    level: int
    number: str
    is_first: bool
    is_last: bool
    height: int

    @property
    def can_nest(self) -> bool:
        """Whether it can go under the section before it without becoming too deep."""
        return not self.is_first and self.level + self.height <= DEEPEST


def in_order(sections: Iterable[Section]) -> list[Placed]:
    """All sections that stand in the draft, in reading order."""
    children: dict[int | None, list[Section]] = defaultdict(list)
    for section in sorted(sections, key=lambda section: (section.position, section.id)):
        if section.removed_at is None:
            children[section.parent_id].append(section)
    return list(_walk(children, None, ""))


def _walk(children: dict[int | None, list[Section]], parent: int | None, prefix: str) -> Iterator[Placed]:
    siblings = children[parent]
    for place, section in enumerate(siblings, start=1):
        number = f"{prefix}{place}"
        below = list(_walk(children, section.id, f"{number}."))
        level = number.count(".") + 1
        height = 1 + max((inner.level for inner in below), default=level) - level
        yield Placed(section, level, number, place == 1, place == len(siblings), height)
        yield from below


def written_out(placed: Sequence[Placed]) -> str:
    """The whole draft as Markdown: titles as headings, headings inside a text below their section's."""
    parts: list[str] = []
    for one in placed:
        parts.append(f"{'#' * one.level} {one.section.title}")
        if one.section.text.strip():
            parts.append(shift_headings(one.section.text.strip("\n"), one.level + 1))
    return "\n\n".join(parts) + "\n" if parts else ""


def words_in(text: str) -> int:
    """How many words a text has, as people count them."""
    return sum(any(character.isalnum() for character in word) for word in text.split())
