"""Taking words out of the database so that they are gone from its file too, not only from its tables.

SQLite leaves deleted bytes in free pages and in the write-ahead log until they are written over. PostgreSQL clears its
dead rows by vacuum; its own documentation says when. Backups made before keep what they have: docs/interviews.md.
"""

from __future__ import annotations

from collections.abc import Callable

from workshop.core.db import after_commit, db

# What keeps copies for a while, such as finished files, lets go of them when something is erased.
copies: list[Callable[[], None]] = []


def forgets_copies(function: Callable[[], None]) -> Callable[[], None]:
    """Call this after something was erased."""
    copies.append(function)
    return function


def erase_for_good() -> None:
    """Inside a transaction, before deleting: let SQLite write zeros over what goes, and empty the log afterwards."""
    for forget in copies:
        after_commit(forget)
    if db.engine.dialect.name == "sqlite":
        db.session.connection().exec_driver_sql("PRAGMA secure_delete = ON")
        after_commit(empty_the_log)


def empty_the_log() -> None:
    """Carry everything over into the file and cut the log. It never waits: a reader puts it off to the next time."""
    with db.engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is not None:
            patience = driver.execute("PRAGMA busy_timeout").fetchone()[0]
            driver.execute("PRAGMA busy_timeout = 0")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            driver.execute(f"PRAGMA busy_timeout = {patience}")
