"""Setting up a forum, and its door."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import datetime

from flask_babel import gettext as _
from sqlalchemy import func, select

from workshop.accounts.models import Account
from workshop.core.db import db, transaction
from workshop.core.errors import Refused
from workshop.forums.actions.rounds import close_round
from workshop.forums.actions.telling import announce
from workshop.forums.models import Forum, Round
from workshop.processes.models import Process
from workshop.themes.models import ThemeField

FOR_PARTICIPANTS = False


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
    announce(forum, "forum.created", forum, by)
    return forum


@transaction()
def revise_forum(forum: Forum, plan: ForumPlan, *, by: Account | None = None) -> Forum:
    """Word the plan of a forum anew; the question only while nobody has answered it."""
    first = forum.main_round
    wording = (plan.prompt, dict(plan.prompts))
    if first.ideas and wording != (first.prompt, first.prompts):
        raise Refused(_("There are cards under this question already. Please leave it as it is."))
    forum.kind, forum.title, forum.place = plan.kind, plan.title, plan.place
    forum.starts_at, forum.ends_at, forum.capacity = plan.starts_at, plan.ends_at, plan.capacity
    forum.theme_fields = list(plan.theme_fields)
    first.prompt, first.prompts = wording
    announce(forum, "forum.revised", first, by)
    announce(forum, "forum.revised", forum, by)
    return forum


@transaction()
def open_door(forum: Forum, *, by: Account | None = None) -> None:
    """Let people in."""
    forum.open()
    announce(forum, "door.opened", forum, by)


@transaction()
def close_door(forum: Forum, *, by: Account | None = None) -> None:
    """Let nobody in any more; a round that runs ends with it."""
    if (running := forum.open_round) is not None:
        close_round(running, by=by)
    forum.close()
    announce(forum, "door.closed", forum, by)


def _free_code() -> str:
    while True:
        code = f"{secrets.randbelow(900_000_000) + 100_000_000}"
        if db.session.scalar(select(Forum.id).where(Forum.code == code)) is None:
            return code
