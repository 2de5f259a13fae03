"""Rows that never change once they stand there: the database itself refuses, whatever path an edit takes.

A model seals its table, ``seal(table, same=("guide_id", "number"))``, and the triggers are made together with it. A
migration repeats the statements of its day, from ``statements``. Inserting is guarded too on SQLite, whose ``REPLACE``
takes rows away without asking the triggers for DELETE; PostgreSQL knows no such thing, but a TRUNCATE.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import DDL, Table, event

DIALECTS = ("sqlite", "postgresql")


def statements(dialect: str, table: str, same: Sequence[str], spares: str = "") -> list[str]:
    """The triggers of a table in the words of a database.

    ``same`` are the columns that make a row the same row besides its id. ``spares`` is a condition on OLD and NEW under
    which a change goes through all the same, such as erasing a text that somebody has taken back.
    """
    return of_sqlite(table, same, spares) if dialect == "sqlite" else of_postgresql(table, spares)


def of_sqlite(table: str, same: Sequence[str], spares: str) -> list[str]:
    """SQLite has the refusal in each trigger."""
    refuse = f"BEGIN SELECT RAISE(ABORT, 'a {table} never changes'); END"
    unless = f"WHEN NOT ({spares}) " if spares else ""
    twin = " AND ".join(f"{column} = NEW.{column}" for column in same)
    exists = f"NEW.id IN (SELECT id FROM {table}) OR EXISTS (SELECT 1 FROM {table} WHERE {twin})"  # noqa: S608  # our own names
    return [
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} {unless}{refuse}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} {refuse}",
        f"CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN {exists} {refuse}",
    ]


def of_postgresql(table: str, spares: str) -> list[str]:
    """PostgreSQL calls a function."""
    body = f"BEGIN RAISE EXCEPTION 'a {table} never changes'; END"
    unless = f"WHEN (NOT ({spares})) " if spares else ""
    call = f"EXECUTE FUNCTION {table}_never_changes()"
    return [
        f"CREATE OR REPLACE FUNCTION {table}_never_changes() RETURNS trigger LANGUAGE plpgsql AS $${body}$$",
        f"CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} FOR EACH ROW {unless}{call}",
        f"CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} FOR EACH ROW {call}",
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT {call}",
    ]


def seal(table: Table, same: Sequence[str], spares: str = "") -> None:
    """Make the triggers together with the table, and take PostgreSQL's function away with it."""
    for dialect in DIALECTS:
        for statement in statements(dialect, table.name, same, spares):
            trigger = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]  # SQLAlchemy has left its types out
            event.listen(table, "after_create", trigger.execute_if(dialect=dialect))
    gone = DDL(f"DROP FUNCTION IF EXISTS {table.name}_never_changes()")  # type: ignore[no-untyped-call]  # as above
    event.listen(table, "after_drop", gone.execute_if(dialect="postgresql"))
