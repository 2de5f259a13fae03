"""A card in somebody's hand: others see who moves it and leave it alone until it is put down, or for half a minute."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.accounts.models import Account
from workshop.core.db import after_commit, db, now, transaction
from workshop.core.errors import Refused
from workshop.forums import broadcasts
from workshop.forums.models import Forum, Hold, Idea

FOR_PARTICIPANTS = False
LASTS = timedelta(seconds=30)


@transaction()
def hold_idea(idea: Idea, *, by: Account) -> Hold:
    """Take a card into the hand, or keep it there for longer."""
    refuse_if_held([idea], by)
    hold = db.session.get(Hold, idea.id) or Hold(idea_id=idea.id)
    hold.account_id, hold.until = by.id, now() + LASTS
    db.session.add(hold)
    after_commit(broadcasts.whisper_hold, idea.forum, idea.id, by.name)
    return hold


@transaction()
def release_idea(idea: Idea, *, by: Account) -> None:
    """Put one's card down where it was."""
    _drop(idea.forum, [hold for hold in holds_on([idea]) if hold.account_id == by.id])


@transaction()
def release_all(forum: Forum, accounts: Collection[int]) -> None:
    """Put down what people hold who have gone."""
    _drop(forum, [hold for hold in holds_in(forum) if hold.account_id in accounts])


def put_down_own(forum: Forum, ideas: Sequence[Idea], by: Account | None) -> None:
    """Before cards go elsewhere: nobody else may hold one, and one's own are put down with it."""
    refuse_if_held(ideas, by)
    _drop(forum, holds_on(ideas))


def refuse_if_held(ideas: Sequence[Idea], by: Account | None) -> None:
    """What one moves, the other leaves alone."""
    numbers = {idea.id: idea.number for idea in ideas}
    for hold in holds_on(ideas):
        if hold.until > now() and (by is None or hold.account_id != by.id):
            words = _(
                "%(who)s has card %(number)s in hand just now.", who=hold.account.name, number=numbers[hold.idea_id]
            )
            raise Refused(words)


def holds_on(ideas: Iterable[Idea]) -> list[Hold]:
    """Who holds which of these cards."""
    wanted = select(Hold).where(Hold.idea_id.in_([idea.id for idea in ideas]))
    return list(db.session.scalars(wanted.options(joinedload(Hold.account))))


def holds_in(forum: Forum) -> list[Hold]:
    """All cards of a forum that somebody holds now."""
    wanted = select(Hold).join(Idea, Idea.id == Hold.idea_id).where(Idea.forum_id == forum.id, Hold.until > now())
    return list(db.session.scalars(wanted.options(joinedload(Hold.account))))


def _drop(forum: Forum, holds: Iterable[Hold]) -> None:
    for hold in holds:
        after_commit(broadcasts.whisper_hold, forum, hold.idea_id, None)
        db.session.delete(hold)
