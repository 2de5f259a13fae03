"""The bar at the foot of the desk: the next step, what it does, and what else can be done now."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from workshop.forums.models import Forum, Round, RoundKind, Shown


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


NAMES = {
    RoundKind.COLLECT: lazy_gettext("Collecting ideas"),
    RoundKind.CLUSTER: lazy_gettext("Sorting cards"),
    RoundKind.WEIGH: lazy_gettext("Giving weight"),
    RoundKind.DISCUSS: lazy_gettext("Discussing"),
    RoundKind.ASK: lazy_gettext("Asking questions"),
    RoundKind.INTRODUCE: lazy_gettext("Getting to know each other"),
}
ENDINGS = {
    RoundKind.COLLECT: lazy_gettext("End collecting"),
    RoundKind.CLUSTER: lazy_gettext("End sorting"),
    RoundKind.WEIGH: lazy_gettext("End weighing"),
    RoundKind.DISCUSS: lazy_gettext("End the discussion"),
    RoundKind.ASK: lazy_gettext("End the questions"),
    RoundKind.INTRODUCE: lazy_gettext("End the introduction"),
}


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
        return Steps(ending_of(round_), [*others_while_open(round_), close])
    if round_.opened_at is None:
        return Steps(opening_of(round_), [close])
    others = [*showing_of(round_), Step(_("Open the round again"), step_url("reopen_round", round_))]
    following = next((one for one in forum.rounds if one.position > round_.position and one.opened_at is None), None)
    if following is None:
        return Steps(close, others)
    say = _(
        "Then everybody sees what comes next: %(name)s. It does not begin yet.", name=NAMES[RoundKind(following.kind)]
    )
    prepare = Step(_("Prepare the next round"), step_url("prepare_round", following), say)
    return Steps(prepare, [*others, close])


def opening_of(round_: Round) -> Step:
    """Begin a round."""
    say = _("Then the round begins on every phone. You can end it at any time.")
    if round_.kind == RoundKind.COLLECT and round_.collecting.shown == Shown.AT_ONCE:
        say = _("Then cards hang on the wall as soon as they are written. You can end the round at any time.")
    return Step(_("Open the round"), step_url("open_round", round_), say)


def ending_of(round_: Round) -> Step:
    """End a round."""
    say = _("Then nobody can answer any more. You can open the round again.")
    if round_.kind == RoundKind.COLLECT:
        say = _("Then nobody can write cards any more. You can open the round again.")
    return Step(str(ENDINGS[RoundKind(round_.kind)]), step_url("close_round", round_), say)


def others_while_open(round_: Round) -> list[Step]:
    """Pausing or going on, and showing what waits."""
    if round_.is_paused:
        return [Step(_("Go on"), step_url("resume_round", round_)), *showing_of(round_)]
    return [Step(_("Pause"), step_url("pause_round", round_)), *showing_of(round_)]


def showing_of(round_: Round) -> list[Step]:
    """Show to all what has waited, or take results off the screens."""
    words = WORDS_FOR_SHOWING.get(round_.kind)
    if round_.kind == RoundKind.COLLECT:
        waits = round_.collecting.shown == Shown.TOGETHER and round_.revealed_at is None
        return [Step(_("Reveal all cards"), step_url("reveal_round", round_))] if waits else []
    if words is None:
        return []
    show, hide = words()
    if round_.revealed_at is None:
        return [Step(show, step_url("reveal_round", round_))]
    return [Step(hide, step_url("conceal_round", round_))]


def step_url(endpoint: str, round_: Round) -> str:
    """Where a step of a round sends."""
    return url_for(f"forums.{endpoint}", round_id=round_.id)


def _of_answers() -> tuple[str, str]:
    return _("Show the answers"), _("Hide the answers")


def _of_dots() -> tuple[str, str]:
    return _("Show the dots"), _("Hide the dots")


WORDS_FOR_SHOWING: dict[str, Callable[[], tuple[str, str]]] = {
    RoundKind.ASK: _of_answers,
    RoundKind.WEIGH: _of_dots,
}
