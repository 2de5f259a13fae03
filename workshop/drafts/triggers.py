"""What the database itself refuses: a version's bytes never change, by no path.

The migration repeats these statements. Inserting is guarded too, because SQLite's ``REPLACE`` takes rows away
without asking the triggers for DELETE.
"""

from __future__ import annotations

from sqlalchemy import DDL, Table, event

FROZEN = {
    "version": "NEW.id IN (SELECT id FROM version) OR EXISTS "
    "(SELECT 1 FROM version WHERE draft_id = NEW.draft_id AND number = NEW.number)",
    "citation": "NEW.id IN (SELECT id FROM citation) OR EXISTS "
    "(SELECT 1 FROM citation WHERE version_id = NEW.version_id AND place = NEW.place)",
}


def statements(table: str) -> list[str]:
    """The triggers of a table whose rows are written once."""
    refuse = f"BEGIN SELECT RAISE(ABORT, 'a {table} never changes'); END"
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {FROZEN[table]} {refuse}",
    ]


TRIGGERS = tuple(statement for table in FROZEN for statement in statements(table))


def guard(table: Table) -> None:
    """Make the triggers together with the table."""
    for statement in statements(table.name):
        trigger = DDL(statement)  # type: ignore[no-untyped-call]  # SQLAlchemy has left its types out
        event.listen(table, "after_create", trigger.execute_if(dialect="sqlite"))
