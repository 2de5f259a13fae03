"""The way of a round: opened, closed, opened again."""

from __future__ import annotations

from flask_babel import gettext as _

from workshop.accounts.models import Account
from workshop.core.db import transaction
from workshop.core.errors import Refused
from workshop.forums.actions.telling import announce
from workshop.forums.models import Round


@transaction()
def open_round(round_: Round, *, by: Account | None = None) -> None:
    """Put the question to the forum."""
    round_.open()
    announce(round_.forum, "round.opened", round_, by)


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
