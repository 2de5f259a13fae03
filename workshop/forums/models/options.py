"""What a round is set to, by its kind. Kept as JSON in the round's row; each kind reads its own part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar


class Shown(StrEnum):
    """When the cards of a round come to the wall."""

    AT_ONCE = "at_once"
    TOGETHER = "together"
    APPROVED = "approved"


@dataclass(frozen=True)
class CollectOptions:
    """How a round collects: when cards are shown, whether with names, how many each, and whether table by table."""

    shown: str = Shown.AT_ONCE
    named: bool = False
    several: bool = True
    by_table: bool = False


@dataclass(frozen=True)
class WeighOptions:
    """How a round weighs: dots a person, at most so many on one thing, on islands or on cards, and shown when."""

    dots: int = 5
    most: int = 5
    on: str = "clusters"
    live: bool = False


@dataclass(frozen=True)
class DiscussOptions:
    """How a round discusses: whether phones can raise a hand."""

    hands: bool = False


class Shows(StrEnum):
    """What can stand on the projector; ``auto`` is what fits the round."""

    AUTO = "auto"
    WALL = "wall"
    CLUSTERS = "clusters"
    RESULTS = "results"
    TIMER = "timer"
    QR = "qr"
    IDEA = "idea"
    CLUSTER = "cluster"
    NOTES = "notes"
    ANSWERS = "answers"


Options = TypeVar("Options")


def read_options(kind: type[Options], stored: Mapping[str, Any]) -> Options:
    """The options of a kind; what an older or newer version has written beside them is passed over."""
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]  # every kind is a dataclass
    return kind(**{name: value for name, value in stored.items() if name in known})
