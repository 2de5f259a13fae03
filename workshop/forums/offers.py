"""What forums add to the pages of a process: which one can join, what is to be prepared, and news."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from workshop.core.db import db, now
from workshop.forums.forms import KINDS
from workshop.forums.models import Forum, ForumKind, Idea
from workshop.forums.views.words import local, when
from workshop.processes.contributions import Name, Offer, Step, name_of, offer, sentence, step
from workshop.processes.models import Process, Role

ANNOUNCED = timedelta(days=60)


@offer
def forums_to_join(process: Process) -> Iterable[Offer]:
    """Forums whose door is open, and those that are announced. The code is only on the wall of the room."""
    coming = select(Forum).where(Forum.process_id == process.id, Forum.closed_at.is_(None))
    for forum in db.session.scalars(coming.order_by(Forum.starts_at, Forum.id)):
        text = f"„{forum.title}“. {forum.place}" if forum.place else f"„{forum.title}“."
        kind = str(KINDS[ForumKind(forum.kind)])
        if forum.is_open:
            title = _("The door is open: %(kind)s", kind=kind)
            yield Offer(title, text, url_for("forums.enter_code"), _("Enter the code and join"), when(forum), True)
        elif now() < forum.ends_at and forum.starts_at < now() + ANNOUNCED:
            yield Offer(_("Come along: %(kind)s", kind=kind), text, when=when(forum))


@step
def forums_to_hold(process: Process, role: str) -> Iterable[Step]:
    """Plan the first forum; on the day, hold it."""
    if role != Role.FACILITATOR:
        return
    forums = db.session.scalars(
        select(Forum).where(Forum.process_id == process.id).order_by(Forum.starts_at, Forum.id)
    ).all()
    yield Step(
        _("Plan a forum"),
        url_for("forums.index", slug=process.slug),
        _("With a question, a place and a time."),
        is_done=bool(forums),
    )
    for forum in forums:
        if forum.closed_at is None and local(forum.starts_at).date() == local(now()).date():
            yield Step(
                _("Hold the forum: %(title)s", title=forum.title),
                url_for("forums.show_desk", forum_id=forum.id),
                when(forum),
                _("today"),
                _("There is a forum today."),
                is_now=True,
            )


@sentence("forum.created")
def forum_created(who: str, what: str, count: int) -> str:
    """Somebody planned forums."""
    return str(
        ngettext(
            "%(who)s has planned the forum %(what)s.", "%(who)s has planned %(num)d forums.", count, who=who, what=what
        )
    )


@sentence("door.opened")
def door_opened(who: str, what: str, count: int) -> str:
    """A forum has begun."""
    return str(_("%(who)s has opened the door of the forum %(what)s.", who=who, what=what))


@sentence("door.closed")
def door_closed(who: str, what: str, count: int) -> str:
    """A forum is over."""
    return str(_("%(who)s has closed the forum %(what)s.", who=who, what=what))


@sentence("idea.submitted")
@sentence("idea.added")
def ideas_hung_up(who: str, what: str, count: int) -> str:
    """Cards came to the wall; nobody asks by whom."""
    return str(ngettext("%(num)d new card hangs on the wall.", "%(num)d new cards hang on the wall.", count))


@name_of("forum")
def names_of_forums(ids: Collection[int]) -> Mapping[int, Name]:
    """Forums by their titles."""
    rows = db.session.execute(select(Forum.id, Forum.title).where(Forum.id.in_(ids)))
    return {id_: Name(title, url_for("forums.show_desk", forum_id=id_)) for id_, title in rows}


@name_of("idea")
def names_of_ideas(ids: Collection[int]) -> Mapping[int, Name]:
    """Cards by their numbers; the sentence leads to the desk of their forum."""
    rows = db.session.execute(select(Idea.id, Idea.number, Idea.forum_id).where(Idea.id.in_(ids)))
    return {id_: Name(str(number), url_for("forums.show_desk", forum_id=forum)) for id_, number, forum in rows}
