"""The bar at the foot of the desk: the next step, what it does, and what else can be done now."""

from __future__ import annotations

from typing import NamedTuple

from flask import url_for
from flask_babel import gettext as _

from workshop.forums.models import Forum, Round


class Step(NamedTuple):
    """A button: what it says, where it sends, and what will happen."""

    text: str
    url: str
    consequence: str = ""


class Steps(NamedTuple):
    """The next step, if there is one, and the others."""

    next: Step | None
    others: list[Step]
    say: str = ""


def steps_of(forum: Forum, round_: Round) -> Steps:
    """What can be done now. The door comes first, then the rounds, then the door again."""
    open_door = url_for("forums.open_door", forum_id=forum.id)
    if forum.opened_at is None:
        say = _("Then everybody with the code comes in. You can close the door again at any time.")
        return Steps(Step(_("Open the door"), open_door, say), [])
    if not forum.is_open:
        say = _("The forum is over. The record is ready.")
        return Steps(None, [Step(_("Open the door again"), open_door)], say)
    return steps_of_round(forum, round_)


def steps_of_round(forum: Forum, round_: Round) -> Steps:
    """What can be done while the door is open."""
    close = Step(
        _("Close the door"),
        url_for("forums.close_door", forum_id=forum.id),
        _("Then nobody can come in any more, and all can still read. You can open the door again."),
    )
    if round_.is_open:
        say = _("Then nobody can write cards any more. You can open the round again.")
        return Steps(Step(_("End collecting"), url_for("forums.close_round", round_id=round_.id), say), [close])
    if round_.closed_at is None:
        say = _("Then cards hang on the wall as soon as they are written. You can end the round at any time.")
        return Steps(Step(_("Open the round"), url_for("forums.open_round", round_id=round_.id), say), [close])
    reopen = Step(_("Open the round again"), url_for("forums.reopen_round", round_id=round_.id))
    return Steps(close, [reopen])
