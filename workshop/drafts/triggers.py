"""What the database itself refuses: a version's bytes never change, by no path. Migrations repeat these statements."""

from __future__ import annotations

from sqlalchemy import Table

from workshop.core.frozen import seal, statements

SAME = {"version": ("draft_id", "number"), "citation": ("version_id", "place")}

TRIGGERS = tuple(statement for table, same in SAME.items() for statement in statements("sqlite", table, same))


def guard(table: Table) -> None:
    """Make the triggers together with the table."""
    seal(table, SAME[table.name])
