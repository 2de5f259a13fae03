"""A draft with sections, people who write it, and cards that it cites."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.conftest import Server
from tests.forums.conftest import MakeForum
from tests.forums.people import People
from workshop.core.db import db
from workshop.drafts import actions
from workshop.drafts.actions import Edit
from workshop.drafts.models import Draft, Revision, Section, Version
from workshop.forums.models import Idea
from workshop.processes.models import Process, Role


class MakeDraft(MakeForum):
    """Drafts, sections and versions, made by the package's own actions."""

    def draft(self, process: Process | None = None) -> Draft:
        """A draft without sections."""
        return actions.begin_draft(process or self.process())

    def section(self, draft: Draft, title: str = "Orte", text: str = "", **more: Any) -> Section:
        """A section at the end."""
        return actions.add_section(draft, title, text=text, **more)

    def version(self, draft: Draft, name: str = "Stand", **more: Any) -> Version:
        """A version, cut by a steering member."""
        return actions.cut_version(draft, name, by=self.member(draft.process, Role.STEERING), **more)

    def card(self, process: Process, text: str = "Bänke vor dem Supermarkt") -> Idea:
        """A card on the wall of a new forum."""
        forum = self.forum(process)
        return self.idea(forum.rounds[0], self.participant(forum), text)


@pytest.fixture
def make(app: Any) -> MakeDraft:
    """The factory of this package."""
    return MakeDraft()


@pytest.fixture
def process(make: MakeDraft) -> Process:
    """A process."""
    return make.process()


@pytest.fixture
def draft(make: MakeDraft, process: Process) -> Draft:
    """Its draft."""
    return make.draft(process)


@pytest.fixture
def section(make: MakeDraft, draft: Draft) -> Section:
    """A section with two paragraphs."""
    return make.section(draft, "Orte", "Das rote Haus steht am See.\n\nDort trifft man sich.")


@pytest.fixture
def steering(make: MakeDraft, process: Process) -> Any:
    """A member of the steering group."""
    return make.member(process, Role.STEERING, name="Nuray Öz")


@pytest.fixture
def writer(client: Any, steering: Any) -> Any:
    """Her browser."""
    client.sign_in(steering)
    return client


class Desk:
    """A process with a draft at the real server, and people who open it in their browsers."""

    def __init__(self, chromium: Any, server: Server) -> None:
        self.make = MakeDraft()
        self.people = People(chromium, server.url, self.make)
        self.process = self.make.process()
        self.draft = self.make.draft(self.process)
        self.section = self.make.section(self.draft, "Orte", "Das rote Haus steht am See.\n\nDort trifft man sich.")

    def writer(self, name: str = "Nuray Öz", path: str = "", **more: Any) -> Any:
        """A steering member with the section open in the plain form."""
        account = self.make.member(self.process, Role.STEERING, name=name)
        return self.people.desk(account, path or f"/sections/{self.section.id}?plain=1", **more)

    def co_writer(self, name: str = "Nuray Öz", **more: Any) -> Any:
        """A steering member who writes the section together with others."""
        page = self.writer(name, f"/sections/{self.section.id}", **more)
        page.locator(".cm-content").wait_for()
        return page

    @property
    def text(self) -> str:
        """What the section says in the database."""
        db.session.rollback()
        return db.session.get_one(Section, self.section.id).text


@pytest.fixture
def desk(chromium: Any, server: Server) -> Iterator[Desk]:
    """A draft at the real server; whoever hears a complaint from a browser fails the test."""
    desk = Desk(chromium, server)
    yield desk
    desk.people.close()


def save(section: Section, text: str, by: Any, *, base: int | None = None, title: str | None = None) -> Any:
    """Save a section as an action would be called."""
    edit = Edit(title or section.title, text, base if base is not None else section.revision)
    return actions.save_section(section, edit, by)


def revisions(section: Section) -> list[str]:
    """Every text that a section ever had."""
    db.session.rollback()
    rows = db.session.query(Revision).filter_by(section_id=section.id).order_by(Revision.number)
    return [row.text for row in rows]
