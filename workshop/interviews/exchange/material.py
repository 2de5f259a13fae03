"""What is exchanged, free of any format: a codebook as a tree, texts, and marks on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class CodeData:
    """A code with those below it; ``key`` tells it from others in the same file."""

    key: str
    name: str
    description: str = ""
    colour: str = ""
    below: tuple[CodeData, ...] = ()

    def walk(self) -> Iterator[CodeData]:
        """This code and everything below it."""
        yield self
        for code in self.below:
            yield from code.walk()


@dataclass(frozen=True)
class MarkData:
    """A passage with a code, by its place in the text, counted in characters."""

    start: int
    end: int
    code: str
    memo: str = ""
    coder: str = ""


@dataclass(frozen=True)
class TextData:
    """A text with its marks."""

    key: str
    name: str
    text: str
    marks: tuple[MarkData, ...] = ()


@dataclass(frozen=True)
class ProjectData:
    """A whole project."""

    name: str
    codes: tuple[CodeData, ...] = ()
    texts: tuple[TextData, ...] = ()
