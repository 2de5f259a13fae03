"""Cards: written, worded anew, taken back, taken off the wall and hung up again."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import insert, select
from sqlalchemy.orm.attributes import set_committed_value

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.core.limits import Limit
from workshop.forums import broadcasts
from workshop.forums.actions.deeds import Doing
from workshop.forums.actions.telling import announce
from workshop.forums.models import Forum, Idea, Participant, Round, RoundKind, Shown
from workshop.forums.receipts import new_receipt
from workshop.processes.journal import next_number, note

_ideas_a_minute = Limit(10)


@transaction()
def submit_idea(round_: Round, author: Participant, text: str, language: str, *, key: str) -> Idea:
    """Take an idea into a running round, once however often it is sent, and show it to the forum."""
    sent = db.session.scalar(select(Idea).where(Idea.participant_id == author.id, Idea.key == key))
    if sent is not None:
        return sent
    round_.refuse_unless(RoundKind.COLLECT)
    author.refuse_if_muted()
    _refuse_second(round_, author)
    if not _ideas_a_minute.take(author.token_hash):
        raise Refused(_("That was quick! Please wait a moment before the next card."), 429)
    card: dict[str, Any] = {"participant_id": author.id, "table_id": author.table_id, "text": text}
    return _hang_up(round_, "idea.submitted", language=language, key=key, **card)


@transaction()
def add_paper_card(round_: Round, text: str, language: str, *, key: str, by: Account | None = None) -> Idea:
    """Hang up a card that somebody wrote on paper; also after the round has closed."""
    sent = db.session.scalar(
        select(Idea).where(Idea.forum_id == round_.forum_id, Idea.participant_id.is_(None), Idea.key == key)
    )
    if sent is not None:
        return sent
    return _hang_up(round_, "idea.added", by, text=text, language=language, key=key, on_paper=True)


@transaction()
def revise_idea(idea: Idea, text: str) -> Idea:
    """Word an own idea anew, while the round is open."""
    if idea.text == text:
        return idea
    _refuse_late(idea)
    idea.text, idea.original, idea.mended_at = text, None, None
    announce(idea.forum, "idea.revised", idea)
    return idea


@transaction()
def withdraw_idea(idea: Idea) -> Idea:
    """Take an own idea back, while the round is open. Its number stays taken."""
    if idea.withdrawn_at is None:
        _refuse_late(idea)
        idea.withdrawn_at = now()
        announce(idea.forum, "idea.withdrawn", idea)
    return idea


@transaction()
def hide_idea(idea: Idea, reason: str, *, by: Account | None = None) -> Idea:
    """Take an idea off the wall; its author alone is told why."""
    doing = Doing(idea.forum, by)
    doing.set(idea, hidden_at=idea.hidden_at or now(), hidden_reason=reason)
    doing.finish("idea.hidden", idea, number=idea.number)
    return idea


@transaction()
def show_idea(idea: Idea, *, by: Account | None = None) -> Idea:
    """Put a hidden idea back on the wall."""
    doing = Doing(idea.forum, by)
    doing.set(idea, hidden_at=None, hidden_reason=None)
    doing.finish("idea.shown", idea, number=idea.number)
    return idea


def _hang_up(round_: Round, verb: str, by: Account | None = None, **card: Any) -> Idea:
    """Number a card and its change with one statement and write it with another: a hall sends many at once."""
    forum = round_.forum
    seq = next_number(forum, idea_count=Forum.idea_count + 1)
    numbered = {"number": forum.idea_count, "seq": seq, "receipt": new_receipt()}
    moment = now()
    waits = _waits(round_, bool(card.get("on_paper")))
    numbered |= {"created_at": moment, "hung_at": None if waits else moment}
    idea = db.session.scalars(
        insert(Idea).values(forum_id=forum.id, round_id=round_.id, **numbered, **card).returning(Idea)
    ).one()
    set_committed_value(idea, "rendering", None)  # what has just been written needs no query to know that
    note(forum.process, verb, idea, by=by, at=(forum.room_name, seq))
    broadcasts.changed(idea)
    return idea


def _waits(round_: Round, on_paper: bool) -> bool:
    """Whether a card waits: until all are revealed, or for approval, which a card copied by a facilitator has."""
    shown = round_.collecting.shown
    if shown == Shown.TOGETHER:
        return round_.revealed_at is None
    return shown == Shown.APPROVED and not on_paper


def _refuse_late(idea: Idea) -> None:
    idea.round.refuse_unless_running()
    if idea.author is not None:
        idea.author.refuse_if_muted()


def _refuse_second(round_: Round, author: Participant) -> None:
    if round_.collecting.several:
        return
    own = select(Idea.id).where(Idea.round_id == round_.id, Idea.participant_id == author.id)
    if db.session.scalar(own.where(Idea.withdrawn_at.is_(None)).limit(1)) is not None:
        raise Refused(_("In this round each person hangs up one card. You can change yours, or take it back."))
