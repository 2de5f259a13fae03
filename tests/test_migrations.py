"""The database's shape: what the migrations make is what the models say, up and down, with rows in it."""

import re
import shutil

import pysqlite3.dbapi2 as sqlite
import pytest
from flask_migrate import downgrade, upgrade

from workshop.app import create_app
from workshop.core.db import db
from workshop.demo.loading import load_demo


@pytest.fixture
def fresh(tmp_path):
    app = create_app({"VAR": tmp_path, "SQLALCHEMY_DATABASE_URI": f"sqlite:///{tmp_path / 'workshop.sqlite'}"})
    with app.app_context():
        yield tmp_path / "workshop.sqlite"
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def full(demo_folder, fresh):
    """A database with the whole demo process in it."""
    shutil.copy(demo_folder / "workshop.sqlite", fresh)
    return fresh


def shape(file) -> dict[str, list[str]]:
    """Every table, index and trigger, without the accidents of spelling."""
    connection = sqlite.connect(file)
    rows = connection.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name"
    ).fetchall()
    connection.close()
    return {
        f"{kind} {name}": sorted(re.sub(r'[\s"()]+', "", sql).lower().split(","))
        for kind, name, sql in rows
        if name != "alembic_version"
    }


def test_migrations_make_what_the_models_say(application, folder, fresh):
    upgrade()
    assert shape(fresh) == shape(folder / "empty.sqlite")


def test_down_and_up_again_with_a_whole_process_in_it(full):
    downgrade(revision="base")
    assert shape(full) == {}
    upgrade()
    load_demo()


def test_rows_survive_the_way_back_and_forth(full):
    count = "SELECT (SELECT count(*) FROM idea), (SELECT count(*) FROM participant), (SELECT count(*) FROM round)"
    before = db.session.execute(db.text(count)).one()
    db.session.remove()
    downgrade(revision="0002")
    upgrade()
    assert before[0] > 0
    assert db.session.execute(db.text(count)).one() == before
    assert db.session.execute(db.text("PRAGMA foreign_key_check")).all() == []
