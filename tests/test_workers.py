"""Two workers share a forum: one with threads, one on gevent, a real PostgreSQL under both and a real Redis between."""

import contextlib
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import websocket
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.conftest import Server
from tests.drafts.conftest import MakeDraft
from tests.engines import PostgreSQL, Redis
from tests.sockets import Socket, idea, join
from workshop.app import create_app
from workshop.core.backups import save_database
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.drafts.actions import verify_versions
from workshop.forums import actions
from workshop.forums.models import Forum

PHONES = 12
CARDS = 6


@pytest.fixture(scope="module")
def postgresql(tmp_path_factory):
    running = PostgreSQL(tmp_path_factory.mktemp("engines")).start()
    yield running
    running.remove()


@pytest.fixture(scope="module")
def redis(tmp_path_factory):
    running = Redis(tmp_path_factory.mktemp("redis")).start()
    yield running
    running.stop()


@pytest.fixture(scope="module")
def pair(postgresql, redis, tmp_path_factory):
    """Two workers with one data folder, and an application beside them."""
    var = tmp_path_factory.mktemp("workers")
    shared = {"DATABASE_URL": postgresql.url, "REDIS_URL": redis.url, "SECRET_KEY": "shared"}
    workers = [Server(var, WORKER=mode, **shared).start() for mode in ("gthread", "gevent")]
    beside = create_app({"VAR": var, "SQLALCHEMY_DATABASE_URI": postgresql.url, "SECRET_KEY": "shared"})
    yield workers, beside
    for worker in workers:
        worker.kill()
    with beside.app_context():
        db.engine.dispose()


class Workers:
    """Both, and what was opened at them."""

    def __init__(self, servers):
        self.servers = servers
        self.urls = [server.url for server in servers]
        self.make = MakeDraft()
        self._open = []

    def phone(self, forum, at, *, joined_at=None):
        """A participant at one of the workers, who may have joined at the other."""
        cookies = join(self.urls[at if joined_at is None else joined_at], forum.code)
        return self.socket(at, cookies, forum)

    def socket(self, at, cookies="", forum=None, **more):
        self._open.append(Socket(self.urls[at], cookies))
        if forum is not None:
            assert self._open[-1].enter(forum, **more)["ok"]
        return self._open[-1]

    def close(self):
        for socket in self._open:
            socket.close()


@pytest.fixture
def workers(pair):
    servers, beside = pair
    with beside.app_context():
        both = Workers(servers)
        yield both
        both.close()
        db.session.remove()


def test_everybody_hears_everything_without_a_gap_whatever_their_worker(workers):
    forum = workers.make.forum()
    phones = [workers.phone(forum, number % 2, joined_at=number // 2 % 2) for number in range(PHONES)]
    before, round_id = forum.seq, forum.rounds[0].id
    db.session.remove()
    with ThreadPoolExecutor(PHONES) as pool:
        answers = [
            answer
            for written in pool.map(lambda phone: [phone.submit(round_id, "Bänke") for _ in range(CARDS)], phones)
            for answer in written
        ]
    assert all(answer["ok"] for answer in answers)
    last = before + PHONES * CARDS
    assert sorted(answer["seq"] for answer in answers) == list(range(before + 1, last + 1))
    assert sorted(answer["number"] for answer in answers) == list(range(1, PHONES * CARDS + 1))
    for phone in phones:
        phone.wait_for_seq(last)
        spans = [(told["from"], told["to"]) for name, told in phone.heard if name == "changes"]
        assert [first for first, _last in spans] == [before + 1, *(last + 1 for _first, last in spans[:-1])]
        assert sorted(item["id"] for item in phone.items()) == sorted(answer["id"] for answer in answers)


def test_a_repeat_at_the_other_worker_gets_the_stored_answer(workers):
    forum = workers.make.forum()
    cookies = join(workers.urls[0], forum.code)
    sockets = [workers.socket(number % 2, cookies, forum) for number in range(8)]
    said = idea(forum.rounds[0], "einmal")
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda socket: socket.say("idea.submit", said), sockets))
    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["ok"]


def test_who_is_there_is_counted_at_both(workers):
    forum = workers.make.forum()
    here, there = workers.phone(forum, 0), workers.phone(forum, 1)
    for phone in (here, there):
        phone.wait_for("presence", lambda told: told["here"] == 2)


def test_closing_the_door_shows_out_at_both(workers):
    forum = workers.make.forum()
    phones = [workers.phone(forum, at) for at in (0, 1)]
    actions.close_door(forum)
    for phone in phones:
        assert phone.wait_for("leave")["reason"] == "door-closed"


def test_while_redis_is_away_everybody_catches_up_from_the_database(workers, redis):
    forum = workers.make.forum()
    writer, reader = workers.phone(forum, 0), workers.phone(forum, 1)
    redis.stop()
    try:
        away = [writer.submit(forum.rounds[0], f"ohne {number}") for number in range(3)]
        assert all(answer["ok"] for answer in away)
        reader.wait_for_seq(away[-1]["seq"])
    finally:
        redis.start()
    back = writer.submit(forum.rounds[0], "wieder da")
    reader.wait_for_seq(back["seq"])
    assert [item["text"] for item in reader.items()] == ["ohne 0", "ohne 1", "ohne 2", "wieder da"]


def test_what_is_no_message_of_ours_on_the_bus_harms_nobody(workers, redis):
    forum = workers.make.forum()
    writer, reader = workers.phone(forum, 0), workers.phone(forum, 1)
    import redis as client  # the fixture has its name

    stranger = client.Redis.from_url(redis.url)
    for channel in stranger.pubsub_channels():
        for said in (b"\x80\x04pickle", b"[]", b'["x",[["changes",1]]]', b'["x",[["here","abc"]]]', b"42"):
            assert stranger.publish(channel, said)
    assert len(stranger.pubsub_channels()) == 1
    stranger.close()
    last = writer.submit(forum.rounds[0], "dennoch")
    reader.wait_for_seq(last["seq"])


class Sender:
    """A phone with an outbox, at both workers in turn."""

    def __init__(self, urls, cookies, round_id, name):
        self.urls, self.cookies = urls, cookies
        self.outbox = [idea(round_id, f"{name} {number}") for number in range(8)]
        self.kept = {}

    def send(self, acknowledged):
        tries = 0
        while len(self.kept) < len(self.outbox):
            tries += 1
            with contextlib.suppress(websocket.WebSocketException, OSError, AssertionError):
                self.send_the_rest(self.urls[tries % 2], acknowledged)

    def send_the_rest(self, url, acknowledged):
        phone = Socket(url, self.cookies)
        try:
            for card in self.outbox:
                answer = phone.say("idea.submit", card)
                if answer["ok"]:
                    assert self.kept.setdefault(card["key"], answer) == answer
                    acknowledged.release()
        finally:
            phone.close()


def test_a_database_that_is_restarted_amid_commits_loses_and_doubles_nothing(workers, postgresql):
    forum = workers.make.forum()
    forum_id, round_id, code, token = forum.id, forum.rounds[0].id, forum.code, forum.projector_token
    before = forum.seq
    senders = [Sender(workers.urls, join(workers.urls[0], code), round_id, f"Telefon {n}") for n in range(8)]
    db.session.remove()
    acknowledged = threading.Semaphore(0)
    with ThreadPoolExecutor(8) as pool:
        running = [pool.submit(sender.send, acknowledged) for sender in senders]
        for _ in range(16):
            assert acknowledged.acquire(timeout=20)
        postgresql.stop()
        postgresql.start()
        for one in running:
            one.result(60)
    rows = db.session.get(Forum, forum_id).ideas
    assert [row.number for row in rows] == list(range(1, 65))
    assert [row.seq for row in rows] == list(range(before + 1, before + 65))
    kept = {key: answer["id"] for sender in senders for key, answer in sender.kept.items()}
    assert {row.key: row.id for row in rows} == kept
    missed = workers.socket(1).enter(forum_id, before, key=token)
    assert [item["seq"] for item in missed["changes"]] == list(range(before + 1, before + 65))


def test_a_version_never_changes_there_either(workers):
    draft = workers.make.draft()
    workers.make.section(draft, text="Was gilt.")
    number = workers.make.version(draft).id
    db.session.remove()
    changed, gone = (
        f"UPDATE version SET markdown = 'anders' WHERE id = {number}",
        f"DELETE FROM version WHERE id = {number}",
    )
    for change in (changed, gone, "TRUNCATE version CASCADE"):
        with pytest.raises(DBAPIError, match="never changes"), db.engine.begin() as connection:
            connection.execute(text(change))


def test_commands_say_what_they_do_there(workers, tmp_path):
    assert verify_versions() == []
    with pytest.raises(Refused, match="pg_dump"):
        save_database(tmp_path / "copy")


def test_migrations_make_what_the_models_say_and_take_it_away(pair, postgresql, tmp_path):
    _servers, beside = pair
    with beside.app_context():
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("CREATE DATABASE another"))
        address = postgresql.url.replace("/postgres", "/another")
    app = create_app({"VAR": tmp_path, "SQLALCHEMY_DATABASE_URI": address})
    with app.app_context():
        upgrade()
        with db.engine.connect() as connection:
            compared = MigrationContext.configure(connection, opts={"compare_type": True})
            assert compare_metadata(compared, db.metadata) == []
        downgrade(revision="base")
        with db.engine.connect() as connection:
            left = (
                "SELECT proname FROM pg_proc WHERE proname LIKE '%never_changes' UNION SELECT tablename FROM pg_tables"
            )
            gone = connection.execute(text(left + " WHERE schemaname = 'public' AND tablename <> 'alembic_version'"))
            assert gone.all() == []
        db.engine.dispose()
