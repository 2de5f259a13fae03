"""Texts as sequences of words, and how one sequence becomes another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

# What is compared takes time and memory by the product of both lengths; beyond this, two stretches count as
# replaced as a whole. 2 * 10^8 are 25 MB and about 0.1 s.
LARGEST_COMPARISON = 200_000_000
_token = re.compile(r"[^\S\n]*\n\s*|[^\S\n]*\w+|[^\S\n]*[^\w\s]|\s+")


class Change(NamedTuple):
    """A stretch of the old sequence that became a stretch of the new one."""

    old_from: int
    old_to: int
    new_from: int
    new_to: int


def words_of(text: str) -> list[str]:
    """Words, signs and line breaks, spaces in front; put together again they are the text."""
    return _token.findall(text)


def changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Where two sequences differ, in order; what lies between is equal."""
    start, end = _common_ends(old, new)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    if len(before) * len(after) > LARGEST_COMPARISON:
        return [Change(start, len(old) - end, start, len(new) - end)]
    found: list[Change] = []
    for step in LCSseq.opcodes(before, after):
        if step.tag == "equal":
            continue
        change = Change(*(start + at for at in (step.src_start, step.src_end, step.dest_start, step.dest_end)))
        last = found[-1] if found else None
        if last and (last.old_to, last.new_to) == (change.old_from, change.new_from):
            found[-1] = Change(last.old_from, change.old_to, last.new_from, change.new_to)
        else:
            found.append(change)
    return found


def word_changes(old: Sequence[str], new: Sequence[str]) -> list[Change]:
    """Like :func:`changes`, but a comma that happens to be equal does not tear a rewritten sentence apart."""
    joined: list[Change] = []
    for change in changes(old, new):
        last = joined[-1] if joined else None
        if last and _is_thin(old[last.old_to : change.old_from]):
            joined[-1] = Change(last.old_from, change.old_to, last.new_from, change.new_to)
        else:
            joined.append(change)
    return joined


def _is_thin(between: Sequence[str]) -> bool:
    return not any(character.isalnum() or character == "\n" for token in between for character in token)


def _common_ends(old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    shortest = min(len(old), len(new))
    start = 0
    while start < shortest and old[start] == new[start]:
        start += 1
    end = 0
    while end < shortest - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return start, end
