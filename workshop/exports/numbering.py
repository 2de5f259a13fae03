"""The numbers of chapters, where the format does not count by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

Heading: TypeAlias = tuple[int, str, str, bool]
DEEPEST = 3


def counted(headings: Iterable[Heading]) -> Iterator[tuple[Heading, str]]:
    """Each heading with its number; empty for one without, or too deep for one."""
    count = [0] * 6
    for heading in headings:
        level, _words, _name, numbered = heading
        if not numbered:
            yield heading, ""
            continue
        count[level - 1] += 1
        count[level:] = [0] * (6 - level)
        yield heading, ".".join(str(part) for part in count[:level]) if level <= DEEPEST else ""
