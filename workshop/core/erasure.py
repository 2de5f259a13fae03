"""Taking words out of the database so that they are gone from its file too, not only from its tables.

SQLite leaves deleted bytes in free pages and in the write-ahead log until they are written over. PostgreSQL clears its
dead rows by vacuum; its own documentation says when. Backups made before keep what they have: docs/interviews.md.
"""

from __future__ import annotations

from workshop.core.db import after_commit, db


def erase_for_good() -> None:
    """Inside a transaction, before deleting: let SQLite write zeros over what goes, and empty the log afterwards."""
    if db.engine.dialect.name == "sqlite":
        db.session.connection().exec_driver_sql("PRAGMA secure_delete = ON")
        after_commit(empty_the_log)


def empty_the_log() -> None:
    """Carry everything over into the file and cut the log; readers put it off to the next time."""
    with db.engine.connect() as connection:
        driver = connection.connection.driver_connection
        if driver is not None:
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
