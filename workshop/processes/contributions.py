"""What the floors above add to the pages of a process, without this floor knowing them.

A package decorates its functions in a module of its own, ``offers.py``, which its ``init_app`` imports: forums say
which of them one can join now, drafts what can be read, both what is next and how a line of the journal reads.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.processes.models import Process


@dataclass(frozen=True)
class Offer:
    """Something that anybody can do now, as a card on the public page; without an address it only announces."""

    title: str
    text: str
    url: str = ""
    action: str = ""
    when: str = ""
    is_now: bool = False


@dataclass(frozen=True)
class Document:
    """Something the public can read."""

    title: str
    url: str
    detail: str = ""


@dataclass(frozen=True)
class Step:
    """Something a member does next, or has done. ``headline`` is a sentence for the top of the overview."""

    title: str
    url: str
    detail: str = ""
    due: str = ""
    headline: str = ""
    is_now: bool = False
    is_done: bool = False


@dataclass(frozen=True)
class Part:
    """A part of the public page that a floor above draws itself."""

    template: str
    things: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Name:
    """What a thing of the journal is called, and where it is seen."""

    text: str
    url: str = ""


Sentence = Callable[..., str]

offers: list[Callable[[Process], Iterable[Offer]]] = []
documents: list[Callable[[Process], Iterable[Document]]] = []
steps: list[Callable[[Process, str], Iterable[Step]]] = []
parts: list[Callable[[Process], Iterable[Part]]] = []
subjects: list[Callable[[Process], Iterable[tuple[str, int, str]]]] = []
names: dict[str, Callable[[Collection[int]], Mapping[int, Name]]] = {}
sentences: dict[str, Sentence] = {}


def offer(function: Callable[[Process], Iterable[Offer]]) -> Callable[[Process], Iterable[Offer]]:
    """What anybody can do now: ``process -> offers``."""
    offers.append(function)
    return function


def document(function: Callable[[Process], Iterable[Document]]) -> Callable[[Process], Iterable[Document]]:
    """What the public can read: ``process -> documents``."""
    documents.append(function)
    return function


def step(function: Callable[[Process, str], Iterable[Step]]) -> Callable[[Process, str], Iterable[Step]]:
    """What somebody with this role does next: ``process, role -> steps``."""
    steps.append(function)
    return function


def part(function: Callable[[Process], Iterable[Part]]) -> Callable[[Process], Iterable[Part]]:
    """Parts of the public page: ``process -> parts``."""
    parts.append(function)
    return function


def subject(
    function: Callable[[Process], Iterable[tuple[str, int, str]]],
) -> Callable[[Process], Iterable[tuple[str, int, str]]]:
    """What a resolution can be about: ``process -> (kind, id, name)``; its page is known by :func:`name_of`."""
    subjects.append(function)
    return function


Namer = Callable[[Collection[int]], Mapping[int, Name]]


def name_of(kind: str) -> Callable[[Namer], Namer]:
    """What the rows of a table are called, asked for all at once: ``ids -> {id: Name}``."""

    def keep(function: Namer) -> Namer:
        names[kind] = function
        return function

    return keep


def sentence(verb: str) -> Callable[[Sentence], Sentence]:
    """How a line of the journal reads: ``(who=…, what=…, count=…) -> sentence``.

    ``who`` and ``what`` are safe HTML already; ``count`` lines with this verb by one person on one day become one.
    A verb without a sentence is not news.
    """

    def keep(function: Sentence) -> Sentence:
        sentences[verb] = function
        return function

    return keep
