"""Who sits where, for the desk: numbers, and those who could host."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.core.db import db
from workshop.forums.models import Forum, Participant


def seats_of(forum: Forum) -> dict[str, Any]:
    """Tables with the number of people at each, and everybody who sits at one."""
    if not forum.tables:
        return {"tables": [], "seated": []}
    sitting = select(Participant).where(Participant.forum_id == forum.id, Participant.table_id.is_not(None))
    seated = list(db.session.scalars(sitting.options(joinedload(Participant.table)).order_by(Participant.id)))
    tables = []
    for table in forum.tables:
        here = [person for person in seated if person.table_id == table.id]
        numbers = {"people": len(here), "hosts": sum(person.hosts for person in here)}
        tables.append({"label": table.label, "topic": table.topic, **numbers})
    return {"tables": tables, "seated": seated}
