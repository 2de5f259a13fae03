"""A forum with people in it, at the real server."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest

from tests.conftest import Server
from tests.factory import Make, T
from tests.forums.people import People
from tests.sockets import Socket, join
from workshop.accounts.actions import begin_session
from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.forums import actions
from workshop.forums.actions import ForumPlan
from workshop.forums.models import Forum, Participant, Round

PROMPT = "Was hilft Menschen, sich in ihrem Viertel zu Hause zu fühlen?"


class MakeForum(Make):
    """Forums, in every state, and those who take part."""

    def keep(self, thing: T) -> T:
        """Commit a row under the write lock: the real server writes to the same database."""
        with transaction():
            db.session.add(thing)
        return thing

    def forum(self, process: Any = None, *, door: bool = True, round_: bool = True, **more: Any) -> Forum:
        """A forum that runs: its door and its round are open."""
        starts = now() - timedelta(minutes=10)
        plan = ForumPlan(
            **{
                "kind": "expert_forum",
                "title": "Zusammenleben im Quartier",
                "starts_at": starts,
                "ends_at": starts + timedelta(hours=3),
                "prompt": PROMPT,
            }
            | more
        )
        forum = actions.create_forum(process or self.process(), plan)
        if door:
            actions.open_door(forum)
        if round_:
            actions.open_round(forum.rounds[0])
        return forum

    def participant(self, forum: Forum, **more: Any) -> Participant:
        """Somebody who has joined."""
        return actions.join_forum(forum, "de", **more)[0]

    def idea(self, round_: Round, author: Participant, text: str = "Bänke vor dem Supermarkt", **more: Any) -> Any:
        """A card on the wall."""
        return actions.submit_idea(round_, author, text, more.get("language", "de"), key=secrets.token_hex(16))


class Hall:
    """The real server with sockets that end with the test."""

    def __init__(self, server: Server) -> None:
        self.url = server.url
        self.server = server
        self.make = MakeForum()
        self._open: list[Socket] = []

    def socket(self, cookies: str = "") -> Socket:
        """A socket with these cookies."""
        self._open.append(Socket(self.url, cookies))
        return self._open[-1]

    def phone(self, forum: Forum, *, entered: bool = True, **form: str) -> Socket:
        """A participant's socket."""
        phone = self.socket(join(self.url, forum.code, **form))
        if entered:
            assert phone.enter(forum)["ok"]
        return phone

    def desk(self, account: Account) -> Socket:
        """The socket of somebody who is signed in."""
        return self.socket(f"sid={begin_session(account)}")

    def close(self) -> None:
        """End what is open."""
        for socket in self._open:
            socket.close()


@pytest.fixture
def hall(server: Server) -> Iterator[Hall]:
    """The real server and sockets at it."""
    hall = Hall(server)
    yield hall
    hall.close()


@pytest.fixture
def make(app: Any) -> MakeForum:
    """The factory of this package."""
    return MakeForum()


@pytest.fixture
def forum(make: MakeForum) -> Forum:
    """A forum that runs, without the server."""
    return make.forum()


@pytest.fixture
def people(chromium: Any, hall: Hall) -> Iterator[People]:
    """Browsers at the real server; whoever hears a complaint from one fails the test."""
    people = People(chromium, hall.url, hall.make)
    yield people
    people.close()


@pytest.fixture
def forum_live(hall: Hall) -> Forum:
    """A forum that runs, at the real server."""
    return hall.make.forum()
