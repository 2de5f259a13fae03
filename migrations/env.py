"""How Alembic reaches the application's database."""

from alembic import context
from flask import current_app

from workshop.core.db import db

config = context.config


def run() -> None:
    """Run the migrations on the application's own engine, or on the connection a test has given."""
    connection = config.attributes.get("connection")
    if connection is not None:
        migrate(connection)
        return
    engine = current_app.extensions["sqlalchemy"].engine
    with engine.connect() as connection:
        migrate(connection)


def migrate(connection) -> None:
    """Migrate with foreign keys off: SQLite changes a table by copying it, and dropping the old one would cascade."""
    is_sqlite = connection.dialect.name == "sqlite"
    raw = connection.connection.driver_connection
    if is_sqlite:
        raw.execute("PRAGMA foreign_keys=OFF")
    try:
        change(connection)
    finally:
        if is_sqlite:
            raw.execute("PRAGMA foreign_keys=ON")


def change(connection) -> None:
    context.configure(connection=connection, target_metadata=db.metadata, render_as_batch=True, compare_type=True)
    with context.begin_transaction():
        context.run_migrations()


run()
