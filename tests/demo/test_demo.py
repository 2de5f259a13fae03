"""The demo process: as large as a real one, and true to what the README says of it."""

import json

import pytest
from sqlalchemy import func, select

from tests.conftest import backup
from workshop.core.db import db
from workshop.demo.guide import guide_of
from workshop.demo.loading import is_empty
from workshop.drafts.actions import verify_versions
from workshop.drafts.models import Citation, Version
from workshop.forums.models import Forum, Idea
from workshop.interviews.coding.models import Coding
from workshop.interviews.excerpts.models import Excerpt
from workshop.interviews.guides.editions import languages_of, sheet_of
from workshop.interviews.guides.models import GuideVersion
from workshop.interviews.texts.models import Transcript
from workshop.processes.models import Bench, Membership, Process, Role
from workshop.themes.models import ThemeField


@pytest.fixture
def process(app, folder, demo_folder):
    backup(demo_folder / "workshop.sqlite", folder / "test.sqlite")
    return db.session.scalars(select(Process)).one()


def test_it_has_what_a_real_process_has(process):
    seats = db.session.scalars(select(Membership.bench).where(Membership.role == Role.STEERING)).all()
    fields = db.session.scalars(select(ThemeField).order_by(ThemeField.position)).all()
    assert sorted(seats) == sorted([Bench.ADMINISTRATION, Bench.MIGRANT, Bench.WELFARE] * 4)
    assert len(fields) == 4
    assert all(3 <= len(field.goals) <= 5 for field in fields)


def test_one_forum_is_over_and_one_is_open(process):
    over, running = db.session.scalars(select(Forum).order_by(Forum.number)).all()
    languages = set(db.session.scalars(select(Idea.language).where(Idea.forum_id == over.id)))
    assert (over.is_open, running.is_open) == (False, True)
    assert running.open_round is not None
    assert len(over.ideas) >= 60
    assert len(languages) >= 5
    assert "ar" in languages
    assert [idea.number for idea in over.ideas] == list(range(1, len(over.ideas) + 1))


def test_three_versions_differ_and_every_source_they_cite_hangs_on_the_wall(process):
    versions = db.session.scalars(select(Version).order_by(Version.number)).all()
    words = [len(version.markdown.split()) for version in versions]
    assert len(set(words)) == 3
    assert words[-1] >= 6000
    shown = {f"F{idea.forum.number}-{idea.number}" for idea in db.session.scalars(select(Idea)) if idea.is_on_the_wall}
    shown |= {excerpt.key for excerpt in db.session.scalars(select(Excerpt)) if excerpt.is_released}
    assert set(db.session.scalars(select(Citation.key))) <= shown
    assert verify_versions() == []


def test_talks_are_frozen_and_coded_and_the_guide_speaks_four_languages(process):
    version = db.session.scalars(select(GuideVersion)).one()
    assert languages_of(version) == ["de", "ar", "tr", "uk"]
    for language in ("ar", "tr", "uk"):
        assert {question.text.language for question in sheet_of(version.content, language).questions()} == {language}
    frozen = db.session.scalars(select(Transcript)).all()
    assert len(frozen) >= 4
    assert all(text.frozen_at and text.hash == text.fingerprint for text in frozen)
    assert db.session.scalar(select(func.count(Coding.id))) >= 8


def test_the_guide_lets_somebody_in(process, client, demo_folder):
    guide = guide_of(demo_folder)
    assert guide is not None
    facilitator = next(account for account in guide.accounts if account["role"] == "facilitator")
    signed_in = client.send("/sign-in", {"email": facilitator["email"], "password": facilitator["password"]})
    assert signed_in.status_code == 303
    assert json.dumps(guide.as_data())
    assert (demo_folder / "demo.json").stat().st_mode & 0o077 == 0


def test_a_database_with_people_is_not_empty(app, make):
    assert is_empty()
    make.account()
    assert not is_empty()
    assert db.session.scalar(select(func.count()).select_from(Process)) == 0
