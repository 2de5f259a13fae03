"""What a draft hears over its sockets: door, form, action, acknowledgement."""

from __future__ import annotations

import base64
from collections.abc import Hashable, Mapping, Set
from typing import Any, NamedTuple

from workshop.accounts.access import account_of
from workshop.core.realtime import Caller, event, owner
from workshop.drafts import access, actions, broadcasts, messages
from workshop.drafts.models import Section

Answer = dict[str, Any]
# Twelve people type at once and their carets move: several messages a second from each.
A_MINUTE = 1200


class Mark(NamedTuple):
    """By which session somebody writes; asked again twice a second."""

    session_id: int
    account_id: int
    audience: str = broadcasts.WRITERS


@event(
    "enter",
    form=messages.EnterMessage,
    door=access.section_written_by,
    of=("section",),
    namespace=broadcasts.NAMESPACE,
    a_minute=A_MINUTE,
)
def enter(section: Section, form: messages.EnterMessage, caller: Caller) -> Answer:
    """Write along from now on: what one lacks, and what the server has, so that one can send the rest."""
    entrance = actions.enter_section(section, form.vector.bytes)
    account = account_of(caller.visitor)
    mark = Mark(caller.visitor.session.id, account.id)
    caller.sit(broadcasts.room_of(section.id), entrance.seq, mark)
    return {
        "seq": entrance.seq,
        "edit": _text(entrance.edit),
        "vector": _text(entrance.vector),
        "me": broadcasts.alias(caller.sid),
    }


@event(
    "edit",
    form=messages.EditMessage,
    door=access.section_written_by,
    of=("section",),
    namespace=broadcasts.NAMESPACE,
    a_minute=A_MINUTE,
)
def edit(section: Section, form: messages.EditMessage, caller: Caller) -> Answer:
    """Take an edit in, once however often it is sent."""
    return {"seq": actions.edit_section(section, form.edit.bytes, account_of(caller.visitor))}


@event(
    "caret",
    form=messages.CaretMessage,
    door=access.section_written_by,
    of=("section",),
    namespace=broadcasts.NAMESPACE,
    a_minute=A_MINUTE,
)
def caret(section: Section, form: messages.CaretMessage, caller: Caller) -> Answer:
    """Show the others where one writes. Nothing of it is kept."""
    broadcasts.caret_moved(section.id, account_of(caller.visitor), caller.sid, form.caret.data or "")
    return {}


@owner(broadcasts.NAMESPACE, "section")
def who_must_leave(section_id: int, marks: Set[Hashable]) -> Mapping[Hashable, str]:
    """Those whose right to write the section has ended since they came in."""
    seated = {mark for mark in marks if isinstance(mark, Mark)}
    admitted = access.sessions_still_writing(section_id, {mark.session_id for mark in seated})
    return {mark: "right-ended" for mark in seated if mark.session_id not in admitted}


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
