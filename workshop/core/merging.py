"""Two people have changed the same text: what fits together is put together, the rest is shown to them.

Three ways, by lines first and by words inside the lines that both have changed. Where both touched the same words
nobody wins: the passage is given back with both wordings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from workshop.core.tokens import Change, changes, word_changes, words_of

NEAR = 4
AROUND = 70
Find = Callable[[Sequence[str], Sequence[str]], list[Change]]


@dataclass(frozen=True)
class Passage:
    """Words that both have changed, each in their own way, with the words around them."""

    before: str
    theirs: str
    yours: str
    lead: str = ""
    tail: str = ""


@dataclass
class Merged:
    """The text with everybody's changes; at the passages it has yours, and theirs stand beside."""

    text: str = ""
    passages: list[Passage] = field(default_factory=list)


@dataclass(frozen=True)
class Stretch:
    """A stretch of the text before, with what each made of it."""

    before: Sequence[str]
    theirs: Sequence[str]
    yours: Sequence[str]

    @property
    def settled(self) -> Sequence[str] | None:
        """What it is to be, when that is clear: one left it alone, or both did the same."""
        if self.theirs in (self.before, self.yours):
            return self.yours
        return self.theirs if self.yours == self.before else None


def merge(before: str, theirs: str, yours: str) -> Merged:
    """Put two changes of one text together."""
    lines = (text.splitlines(keepends=True) for text in (before, theirs, yours))
    parts: list[str | Passage] = []
    for stretch in stretches(*lines, find=changes):
        if stretch.settled is None:
            parts += _by_words(stretch)
        else:
            parts.append("".join(stretch.settled))
    pieces = [part.yours if isinstance(part, Passage) else part for part in parts]
    passages = [
        replace(
            part,
            lead="".join(pieces[max(0, place - NEAR) : place])[-AROUND:],
            tail="".join(pieces[place + 1 : place + NEAR])[:AROUND],
        )
        for place, part in enumerate(parts)
        if isinstance(part, Passage)
    ]
    return Merged("".join(pieces), passages)


def _by_words(lines: Stretch) -> Iterator[str | Passage]:
    words = (words_of("".join(side)) for side in (lines.before, lines.theirs, lines.yours))
    for stretch in stretches(*words, find=word_changes):
        if stretch.settled is None:
            yield Passage(*("".join(side) for side in (stretch.before, stretch.theirs, stretch.yours)))
        else:
            yield "".join(stretch.settled)


def stretches(before: Sequence[str], theirs: Sequence[str], yours: Sequence[str], *, find: Find) -> Iterator[Stretch]:
    """The whole text in stretches: each unchanged, changed by one, or changed by both."""
    by_them, by_you = find(before, theirs), find(before, yours)
    at = at_theirs = at_yours = 0
    for start, end, them, you in _groups(by_them, by_you):
        length = start - at
        yield Stretch(before[at:start], theirs[at_theirs : at_theirs + length], yours[at_yours : at_yours + length])
        to_theirs = at_theirs + length + end - start + _growth(them)
        to_yours = at_yours + length + end - start + _growth(you)
        yield Stretch(before[start:end], theirs[at_theirs + length : to_theirs], yours[at_yours + length : to_yours])
        at, at_theirs, at_yours = end, to_theirs, to_yours
    yield Stretch(before[at:], theirs[at_theirs:], yours[at_yours:])


def _growth(group: list[Change]) -> int:
    return sum(change.new_to - change.new_from - change.old_to + change.old_from for change in group)


def _groups(by_them: list[Change], by_you: list[Change]) -> Iterator[tuple[int, int, list[Change], list[Change]]]:
    """Changes of both that touch each other belong together."""
    all_changes = sorted(
        chain(((change, 0) for change in by_them), ((change, 1) for change in by_you)),
        key=lambda one: (one[0].old_from, one[0].old_to),
    )
    while all_changes:
        start, end = all_changes[0][0].old_from, all_changes[0][0].old_to
        sides: tuple[list[Change], list[Change]] = ([], [])
        while all_changes and all_changes[0][0].old_from <= end:
            change, side = all_changes.pop(0)
            sides[side].append(change)
            end = max(end, change.old_to)
        yield start, end, *sides
