"""What can be done in a forum: one function per sentence a member would say."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, insert, select

from workshop.accounts.models import Account
from workshop.accounts.visitors import digest
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.core.limits import Limit
from workshop.forums import broadcasts
from workshop.forums.models import Forum, Idea, Participant, Round
from workshop.forums.receipts import new_receipt
from workshop.processes.journal import next_number, note, record
from workshop.processes.models import Process
from workshop.themes.models import ThemeField

_ideas_a_minute = Limit(10)


@dataclass(frozen=True)
class ForumPlan:
    """What is known of a forum when it is set up."""

    kind: str
    title: str
    starts_at: datetime
    ends_at: datetime
    prompt: str
    prompts: dict[str, str] = field(default_factory=dict)
    place: str = ""
    capacity: int = 40
    theme_fields: tuple[ThemeField, ...] = ()


@transaction()
def create_forum(process: Process, plan: ForumPlan, *, by: Account | None = None) -> Forum:
    """Set up a forum under its theme fields, with its first round and its code."""
    if any(field_.process_id != process.id for field_ in plan.theme_fields):
        raise Refused(_("A theme field of another process was chosen."), 422)
    last = db.session.scalar(select(func.max(Forum.number)).where(Forum.process_id == process.id))
    forum = Forum(
        process=process,
        number=(last or 0) + 1,
        kind=plan.kind,
        title=plan.title,
        place=plan.place,
        starts_at=plan.starts_at,
        ends_at=plan.ends_at,
        capacity=plan.capacity,
        theme_fields=list(plan.theme_fields),
        code=_free_code(),
        qr_token=secrets.token_urlsafe(16),
        projector_token=secrets.token_urlsafe(16),
        seq=0,
    )
    forum.rounds = [Round(position=1, prompt=plan.prompt, prompts=dict(plan.prompts))]
    db.session.add(forum)
    _announce(forum, "forum.created", forum, by)
    return forum


@transaction()
def revise_forum(forum: Forum, plan: ForumPlan, *, by: Account | None = None) -> Forum:
    """Word the plan of a forum anew; the question only while nobody has answered it."""
    first = forum.rounds[0]
    wording = (plan.prompt, dict(plan.prompts))
    if first.ideas and wording != (first.prompt, first.prompts):
        raise Refused(_("There are cards under this question already. Please leave it as it is."))
    forum.kind, forum.title, forum.place = plan.kind, plan.title, plan.place
    forum.starts_at, forum.ends_at, forum.capacity = plan.starts_at, plan.ends_at, plan.capacity
    forum.theme_fields = list(plan.theme_fields)
    first.prompt, first.prompts = wording
    _announce(forum, "forum.revised", first, by)
    _announce(forum, "forum.revised", forum, by)
    return forum


@transaction()
def open_door(forum: Forum, *, by: Account | None = None) -> None:
    """Let people in."""
    forum.open()
    _announce(forum, "door.opened", forum, by)


@transaction()
def close_door(forum: Forum, *, by: Account | None = None) -> None:
    """Let nobody in any more; a round that runs ends with it."""
    if (running := forum.open_round) is not None:
        close_round(running, by=by)
    forum.close()
    _announce(forum, "door.closed", forum, by)


@transaction()
def join_forum(
    forum: Forum, language: str, name: str | None = None, bench: str | None = None, table: str | None = None
) -> tuple[Participant, str]:
    """Take part in a forum: nobody is asked for a name. Returns what the participant's cookie says."""
    if not forum.is_open:
        raise Refused(_("The door of this forum is closed."))
    token = secrets.token_urlsafe(32)
    participant = Participant(
        forum=forum, token_hash=digest(token), language=language, name=name, bench=bench, table=table
    )
    db.session.add(participant)
    record(forum.process, "forum.joined", participant)
    return participant, token


@transaction()
def take_seat(participant: Participant, table: str) -> None:
    """Say at which table somebody sits."""
    participant.table = table


@transaction()
def open_round(round_: Round, *, by: Account | None = None) -> None:
    """Put the question to the forum."""
    round_.open()
    _announce(round_.forum, "round.opened", round_, by)


@transaction()
def close_round(round_: Round, *, by: Account | None = None) -> None:
    """Take no more ideas; those on the wall stay."""
    round_.close()
    _announce(round_.forum, "round.closed", round_, by)


@transaction()
def reopen_round(round_: Round, *, by: Account | None = None) -> None:
    """Put the question once more, because somebody was not done."""
    if round_.closed_at is None:
        raise Refused(_("This round was not closed."))
    round_.open()
    _announce(round_.forum, "round.reopened", round_, by)


@transaction()
def submit_idea(round_: Round, author: Participant, text: str, language: str, *, key: str) -> Idea:
    """Take an idea into a running round, once however often it is sent, and show it to the forum."""
    sent = db.session.scalar(select(Idea).where(Idea.participant_id == author.id, Idea.key == key))
    if sent is not None:
        return sent
    round_.refuse_unless_collecting()
    _refuse_muted(author)
    if not _ideas_a_minute.take(author.token_hash):
        raise Refused(_("That was quick! Please wait a moment before the next card."), 429)
    return _hang_up(round_, "idea.submitted", participant_id=author.id, text=text, language=language, key=key)


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
    idea.text = text
    _announce(idea.forum, "idea.revised", idea)
    return idea


@transaction()
def withdraw_idea(idea: Idea) -> Idea:
    """Take an own idea back, while the round is open. Its number stays taken."""
    if idea.withdrawn_at is None:
        _refuse_late(idea)
        idea.withdrawn_at = now()
        _announce(idea.forum, "idea.withdrawn", idea)
    return idea


@transaction()
def hide_idea(idea: Idea, reason: str, *, by: Account | None = None) -> Idea:
    """Take an idea off the wall; its author alone is told why."""
    if idea.hidden_at is None or idea.hidden_reason != reason:
        idea.hidden_at, idea.hidden_reason = idea.hidden_at or now(), reason
        _announce(idea.forum, "idea.hidden", idea, by)
    return idea


@transaction()
def show_idea(idea: Idea, *, by: Account | None = None) -> Idea:
    """Put a hidden idea back on the wall."""
    if idea.hidden_at is not None:
        idea.hidden_at = idea.hidden_reason = None
        _announce(idea.forum, "idea.shown", idea, by)
    return idea


@transaction()
def mute(participant: Participant, *, by: Account | None = None) -> None:
    """Hear a participant no more; what was said stays."""
    participant.muted_at = participant.muted_at or now()
    record(participant.forum.process, "participant.muted", participant, by=by)


@transaction()
def unmute(participant: Participant, *, by: Account | None = None) -> None:
    """Hear a participant again."""
    participant.muted_at = None
    record(participant.forum.process, "participant.unmuted", participant, by=by)


def _hang_up(round_: Round, verb: str, by: Account | None = None, **card: Any) -> Idea:
    """Number a card and its change with one statement and write it with another: a hall sends many at once."""
    forum = round_.forum
    seq = next_number(forum, idea_count=Forum.idea_count + 1)
    numbered = {"number": forum.idea_count, "seq": seq, "receipt": new_receipt()}
    idea = db.session.scalars(
        insert(Idea).values(forum_id=forum.id, round_id=round_.id, **numbered, **card).returning(Idea)
    ).one()
    note(forum.process, verb, idea, by=by, at=(forum.room_name, seq))
    broadcasts.changed(idea)
    return idea


def _announce(forum: Forum, verb: str, thing: Forum | Round | Idea, by: Account | None = None) -> None:
    """Write it in the journal under the room's next number, and tell the room."""
    column = "told_seq" if isinstance(thing, Forum) else "seq"
    setattr(thing, column, record(forum.process, verb, thing, by=by, room=forum))
    broadcasts.changed(thing)


def _refuse_late(idea: Idea) -> None:
    idea.round.refuse_unless_collecting()
    if idea.author is not None:
        _refuse_muted(idea.author)


def _refuse_muted(participant: Participant) -> None:
    if participant.muted_at is not None:
        raise Refused(_("The facilitators have paused your cards. Please talk to them."), 403)


def _free_code() -> str:
    while True:
        code = f"{secrets.randbelow(900_000_000) + 100_000_000}"
        if db.session.scalar(select(Forum.id).where(Forum.code == code)) is None:
            return code
