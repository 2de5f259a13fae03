"""Footnotes of a text that is converted piece by piece: each definition goes to the piece that calls it.

Two sections may both call a footnote "1"; each means its own. A definition that stands further down, at the
end of the chapter, is found as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_call = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_begin = re.compile(r"[ ]{0,3}\[\^([^\]\s]+)\]:")


@dataclass
class _Piece:
    body: list[str] = field(default_factory=list)
    notes: dict[str, list[str]] = field(default_factory=dict)


def with_their_footnotes(pieces: list[list[str]]) -> list[str]:
    """The pieces, each followed by the definitions of the notes it calls."""
    apart = [_apart(lines) for lines in pieces]
    return [_together(place, apart) for place in range(len(apart))]


def _apart(lines: list[str]) -> _Piece:
    piece = _Piece()
    into = piece.body
    blank = False
    for line in lines:
        if begin := _begin.match(line):
            into = piece.notes.setdefault(begin[1], [])
        elif blank and line.strip() and not line.startswith("    "):
            into = piece.body
        into.append(line)
        blank = not line.strip()
    return piece


def _together(place: int, pieces: list[_Piece]) -> str:
    lines = list(pieces[place].body)
    for name in dict.fromkeys(_call.findall("\n".join(lines))):
        for piece in pieces[place:] + pieces[:place][::-1]:
            if name in piece.notes:
                lines += ["", *piece.notes[name]]
                break
    return "\n".join(lines)
