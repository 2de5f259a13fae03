"""Headings in Markdown itself: shifted as a section needs them, and where a long text is cut."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workshop.core.markdown.footnotes import with_their_footnotes

_hashes = re.compile(r"(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_underlined = re.compile(r"(=+|-+)[ \t]*$")


def shift_headings(text: str, top: int) -> str:
    """The text with its highest heading at level ``top``, and none skipped on the way down."""
    lines = with_hashes(text.splitlines())
    levels = [len(found[1]) for line in lines if (found := _hashes.match(line))]
    highest = min(levels, default=1)
    before = top - 1
    shifted = []
    for line in lines:
        if found := _hashes.match(line):
            before = min(top + len(found[1]) - highest, before + 1, 6)
            line = f"{'#' * before} {found[2]}"
        shifted.append(line)
    return "\n".join(shifted)


def pieces(text: str) -> list[str]:
    """A long text, cut before each chapter and subsection (levels one and two)."""
    cut: list[list[str]] = [[]]
    for line in with_hashes(text.splitlines()):
        found = _hashes.match(line)
        if found and len(found[1]) <= 2 and any(cut[-1]):
            cut.append([])
        cut[-1].append(line)
    return with_their_footnotes(cut)


def with_hashes(lines: list[str]) -> list[str]:
    """Underlined headings written with hashes; everything else as it is."""
    return list(_with_hashes(lines))


def _with_hashes(lines: list[str]) -> Iterator[str]:
    waiting: str | None = None
    starts_block = True
    for line in lines:
        if waiting is not None:
            underline = _underlined.fullmatch(line)
            if underline and starts_block:
                yield f"{'#' if line[0] == '=' else '##'} {waiting.strip()}"
                waiting, starts_block = None, True
                continue
            yield waiting
            starts_block = not waiting.strip()
        waiting = line
    if waiting is not None:
        yield waiting
