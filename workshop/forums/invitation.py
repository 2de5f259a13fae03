"""How to join, in one line for each language of the participants' pages: for the tables, the door and the wall."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import force_locale
from flask_babel import gettext as _

from workshop.core.languages import PARTICIPANT_LANGUAGES, Direction, babel_name, direction_of

FOR_PARTICIPANTS = True


class Line(NamedTuple):
    """What one does, in one language."""

    language: str
    direction: Direction
    text: str


def invitation() -> list[Line]:
    """One line for each language."""
    return [Line(code, direction_of(code), said_in(code)) for code in PARTICIPANT_LANGUAGES]


def said_in(code: str) -> str:
    """How to join."""
    with force_locale(babel_name(code)):
        return str(_("Scan the code and write down your idea. No account, no name needed."))


def asked_in(code: str) -> str:
    """What stands on an empty card."""
    with force_locale(babel_name(code)):
        return str(_("one thought on each card"))
