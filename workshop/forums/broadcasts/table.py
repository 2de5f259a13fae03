"""How a table is told."""

from __future__ import annotations

from workshop.forums.broadcasts.telling import Item, projection
from workshop.forums.models import Forum, Table


def tables_since(forum: Forum, seq: int) -> list[Table]:
    """The tables that changed after a number."""
    return [table for table in forum.tables if table.seq > seq]


@projection(Table, since=tables_since)
def table_item(table: Table, *, for_staff: bool = False) -> Item:
    """A table with its topic; who sits there is nobody's business but theirs."""
    return {"seq": table.seq, "kind": "table", "id": table.id, "label": table.label, "topic": table.topic}
