"""What a text can cite, whatever floor it stands on: cards of forums, resolutions, quotations, needs.

A package that has something to cite registers it under its letter; the draft asks here what a key such as ``F1-7`` or
``S6-2`` stands for, and the thing asks here which texts have taken it up. Both sides stay blind to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, zip_longest
from typing import Any

from flask import has_request_context, url_for

from workshop.core.languages import Direction, direction_of
from workshop.processes.models import Process

MOST_HITS = 20


@dataclass(frozen=True)
class Source:
    """Something that is cited. ``origin`` says in words what it is and when and where it was said.

    What may not be read (any more) keeps its place, without its words: then ``gone`` says why. ``url`` is its own
    page, for members.
    """

    key: str
    text: str
    language: str
    origin: str
    url: str = ""
    gone: str = ""

    @property
    def direction(self) -> Direction:
        """Which way its text runs."""
        return direction_of(self.language)

    @property
    def is_shown(self) -> bool:
        """Whether its words may be read."""
        return not self.gone


@dataclass(frozen=True)
class Use:
    """A place of a text that has taken something up; without words when the reader may not see them yet."""

    title: str
    at: datetime
    url: str = ""
    heading: str = ""
    text: str = ""


# ``process, keys, inside -> {key: source}`` and ``process, words, inside -> sources``: to members (``inside``) what is
# not public yet is shown too. Each asks the database a constant number of times, however many the keys.
Resolver = Callable[[Process, Collection[str], bool], Mapping[str, Source]]
Finder = Callable[[Process, Sequence[str]], Iterable[Source]]
User = Callable[[Process, str, bool], Iterable[Use]]

resolvers: dict[str, Resolver] = {}
finders: dict[str, Finder] = {}
users: list[User] = []


def resolves(letter: str) -> Callable[[Resolver], Resolver]:
    """What the keys that begin with this letter stand for."""

    def keep(function: Resolver) -> Resolver:
        resolvers[letter] = function
        return function

    return keep


def finds(letter: str) -> Callable[[Finder], Finder]:
    """How those who write find what they can cite: by words that are given without capitals, newest first."""

    def keep(function: Finder) -> Finder:
        finders[letter] = function
        return function

    return keep


def uses(function: User) -> User:
    """Texts that have taken something up, in their order: ``process, key, inside -> uses``."""
    users.append(function)
    return function


def page_of(endpoint: str, **values: Any) -> str:
    """The address of a source's page; none on the command line, which has no pages."""
    return url_for(endpoint, **values) if has_request_context() else ""


def resolve(process: Process, keys: Collection[str], *, inside: bool = False) -> dict[str, Source]:
    """The sources behind these keys; keys that mean nothing in this process are left out."""
    found: dict[str, Source] = {}
    for letter, resolver in resolvers.items():
        mine = [key for key in keys if key.startswith(letter)]
        if mine:
            found.update(resolver(process, mine, inside))
    return {key: found[key] for key in keys if key in found}


def search(process: Process, words: str) -> list[Source]:
    """What holds all these words, or has this key or number: of each kind something, one that is meant first."""
    wanted = words.casefold().replace("@", "").split()
    hits = (finder(process, wanted) for finder in finders.values())
    mixed = [hit for hit in chain.from_iterable(zip_longest(*(list(found)[:MOST_HITS] for found in hits))) if hit]
    return sorted(mixed, key=lambda hit: hit.key.casefold() not in wanted)[:MOST_HITS]


def numbered(keys: Collection[str], sources: Mapping[str, Source]) -> list[tuple[int, Source]]:
    """The sources of a text with the numbers that its marks show."""
    return list(enumerate((sources[key] for key in keys if key in sources), start=1))


def used_in(process: Process, key: str, *, inside: bool) -> list[Use]:
    """Where something was taken up, for its own page."""
    return [use for user in users for use in user(process, key, inside)]
