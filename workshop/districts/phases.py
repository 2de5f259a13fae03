"""Phases of migration and phases of life: work is planned for all of them, over generations.

A set of phases is kept as bits, so that ten thousand offers are counted by one question to the database.
"""

from __future__ import annotations

from collections.abc import Iterable

from flask_babel import lazy_gettext as _

MIGRATION = {
    1: _("arriving: the first months"),
    2: _("finding one’s way: the first years"),
    4: _("taking root: work, home, friends"),
    8: _("being at home: also the second and third generation"),
}
LIFE = {
    1: _("small children"),
    2: _("school age"),
    4: _("young people, training"),
    8: _("work and family"),
    16: _("later life"),
}
URGENCY = {3: _("pressing: people suffer from it now"), 2: _("soon: within a year"), 1: _("worth noting")}


def bits(chosen: Iterable[int]) -> int:
    """A set of phases as one number."""
    return sum(set(chosen))


def phases_in(number: int, phases: dict[int, str]) -> list[str]:
    """What the phases in a number are called."""
    return [words for bit, words in phases.items() if number & bit]
