"""What a kind of round adds to the pages: each kind says here what its parts of phone, desk and screen need to know.

``templates/forums/phone/_<kind>.html``, ``desk/_<kind>.html`` and ``screens/_<kind>.html`` find it under ``part``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from workshop.forums.models import Participant, Round

Part = dict[str, Any]
PhonePart = Callable[[Round, Participant], Part]
ScreenPart = Callable[[Round, bool], Part]

_on_phones: dict[str, PhonePart] = {}
_on_screens: dict[str, ScreenPart] = {}


def phone_part(kind: str) -> Callable[[PhonePart], PhonePart]:
    """Mark what a participant's page needs in a round of this kind."""

    def register(make: PhonePart) -> PhonePart:
        _on_phones[kind] = make
        return make

    return register


def screen_part(kind: str) -> Callable[[ScreenPart], ScreenPart]:
    """Mark what desk (``for_staff``) and screen need in a round of this kind."""

    def register(make: ScreenPart) -> ScreenPart:
        _on_screens[kind] = make
        return make

    return register


def part_for_phone(round_: Round, participant: Participant) -> Part:
    """What a participant's page needs now."""
    make = _on_phones.get(round_.kind)
    return make(round_, participant) if make else {}


def part_for_screen(round_: Round, *, for_staff: bool = False) -> Part:
    """What desk or screen needs now."""
    make = _on_screens.get(round_.kind)
    return make(round_, for_staff) if make else {}
