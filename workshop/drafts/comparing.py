"""Two versions beside each other: paragraphs first, then the words inside those that changed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from workshop.drafts.document import Numbers
from workshop.drafts.tokens import Change, changes, word_changes, words_of

ALIKE = 45.0
WORTH_FOLLOWING = 25
GLANCE = 2_000
_blank = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_item = re.compile(r"\n(?=[-*+] |\d+[.)] |\|)")
_ruler = re.compile(r"\|[ \t:|-]*-[ \t:|-]*")
_heading = re.compile(r"(#{1,6})[ \t]+(.*)")


class Kind(StrEnum):
    """What happened to a paragraph."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"
    MOVED_AWAY = "moved_away"
    MOVED_HERE = "moved_here"


@dataclass(frozen=True)
class Part:
    """Some words: in both texts, or only in one."""

    text: str
    is_changed: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph with number and title of the section it stands in; a heading has a level."""

    text: str
    section: str
    title: str = ""
    level: int = 0

    @property
    def words(self) -> str:
        """A heading without its signs, a row of a table without its edges, any other paragraph as it is."""
        if self.level:
            return self.text.lstrip("#").strip()
        return self.text.strip().strip("|").strip() if self.text.startswith("|") else self.text


@dataclass(frozen=True)
class Row:
    """One paragraph, old and new; ``elsewhere`` is the section it came from or went to."""

    kind: Kind
    old: tuple[Part, ...] = ()
    new: tuple[Part, ...] = ()
    section: str = ""
    title: str = ""
    level: int = 0
    elsewhere: str = ""

    @property
    def is_change(self) -> bool:
        """Whether there is something to see."""
        return self.kind is not Kind.SAME


def blocks_of(markdown: str) -> list[Block]:
    """A text paragraph by paragraph, each knowing its section."""
    numbers, found, section, title = Numbers(), list[Block](), "", ""
    for text in _pieces(markdown):
        if heading := _heading.fullmatch(text):
            level = len(heading[1])
            if number := numbers.next(level):
                section, title = number, heading[2].strip()
            found.append(Block(text, section, title, level))
        else:
            found.append(Block(text, section, title))
    return found


def _pieces(markdown: str) -> Iterator[str]:
    """Paragraphs, list items and rows of tables; the line that only draws a table is left out."""
    for paragraph in _blank.split(markdown):
        for piece in _item.split(paragraph):
            if piece.strip() and not _ruler.fullmatch(piece.strip()):
                yield piece.strip("\n")


def compare(old: str, new: str) -> list[Row]:
    """Every paragraph of both texts, in order."""
    before, after = blocks_of(old), blocks_of(new)
    steps = changes([block.text for block in before], [block.text for block in after])
    moved = _moved(before, after, steps)
    rows: list[Row] = []
    at = 0
    for step in steps:
        rows += (_same(block) for block in before[at : step.old_from])
        rows += _changed(before, after, step, moved)
        at = step.old_to
    return rows + [_same(block) for block in before[at:]]


def _same(block: Block) -> Row:
    parts = (Part(block.words),)
    return Row(Kind.SAME, parts, parts, block.section, block.title, block.level)


@dataclass
class Moved:
    """Paragraphs that stand elsewhere now, word for word: from old places to new ones and back."""

    to: dict[int, int]
    back: dict[int, int]


def _moved(before: list[Block], after: list[Block], steps: list[Change]) -> Moved:
    olds = [place for step in steps for place in range(step.old_from, step.old_to)]
    news = [place for step in steps for place in range(step.new_from, step.new_to)]
    waiting: dict[str, list[int]] = defaultdict(list)
    for place in news:
        waiting[after[place].text].append(place)
    moved = Moved({}, {})
    for place in olds:
        text = before[place].text
        if len(text) >= WORTH_FOLLOWING and waiting[text]:
            moved.to[place] = waiting[text].pop(0)
            moved.back[moved.to[place]] = place
    return moved


def _changed(before: list[Block], after: list[Block], step: Change, moved: Moved) -> Iterator[Row]:
    olds = [place for place in range(step.old_from, step.old_to) if place not in moved.to]
    news = [place for place in range(step.new_from, step.new_to) if place not in moved.back]
    pairs = _pairs([before[place] for place in olds], [after[place] for place in news])
    partner = {news[new]: olds[old] for old, new in pairs}
    at = step.old_from
    for place in range(step.new_from, step.new_to):
        here = partner.get(place)
        if here is not None:
            yield from _gone(before, after, range(at, here), moved)
            at = here + 1
        yield _arrived(before, after, place, here, moved)
    yield from _gone(before, after, range(at, step.old_to), moved)


def _gone(before: list[Block], after: list[Block], places: range, moved: Moved) -> Iterator[Row]:
    for place in places:
        block = before[place]
        if place in moved.to:
            there = after[moved.to[place]].section
            yield Row(Kind.MOVED_AWAY, (Part(block.words),), (), block.section, block.title, block.level, there)
        else:
            yield Row(Kind.REMOVED, (Part(block.words, True),), (), block.section, block.title, block.level)


def _arrived(before: list[Block], after: list[Block], place: int, here: int | None, moved: Moved) -> Row:
    block = after[place]
    if here is not None:
        old, new = compare_words(before[here].words, block.words)
        return Row(Kind.CHANGED, old, new, block.section, block.title, block.level)
    if place in moved.back:
        there = before[moved.back[place]].section
        return Row(Kind.MOVED_HERE, (), (Part(block.words),), block.section, block.title, block.level, there)
    return Row(Kind.ADDED, (), (Part(block.words, True),), block.section, block.title, block.level)


def _pairs(olds: Sequence[Block], news: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """Paragraphs that are the same one, rewritten: alike enough, and in the same order."""
    start = 0
    for place, new in enumerate(news):
        best, likeness = -1, ALIKE
        for candidate in range(start, min(len(olds), start + 40)):
            if bool(olds[candidate].level) == bool(new.level):
                score = fuzz.ratio(olds[candidate].text[:GLANCE], new.text[:GLANCE], score_cutoff=likeness)
                if score > likeness:
                    best, likeness = candidate, score
        if best >= 0:
            yield best, place
            start = best + 1


def compare_words(old: str, new: str) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """The words of a paragraph before and after, with those marked that are only in one."""
    before, after = words_of(old), words_of(new)
    steps = word_changes(before, after)
    return (
        tuple(_parts(before, [(step.old_from, step.old_to) for step in steps])),
        tuple(_parts(after, [(step.new_from, step.new_to) for step in steps])),
    )


def _parts(words: Sequence[str], marked: list[tuple[int, int]]) -> Iterator[Part]:
    at = 0
    for start, end in [*marked, (len(words), len(words))]:
        if at < start:
            yield Part("".join(words[at:start]))
        if start < end:
            yield Part("".join(words[start:end]), True)
        at = end
