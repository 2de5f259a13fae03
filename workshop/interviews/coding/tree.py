"""The codebook as a tree, and a text in pieces, each with the marks that lie on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from workshop.interviews.coding.models import Code, Coding
from workshop.interviews.texts.models import Paragraph

SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+[\"“”«»)]*|$)\s*", re.DOTALL)


@dataclass(frozen=True)
class Leaf:
    """A code with its depth, from 0, and whether it is the first or last of those beside it."""

    code: Code
    depth: int
    is_first: bool
    is_last: bool

    @property
    def label(self) -> str:
        """Its name, set in by its depth, for a list to choose from."""
        return "\u2003" * self.depth + self.code.name


def in_order(codes: Sequence[Code], parent_id: int | None = None, depth: int = 0) -> Iterator[Leaf]:
    """The tree from top to bottom."""
    here = [code for code in codes if code.parent_id == parent_id]
    for code in here:
        yield Leaf(code, depth, code is here[0], code is here[-1])
        yield from in_order(codes, code.id, depth + 1)


@dataclass(frozen=True)
class Piece:
    """Some words with the same marks on all of them."""

    text: str
    tones: tuple[int, ...]


@dataclass(frozen=True)
class MarkedParagraph:
    """A paragraph in pieces, with the marks that begin in it."""

    paragraph: Paragraph
    pieces: tuple[Piece, ...]
    codings: tuple[Coding, ...]


def marked(paragraphs: Iterator[Paragraph], codings: Sequence[Coding]) -> list[MarkedParagraph]:
    """Every paragraph with its marks."""
    return [MarkedParagraph(part, tuple(pieces(part, codings)), begin_in(part, codings)) for part in paragraphs]


def begin_in(part: Paragraph, codings: Sequence[Coding]) -> tuple[Coding, ...]:
    """The marks that begin in a paragraph."""
    return tuple(each for each in codings if part.start <= each.start < part.end)


def pieces(part: Paragraph, codings: Sequence[Coding]) -> Iterator[Piece]:
    """A paragraph cut wherever a mark begins or ends."""
    here = [each for each in codings if each.start < part.end and part.start < each.end]
    edges = (edge for each in here for edge in (each.start, each.end))
    ordered = sorted({part.start, part.end} | {min(max(edge, part.start), part.end) for edge in edges})
    for start, end in pairwise(ordered):
        tones = {each.code.tone for each in here if each.start <= start and end <= each.end}
        yield Piece(part.text[start - part.start : end - part.start], tuple(sorted(tones)))


def sentences(part: Paragraph) -> list[tuple[int, int, str]]:
    """The sentences of a paragraph with their places, for those who choose from a list."""
    return [
        (part.start + found.start(), part.start + found.start() + len(found[0].rstrip()), found[0].strip())
        for found in SENTENCE.finditer(part.text)
        if found[0].strip()
    ]
