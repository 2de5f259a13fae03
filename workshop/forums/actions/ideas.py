"""Cards: written, worded anew, taken back, taken off the wall and hung up again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
from workshop.processes.journal import next_number, note_all

_ideas_a_minute = Limit(10)


@dataclass(frozen=True, slots=True)
class Card:
    """What somebody has written, on its way to the wall; ``key`` was made before the first try."""

    round: Round
    author: Participant
    text: str
    language: str
    key: str

    @property
    def sign(self) -> tuple[int, str]:
        """By this it is known however often it is sent."""
        return self.author.id, self.key


@transaction()
def submit_idea(round_: Round, author: Participant, text: str, language: str, *, key: str) -> Idea:
    """Take an idea into a running round, once however often it is sent, and show it to the forum."""
    (outcome,) = submit_ideas([Card(round_, author, text, language, key)])
    if isinstance(outcome, Refused):
        raise outcome
    return outcome


@transaction()
def submit_ideas(cards: Sequence[Card]) -> list[Idea | Refused]:
    """The same for many at once, with a few statements for all; what is refused takes nobody else's card with it."""
    outcomes: dict[tuple[int, str], Idea | Refused] = dict(_sent_before(cards))
    taken: dict[tuple[int, str], Card] = {}
    for card in cards:
        if card.sign in outcomes or card.sign in taken:
            continue
        try:
            _refuse_unless_welcome(card, taken.values())
            taken[card.sign] = card
        except Refused as refusal:
            outcomes[card.sign] = refusal
    for round_ in {card.round for card in taken.values()}:
        written = [card for card in taken.values() if card.round is round_]
        rows = [_row_of(card) for card in written]
        ideas = _hang_up(round_, "idea.submitted", rows)
        outcomes |= {card.sign: idea for card, idea in zip(written, ideas, strict=True)}
    return [outcomes[card.sign] for card in cards]


@transaction()
def add_paper_card(round_: Round, text: str, language: str, *, key: str, by: Account | None = None) -> Idea:
    """Hang up a card that somebody wrote on paper; also after the round has closed."""
    sent = db.session.scalar(
        select(Idea).where(Idea.forum_id == round_.forum_id, Idea.participant_id.is_(None), Idea.key == key)
    )
    if sent is not None:
        return sent
    row = {"text": text, "language": language, "key": key, "on_paper": True}
    return _hang_up(round_, "idea.added", [row], by)[0]


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


def _sent_before(cards: Sequence[Card]) -> dict[tuple[int, str], Idea]:
    authors, keys = {card.author.id for card in cards}, {card.key for card in cards}
    sent = db.session.scalars(select(Idea).where(Idea.participant_id.in_(authors), Idea.key.in_(keys)))
    return {(idea.participant_id or 0, idea.key): idea for idea in sent}


def _refuse_unless_welcome(card: Card, taken: Iterable[Card]) -> None:
    card.round.refuse_unless(RoundKind.COLLECT)
    card.author.refuse_if_muted()
    if not card.round.collecting.several:
        _refuse_second(card, taken)
    if not _ideas_a_minute.take(card.author.token_hash):
        raise Refused(_("That was quick! Please wait a moment before the next card."), 429)


def _row_of(card: Card) -> dict[str, Any]:
    author = {"participant_id": card.author.id, "table_id": card.author.table_id}
    return author | {"text": card.text, "language": card.language, "key": card.key}


def _hang_up(round_: Round, verb: str, rows: Sequence[dict[str, Any]], by: Account | None = None) -> list[Idea]:
    """Number cards and their changes with one statement and write them with another: a hall sends many at once."""
    forum, count, moment = round_.forum, len(rows), now()
    last = next_number(forum, count, idea_count=Forum.idea_count + count)
    place = {"forum_id": forum.id, "round_id": round_.id, "created_at": moment}
    numbered = [
        place
        | row
        | {"seq": last - back, "number": forum.idea_count - back, "receipt": new_receipt()}
        | {"hung_at": None if _waits(round_, bool(row.get("on_paper"))) else moment}
        for row, back in zip(rows, range(count - 1, -1, -1), strict=True)
    ]
    # A card that waits has no moment at which it was hung up: nothing, not the column's default.
    as_given = {"render_nulls": True}
    written = db.session.scalars(insert(Idea).returning(Idea), numbered, execution_options=as_given)
    ideas = sorted(written, key=lambda idea: idea.number)
    note_all(forum.process, verb, [(idea, idea.seq) for idea in ideas], by=by, room=forum)
    for idea in ideas:
        set_committed_value(idea, "rendering", None)  # what has just been written needs no query to know that
        broadcasts.changed(idea, idea.seq)
    return ideas


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


def _refuse_second(card: Card, taken: Iterable[Card]) -> None:
    own = select(Idea.id).where(Idea.round_id == card.round.id, Idea.participant_id == card.author.id)
    before = db.session.scalar(own.where(Idea.withdrawn_at.is_(None)).limit(1)) is not None
    if before or any(other.round is card.round and other.author is card.author for other in taken):
        raise Refused(_("In this round each person hangs up one card. You can change yours, or take it back."))
