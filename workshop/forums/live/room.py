"""Coming into a forum's room, and having to leave it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Set
from typing import Any, NamedTuple

from sqlalchemy import select

from workshop.core.db import db, now
from workshop.core.realtime import Caller, catching_up, event, owner
from workshop.forums import access, broadcasts, messages
from workshop.forums.live import holding
from workshop.forums.models import Forum, Participant

Answer = dict[str, Any]


class Mark(NamedTuple):
    """By which right somebody sits in a forum's room; asked again twice a second."""

    participant_id: int | None = None
    staff_session_id: int | None = None
    account_id: int | None = None

    @property
    def audience(self) -> str:
        """Who hears what is whispered: the facilitators' pages see who moves a card."""
        return "staff" if self.staff_session_id is not None else ""


@event("enter", form=messages.EnterMessage, door=access.forum_seen_by, of=("forum", "key"))
def enter(forum: Forum, form: messages.EnterMessage, caller: Caller) -> Answer:
    """Hear a forum from now on: what changed since the last number seen, or everything."""
    participant = access.participant_in(caller.visitor, forum)
    mark = mark_of(forum, participant, form.key.data or "", caller)
    caller.sit(broadcasts.room_of(forum), forum.seq, mark, counts=mark.participant_id is not None)
    mine = {"mine": broadcasts.own_cards(participant)} if participant else {}
    return {"seq": forum.seq, "now": now().timestamp(), **broadcasts.news_for(forum, form.since.data), **mine}


def mark_of(forum: Forum, participant: Participant | None, key: str, caller: Caller) -> Mark:
    """By which right somebody comes in who may: the link's, which does not end, their role's, or their pass."""
    if access.opens_projector(forum, key):
        return Mark()
    if access.is_staff(caller.visitor, forum):
        session = caller.visitor.session
        return Mark(staff_session_id=session.id, account_id=session.account_id)
    return Mark(participant_id=participant.id if participant else None)


@owner(broadcasts.NAMESPACE, "forum")
def who_must_leave(forum_id: int, marks: Set[Hashable]) -> Mapping[Hashable, str]:
    """Those whose right to be in the room has ended since they came in."""
    seated = {mark for mark in marks if isinstance(mark, Mark)}
    staff = access.sessions_still_admitted(
        forum_id, {mark.staff_session_id for mark in seated if mark.staff_session_id is not None}
    )
    guests = access.participants_still_admitted(
        forum_id, {mark.participant_id for mark in seated if mark.participant_id is not None}
    )
    holding.let_go(forum_id, {mark.account_id for mark in seated if mark.account_id is not None})
    return {
        mark: "right-ended" if mark.participant_id is None else "door-closed"
        for mark in seated
        if (mark.staff_session_id is not None and mark.staff_session_id not in staff)
        or (mark.participant_id is not None and mark.participant_id not in guests)
    }


@catching_up(broadcasts.NAMESPACE, "forum")
def missed(forum_id: int, since: int | None) -> tuple[int, list[broadcasts.Item] | None]:
    """How far a forum is, and what the room was not told since a number."""
    if since is None:
        return db.session.scalar(select(Forum.seq).where(Forum.id == forum_id)) or 0, []
    forum = db.session.get_one(Forum, forum_id)
    return forum.seq, broadcasts.changes_since(forum, since)
