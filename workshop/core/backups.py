"""Copying the database away and back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pysqlite3.dbapi2 as sqlite
from flask_babel import gettext as _

from workshop.core.db import db
from workshop.core.errors import Refused


def database_file() -> Path:
    """Where the database lies; refused for a database server, which has better tools of its own."""
    if db.engine.dialect.name != "sqlite" or not db.engine.url.database:
        raise Refused(_("This installation uses a database server. Please use its own backup, such as pg_dump."))
    return Path(db.engine.url.database)


def save_database(target: Path) -> None:
    """Copy the database page by page, consistent although others write meanwhile; then check the copy."""
    if target.exists():
        raise Refused(_("%(file)s exists already. Please choose another name.", file=target))
    copy(database_file(), target)
    target.chmod(0o600)
    check(target)


def restore_database(source: Path) -> Path | None:
    """Check a copy and put it in place; returns where the database that stood there is kept."""
    check(source)
    database = database_file()
    kept = None
    db.session.remove()
    db.engine.dispose()
    if database.exists():
        kept = database.with_name(f"before-restore-{datetime.now(UTC):%Y%m%d-%H%M%S}.sqlite")
        copy(database, kept)
        kept.chmod(0o600)
    copy(source, database)
    return kept


def copy(source: Path, target: Path) -> None:
    """SQLite's own online copy."""
    reading, writing = sqlite.connect(source), sqlite.connect(target)
    try:
        reading.backup(writing)
    finally:
        reading.close()
        writing.close()


def check(file: Path) -> None:
    """Refuse a file that is no sound database of ours."""
    connection = sqlite.connect(f"file:{file}?mode=ro", uri=True)
    try:
        sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        ours = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone()
    except sqlite.DatabaseError:
        sound = ours = False
    finally:
        connection.close()
    if not (sound and ours):
        raise Refused(_("%(file)s is no backup of a Konzeptwerkstatt, or it is damaged.", file=file), 422)
