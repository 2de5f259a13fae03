"""Rooms: what is told, to whom, in which order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Item = Mapping[str, Any]


@dataclass(frozen=True)
class Room:
    """Where the same things are told to everybody, such as ``Room("/forum", "forum", 3)``.

    A ``circle`` is a second room about the same thing for those who may see more.
    """

    namespace: str
    kind: str
    id: int
    circle: str = ""
