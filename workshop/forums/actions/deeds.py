"""Doing something with the wall in one step that can be undone, and undoing it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.forums import broadcasts
from workshop.forums.models import Cluster, Deed, Forum, Idea
from workshop.processes.journal import record

FOR_PARTICIPANTS = False
Thing = Idea | Cluster
KINDS: dict[str, type[Thing]] = {"idea": Idea, "cluster": Cluster}
REMEMBERED = 20


class Doing:
    """One step while it is done: it changes fields, then tells all that has changed under one number."""

    def __init__(self, forum: Forum, by: Account | None) -> None:
        self.forum = forum
        self.by = by
        self.changes: list[list[Any]] = []
        self.things: dict[tuple[str, int], Thing] = {}

    def add(self, thing: Thing) -> None:
        """A row that is new: undoing takes it away by its fields."""
        db.session.add(thing)
        db.session.flush()
        self.touch(thing)

    def touch(self, thing: Thing) -> None:
        """A row that has to be told anew."""
        self.things[thing.__tablename__, thing.id] = thing

    def set(self, thing: Thing, **fields: Any) -> None:
        """Change fields of a row, and remember how they were."""
        for name, value in fields.items():
            before = getattr(thing, name)
            if before != value:
                setattr(thing, name, value)
                self.changes.append([thing.__tablename__, thing.id, name, _packed(before), _packed(value)])
                self.touch(thing)

    def finish(self, verb: str, thing: Thing, **about: Any) -> int:
        """Write it down, so that it can be undone, and tell the room; returns its number."""
        if not self.changes:
            return self.forum.seq
        if self.by is not None:
            deed = Deed(forum=self.forum, account_id=self.by.id, verb=verb, about=about, changes=self.changes)
            db.session.add(deed)
        return self.tell(verb, thing)

    def tell(self, verb: str, thing: Thing) -> int:
        """One line of the journal, one number, and everything that changed."""
        seq = record(self.forum.process, verb, thing, by=self.by, room=self.forum) or 0
        for one in {**self.things, (thing.__tablename__, thing.id): thing}.values():
            one.seq = seq
            broadcasts.changed(one)
        return seq


def last_deeds(forum: Forum, by: Account) -> list[Deed]:
    """What somebody has done here and not undone, the latest first."""
    own = select(Deed).where(Deed.forum_id == forum.id, Deed.account_id == by.id, Deed.undone_at.is_(None))
    return list(db.session.scalars(own.order_by(Deed.id.desc()).limit(REMEMBERED)))


@transaction()
def undo(forum: Forum, *, by: Account) -> tuple[Deed, int]:
    """Undo one's own last step, as far as nobody has changed the same since; returns it, and how much stayed."""
    deed = next(iter(last_deeds(forum, by)), None)
    if deed is None:
        raise Refused(_("There is nothing of yours to undo."))
    doing = Doing(forum, by)
    things = _things_of(deed.changes)
    back = 0
    for kind, id_, name, before, after in reversed(deed.changes):
        thing, value = things.get((kind, id_)), _unpacked(before)
        if thing is not None and _packed(getattr(thing, name)) == after and _can_become(thing, name, value):
            doing.set(thing, **{name: value})
            db.session.flush()
            back += 1
    deed.undone_at = now()
    if doing.things:
        doing.tell(f"{deed.verb}.undone", next(iter(doing.things.values())))
    return deed, len(deed.changes) - back


def _can_become(thing: Thing, name: str, value: Any) -> bool:
    """No card goes back onto an island that is gone, and no island goes on which others have put cards since."""
    if name == "cluster_id" and value is not None:
        cluster = db.session.get(Cluster, value)
        return cluster is not None and cluster.is_there
    if (name == "number" and value is None) or (name == "dissolved_at" and value is not None):
        return db.session.scalar(select(Idea.id).where(Idea.cluster_id == thing.id).limit(1)) is None
    return True


def _things_of(changes: Iterable[list[Any]]) -> dict[tuple[str, int], Thing]:
    wanted: dict[str, set[int]] = {}
    for kind, id_, *_rest in changes:
        wanted.setdefault(kind, set()).add(id_)
    found: dict[tuple[str, int], Thing] = {}
    for kind, ids in wanted.items():
        model = cast(Any, KINDS[kind])
        found |= {(kind, thing.id): thing for thing in db.session.scalars(select(model).where(model.id.in_(ids)))}
    return found


def _packed(value: Any) -> Any:
    return {"at": value.isoformat()} if isinstance(value, datetime) else value


def _unpacked(value: Any) -> Any:
    return datetime.fromisoformat(value["at"]) if isinstance(value, dict) else value
