"""The database: models, and the one way to change it.

SQLite for one process; PostgreSQL when several share the work.

SQLite runs with a write-ahead log, ``synchronous=FULL`` and foreign keys on. SQLite 3.7.0 to 3.51.2 can corrupt a
database when the log is reset while another connection checkpoints, and Debian's Python links such a version; so
the driver is ``pysqlite3``, which carries its own, and an older library is refused at the start.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TypeVar

import pysqlite3.dbapi2 as sqlite
from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import DateTime, Engine, MetaData, event
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.types import TypeDecorator

OLDEST_SAFE_SQLITE = (3, 51, 3)


class Moment(TypeDecorator[datetime]):
    """A point in time: always aware and in UTC, in Python and in the database."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database: in UTC, without saying so."""
        if value is not None and value.tzinfo is None:
            raise ValueError("A moment needs a time zone.")
        return value and value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database: in UTC, and saying so."""
        return value and value.replace(tzinfo=UTC)


class Model(DeclarativeBase):
    """What every row is made of."""

    registry = registry(
        type_annotation_map={datetime: Moment()},
        metadata=MetaData(
            naming_convention={
                "ix": "ix_%(table_name)s_%(column_0_N_name)s",
                "uq": "uq_%(table_name)s_%(column_0_N_name)s",
                "ck": "ck_%(table_name)s_%(constraint_name)s",
                "fk": "fk_%(table_name)s_%(column_0_N_name)s",
                "pk": "pk_%(table_name)s",
            }
        ),
    )


db = SQLAlchemy(model_class=Model, disable_autonaming=True)


_clock: ContextVar[datetime | None] = ContextVar("clock", default=None)


def now() -> datetime:
    """The present moment, in UTC."""
    return _clock.get() or datetime.now(UTC)


@contextmanager
def clock_set_to(moment: datetime) -> Iterator[None]:
    """Let everything inside happen at another moment: a demo process has a past, a test a tomorrow."""
    token = _clock.set(moment)
    try:
        yield
    finally:
        _clock.reset(token)


# One writer at a time in this process: waiting for a lock takes microseconds, waiting for SQLite's busy
# handler up to 100 ms. Other processes (the command line, other workers) are kept apart by the database: by BEGIN
# IMMEDIATE, or by PostgreSQL's lock of this number, held until the commit.
WRITING = 0x6B6F6E7A
_write_lock = threading.RLock()
_following = threading.RLock()
_writing: ContextVar[list[Callable[[], object]] | None] = ContextVar("writing", default=None)


@contextmanager
def transaction() -> Iterator[None]:
    """Do everything inside, or nothing; then what was put by with :func:`after_commit`.

    An action called by another belongs to the outer one's transaction. What the door has read before is read
    again inside, under the lock, so nobody decides on a stale row. Also usable as a decorator.
    """
    if _writing.get() is not None:
        yield
        return
    put_by: list[Callable[[], object]] = []
    with _write_lock:
        token = _writing.set(put_by)
        try:
            db.session.rollback()
            db.session.info.clear()
            yield
            db.session.commit()
        except BaseException:
            db.session.rollback()
            raise
        finally:
            _writing.reset(token)
        # Still under the lock, so that rooms are told in the order of the commits.
        with _following:
            for act in put_by:
                act()


T = TypeVar("T")


def once_a_page(key: Hashable, ask: Callable[[], T]) -> T:
    """What is asked again and again while a page is made, asked once; in a transaction each time, after it anew."""
    if _writing.get() is not None:
        return ask()
    known: dict[Hashable, T] = db.session.info
    if key not in known:
        known[key] = ask()
    return known[key]


@contextmanager
def between_transactions() -> Iterator[None]:
    """While nobody is in the middle of what follows a commit: what one has put by is seen whole, or not yet."""
    with _following:
        yield


def after_commit(act: Callable[..., object], *arguments: object) -> None:
    """Put something by until the running transaction is true: a broadcast, a mail."""
    put_by = _writing.get()
    if put_by is None:
        raise RuntimeError("after_commit() belongs inside a transaction.")
    put_by.append(lambda: act(*arguments))


@contextmanager
def savepoint() -> Iterator[None]:
    """A part of a transaction that may fail by itself, with what it put by, taking nobody else's part with it."""
    put_by = _writing.get()
    if put_by is None:
        raise RuntimeError("savepoint() belongs inside a transaction.")
    before = len(put_by)
    # By hand: the session's own nested transactions cost more than everything else about an idea.
    connection = db.session.connection()
    connection.exec_driver_sql("SAVEPOINT part")
    try:
        yield
        db.session.flush()
    except BaseException:
        connection.exec_driver_sql("ROLLBACK TO SAVEPOINT part")
        db.session.expunge_all()
        del put_by[before:]
        raise
    finally:
        connection.exec_driver_sql("RELEASE SAVEPOINT part")


def init_app(app: Flask) -> None:
    """Connect the application to ``DATABASE_URL``; refuse an SQLite that can lose data."""
    address = app.config["SQLALCHEMY_DATABASE_URI"]
    options = app.config.setdefault("SQLALCHEMY_ENGINE_OPTIONS", {})
    if address.startswith("sqlite"):
        if sqlite.sqlite_version_info < OLDEST_SAFE_SQLITE:
            raise RuntimeError(f"SQLite {sqlite.sqlite_version} can corrupt its log; install the pinned pysqlite3.")
        defaults = {"module": sqlite, "connect_args": {"check_same_thread": False, "isolation_level": None}}
    else:
        app.config["SQLALCHEMY_DATABASE_URI"] = address.replace("postgresql://", "postgresql+psycopg://", 1)
        # Pages see one state of everything, as they do on SQLite; what writes is set apart in prepare_postgresql.
        defaults = {"isolation_level": "REPEATABLE READ", "pool_pre_ping": True, "max_overflow": 30}
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"pool_size": 20, "max_overflow": 200, **defaults, **options}
    db.init_app(app)
    with app.app_context():
        prepare = prepare_sqlite if db.engine.dialect.name == "sqlite" else prepare_postgresql
        prepare(db.engine)


def prepare_postgresql(engine: Engine) -> None:
    """Let one transaction write at a time, in all processes, and see everything that was committed before it."""

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        if _writing.get() is not None:
            connection.exec_driver_sql(
                f"SET TRANSACTION ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({WRITING})"
            )


def prepare_sqlite(engine: Engine) -> None:
    """Set what SQLite needs on each connection, and begin transactions ourselves."""

    @event.listens_for(engine, "connect")
    def set_pragmas(connection: Any, _record: object) -> None:
        cursor = connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=15000"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Any) -> None:
        # A transaction that reads first and writes later would fail on a snapshot that has grown old.
        connection.exec_driver_sql("BEGIN" if _writing.get() is None else "BEGIN IMMEDIATE")


def metadata() -> MetaData:
    """All tables, for migrations and tests."""
    return db.metadata
