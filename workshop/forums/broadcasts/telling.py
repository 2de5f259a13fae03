"""Telling the room. Each kind of thing registers one projection here, which makes the snapshot and the changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from workshop.core.db import after_commit
from workshop.core.realtime import Room, tell
from workshop.forums.models import Forum
from workshop.processes.journal import Thing

Item = dict[str, Any]
NAMESPACE = "/forum"


Told = Thing
T = TypeVar("T")


@dataclass(frozen=True)
class Projection:
    """How a kind of thing is told: ``item(thing, for_staff=…)``, and what of it changed after a number."""

    item: Callable[..., Item]
    since: Callable[[Forum, int], Iterable[Any]]


projections: dict[type, Projection] = {}


def projection(
    kind: type[T], since: Callable[[Forum, int], Iterable[T]]
) -> Callable[[Callable[..., Item]], Callable[..., Item]]:
    """Mark the one function that says how a row of this kind is now; ``since`` finds the rows changed after a number.

    A ``since`` that can know without a query that there is nothing returns nothing: reloading a forum costs one query
    for each kind that it has.
    """

    def register(item: Callable[..., Item]) -> Callable[..., Item]:
        projections[kind] = Projection(item, since)
        return item

    return register


def room_of(forum: Forum) -> Room:
    """The room in which everybody hears the same."""
    return Room(NAMESPACE, "forum", forum.id)


def changed(thing: Told, seq: int | None = None) -> None:
    """Tell the room how a thing is now, as soon as it is true; under its own number where many change at once."""
    forum: Forum = thing if isinstance(thing, Forum) else cast(Any, thing).forum
    after_commit(tell, room_of(forum), seq or forum.seq, item_of(thing))


def kind_of(thing: Told) -> str:
    """What a row is called in the room."""
    return str(item_of(thing)["kind"])


def item_of(thing: Told, *, for_staff: bool = False) -> Item:
    """The projection of one row as it is now."""
    return projections[type(thing)].item(thing, for_staff=for_staff)
