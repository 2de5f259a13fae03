"""The way of a round: prepared, opened, paused, timed, revealed, closed, opened again."""

from __future__ import annotations

from math import ceil

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.forums.actions.telling import announce, announce_all
from workshop.forums.models import Idea, Round, RoundKind, Shown

FOR_PARTICIPANTS = False


@transaction()
def prepare_round(round_: Round, *, by: Account | None = None) -> None:
    """Put a round before the room as the next one."""
    round_.prepare()
    announce(round_.forum, "round.prepared", round_, by)


@transaction()
def open_round(round_: Round, *, by: Account | None = None) -> None:
    """Put the question to the forum."""
    round_.open()
    announce(round_.forum, "round.opened", round_, by)


@transaction()
def pause_round(round_: Round, *, by: Account | None = None) -> None:
    """Let a round stand still for a while."""
    round_.pause()
    announce(round_.forum, "round.paused", round_, by)


@transaction()
def resume_round(round_: Round, *, by: Account | None = None) -> None:
    """Go on after a pause."""
    round_.resume()
    announce(round_.forum, "round.resumed", round_, by)


@transaction()
def set_timer(round_: Round, seconds: int | None, *, by: Account | None = None) -> None:
    """Give a round so many seconds from now, or take its timer away. All clocks follow the server's."""
    round_.set_timer(seconds)
    announce(round_.forum, "round.timed", round_, by)


@transaction()
def extend_timer(round_: Round, seconds: int, *, by: Account | None = None) -> None:
    """Give a round more time, counted from what is left, or from now when nothing is left."""
    left = round_.seconds_left or 0
    if round_.ends_at is not None:
        left = max(0, ceil((round_.ends_at - now()).total_seconds()))
    set_timer(round_, left + seconds, by=by)


@transaction()
def close_round(round_: Round, *, by: Account | None = None) -> None:
    """Take no more ideas; those on the wall stay."""
    round_.close()
    announce(round_.forum, "round.closed", round_, by)


@transaction()
def reopen_round(round_: Round, *, by: Account | None = None) -> None:
    """Put the question once more, because somebody was not done."""
    if round_.closed_at is None:
        raise Refused(_("This round was not closed."))
    round_.open()
    announce(round_.forum, "round.reopened", round_, by)


@transaction()
def reveal_round(round_: Round, *, by: Account | None = None) -> None:
    """Show to all what has waited: the cards of a round written first and read together, answers, dots."""
    if round_.revealed_at is None:
        round_.revealed_at = now()
        announce(round_.forum, "round.revealed", round_, by)
        if round_.kind == RoundKind.COLLECT and round_.collecting.shown == Shown.TOGETHER:
            waiting = select(Idea).where(Idea.round_id == round_.id, Idea.hung_at.is_(None))
            hang(round_, list(db.session.scalars(waiting.order_by(Idea.number))), by)
        announce_all(round_.forum, "round.revealed", round_.questions, by)


@transaction()
def conceal_round(round_: Round, *, by: Account | None = None) -> None:
    """Take answers or dots off the screens again; cards that hang stay."""
    if round_.revealed_at is not None:
        if round_.kind == RoundKind.COLLECT:
            raise Refused(_("These cards hang on the wall by now, and stay there."))
        round_.revealed_at = None
        announce(round_.forum, "round.concealed", round_, by)
        announce_all(round_.forum, "round.concealed", round_.questions, by)


def hang(round_: Round, ideas: list[Idea], by: Account | None = None) -> None:
    """Bring cards that waited to the wall, all at once."""
    for idea in ideas:
        idea.hung_at = now()
    announce_all(round_.forum, "idea.hung", ideas, by)
