"""What happens when something breaks: the server dies, a right ends, somebody stops reading."""

import json
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
import websocket

from tests.conftest import Server
from tests.forums.conftest import Hall, MakeForum
from tests.sockets import Socket, idea, join
from workshop.app import create_app
from workshop.core.db import db, transaction
from workshop.forums import actions
from workshop.forums.models import Forum
from workshop.processes.models import Membership, Role

PHONES = 20
CARDS = 8


@pytest.fixture
def mortal(tmp_path):
    """A server of its own, to be killed."""
    server = Server(tmp_path).start()
    beside = create_app({"VAR": tmp_path, "SQLALCHEMY_DATABASE_URI": f"sqlite:///{tmp_path / 'workshop.sqlite'}"})
    with beside.app_context():
        yield server
        server.kill()
        db.session.remove()
        db.engine.dispose()


class Sender:
    """A phone with an outbox: it keeps each card until it is acknowledged, and sends the rest again."""

    def __init__(self, url, code, round_id, name):
        self.cookies = join(url, code)
        self.url = url
        self.outbox = [idea(round_id, f"{name} {number}") for number in range(CARDS)]
        self.kept = {}

    def send(self, everybody):
        """Send card after card, as long as there is a server."""
        phone = Socket(self.url, self.cookies)
        try:
            for card in self.outbox:
                answer = phone.say("idea.submit", card)
                assert answer["ok"], answer
                self.kept.setdefault(card["key"], answer)
                assert self.kept[card["key"]] == answer, "a repeat gets the stored answer"
                everybody.release()
        except (websocket.WebSocketException, OSError):
            return
        finally:
            phone.close()


def send_all(senders, until):
    """Let everybody send at once, and call ``until`` meanwhile."""
    acknowledged = threading.Semaphore(0)
    with ThreadPoolExecutor(PHONES) as pool:
        running = [pool.submit(sender.send, acknowledged) for sender in senders]
        until(acknowledged)
        for one in running:
            one.result()
    return {key: answer for sender in senders for key, answer in sender.kept.items()}


def test_a_killed_server_loses_no_acknowledged_card_and_doubles_none(mortal):
    forum = MakeForum().forum()
    forum_id, round_id, code, token = forum.id, forum.rounds[0].id, forum.code, forum.projector_token
    senders = [Sender(mortal.url, code, round_id, f"Telefon {number}") for number in range(PHONES)]
    before = entered(mortal, forum_id, token)["seq"]

    def kill_in_the_middle(acknowledged):
        assert all(acknowledged.acquire(timeout=20) for _ in range(PHONES * CARDS // 3))
        mortal.kill()

    assert PHONES * CARDS // 3 <= len(send_all(senders, kill_in_the_middle)) < PHONES * CARDS
    mortal.start()
    kept = send_all(senders, lambda acknowledged: None)

    db.session.rollback()
    rows = db.session.get(Forum, forum_id).ideas
    assert [row.number for row in rows] == list(range(1, PHONES * CARDS + 1))
    assert {row.key: (row.id, row.number, row.receipt) for row in rows} == {
        key: (answer["id"], answer["number"], answer["receipt"]) for key, answer in kept.items()
    }
    missed, whole = entered(mortal, forum_id, token, before), entered(mortal, forum_id, token)
    assert [item["seq"] for item in missed["changes"]] == list(range(before + 1, whole["seq"] + 1))
    assert missed["changes"] == [item for item in whole["state"] if item["kind"] == "idea"]


def entered(server, forum_id, token, since=None):
    """What a projector gets that comes in now."""
    beamer = Socket(server.url)
    try:
        return beamer.enter(forum_id, since, key=token)
    finally:
        beamer.close()


def test_closing_the_door_shows_everybody_out_but_the_staff(hall: Hall):
    process = hall.make.process()
    forum = hall.make.forum(process)
    phone, desk = hall.phone(forum), hall.desk(hall.make.member(process))
    desk.enter(forum)

    actions.close_door(forum)

    assert phone.wait_for("leave") == {"forum": forum.id, "reason": "door-closed"}
    assert phone.enter(forum)["status"] == 409
    assert phone.submit(forum.rounds[0], "zu spät")["status"] == 409
    assert desk.enter(forum)["ok"]


def test_a_role_that_is_taken_away_is_refused_at_once_and_shown_out(hall: Hall):
    process = hall.make.process()
    forum = hall.make.forum(process)
    account = hall.make.member(process, Role.FACILITATOR)
    desk, colleague = hall.desk(account), hall.desk(hall.make.member(process))
    desk.enter(forum)
    colleague.enter(forum)
    assert desk.say("round.close", {"round": forum.rounds[0].id})["ok"]

    with transaction():
        db.session.query(Membership).filter_by(account_id=account.id).delete()

    assert desk.say("round.open", {"round": forum.rounds[0].id})["status"] == 404
    assert desk.wait_for("leave") == {"forum": forum.id, "reason": "right-ended"}
    told = colleague.say("round.open", {"round": forum.rounds[0].id})
    colleague.wait_for_seq(told["seq"])
    assert desk.enter(forum)["status"] == 404
    assert told["seq"] not in [item["seq"] for item in desk.items()], "nothing is heard after leaving"


def test_a_session_that_was_ended_is_shown_out(hall: Hall):
    process = hall.make.process()
    forum = hall.make.forum(process)
    account = hall.make.member(process)
    desk = hall.desk(account)
    desk.enter(forum)
    with transaction():
        for session in account.sessions:
            db.session.delete(session)
    desk.wait_for("leave")


def test_who_never_reads_is_cut_off_and_the_others_hear_everything(hall: Hall):
    forum = hall.make.forum()
    writers = [hall.phone(forum) for _ in range(6)]
    for writer in writers:
        for number in range(10):
            writer.submit(forum.rounds[0], f"{number} {'ب' * 270}", lang="ar")
    deaf = Socket(hall.url, join(hall.url, forum.code))

    # Each answer is the whole state, some 35 kB: 4 MB in all, of which the server keeps one at most.
    sent = 0
    try:
        for number in range(119):
            deaf.link.send(f"42/forum,{number}{json.dumps(['enter', {'forum': forum.id}])}")
            sent += 1
    except (websocket.WebSocketException, OSError):
        pass
    last = hall.phone(forum).submit(forum.rounds[0], "für alle")
    for writer in writers:
        writer.wait_for_seq(last["seq"])
    deaf.wait_for_end()
    deaf.close()
    assert deaf.answered < sent


def test_a_fault_of_ours_is_said_in_words_and_harms_nobody_beside(hall: Hall):
    """A forum whose number was damaged by force: its unique numbers refuse the row, the neighbour's card is kept."""
    broken, sound = hall.make.forum(), hall.make.forum()
    phone, neighbour = hall.phone(broken), hall.phone(sound)
    assert phone.submit(broken.rounds[0], "eins")["ok"]
    with transaction():
        broken.idea_count = 0

    posted = [phone.post("idea.submit", idea(broken.rounds[0], "zwei")) for _ in range(3)]
    assert neighbour.submit(sound.rounds[0], "nebenan")["ok"]

    for number in posted:
        answer = phone.answer(number)
        assert (answer["ok"], answer["status"]) == (False, 500)
        assert "UNIQUE" not in answer["message"]
    before = broken.seq
    assert phone.enter(broken)["seq"] == before, "what was refused took no number"
