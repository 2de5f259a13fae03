"""Abuse case 7 (SECURITY.md) and the rest of weighing at the real server: whoever votes twice has voted once."""

from concurrent.futures import ThreadPoolExecutor
from uuid import uuid4

from sqlalchemy import func, select

from tests.forums.test_weighing import Weighing
from tests.sockets import join
from workshop.core.db import db
from workshop.forums import actions
from workshop.forums.models import Dots, Participant


def say(socket, island, dots, **more):
    return socket.say("dots.place", {"key": str(uuid4()), "cluster": island.id, "dots": dots, **more})


def test_a_hundred_votes_at_once_are_one(hall):
    weighing = Weighing(hall.make, dots=5, most=5)
    cookies = join(hall.url, weighing.forum.code)
    sockets = [hall.socket(cookies) for _ in range(10)]
    island = weighing.islands[0].id

    def ten_times(socket):
        said = {"key": str(uuid4()), "cluster": island, "dots": 5}
        return [socket.answer(number) for number in [socket.post("dots.place", said) for _ in range(10)]]

    with ThreadPoolExecutor(10) as pool:
        answers = [answer for several in pool.map(ten_times, sockets) for answer in several]

    assert len(answers) == 100
    assert {answer["ok"] for answer in answers} == {True}
    assert {answer["left"] for answer in answers} == {0}
    db.session.rollback()
    rows = select(func.count(Dots.id), func.sum(Dots.dots)).where(Dots.round_id == weighing.round.id)
    assert tuple(db.session.execute(rows).one()) == (1, 5)
    assert (weighing.round.dots_given, weighing.round.voters) == (5, 1)


def test_dots_on_many_things_at_once_are_never_more_than_one_has(hall):
    weighing = Weighing(hall.make, dots=3, most=3)
    cookies = join(hall.url, weighing.forum.code)
    sockets = [hall.socket(cookies) for _ in range(3)]
    islands = [one.id for one in weighing.islands]

    def all_on_one(pair):
        socket, island = pair
        return socket.say("dots.place", {"key": str(uuid4()), "cluster": island, "dots": 3})

    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(all_on_one, zip(sockets, islands, strict=True)))

    assert sorted(answer["ok"] for answer in answers) == [False, False, True]
    assert {answer.get("status") for answer in answers} == {None, 409}


def test_hidden_dots_are_seen_by_nobody_and_live_ones_by_all(hall):
    for live in (False, True):
        weighing = Weighing(hall.make, dots=5, live=live)
        watcher, voter = hall.phone(weighing.forum), hall.phone(weighing.forum)
        answer = say(voter, weighing.islands[1], 3, round=weighing.round.id)
        assert (answer["ok"], answer["left"]) == (True, 2)
        watcher.wait_for_seq(answer["seq"])
        told = {item["kind"]: item for item in watcher.items()}
        assert told["round"]["given"] == 3
        assert ("cluster" in told) == live
        if live:
            assert told["cluster"]["dots"] == 3


def test_dots_for_a_weighing_that_is_over_do_not_count_for_the_next(hall):
    weighing = Weighing(hall.make, dots=5)
    phone = hall.phone(weighing.forum)
    first = weighing.round
    db.session.rollback()
    actions.close_round(first)
    weighing.add_round(dots=3)
    late = say(phone, weighing.islands[0], 5, round=first.id)
    assert late["status"] == 409
    assert say(phone, weighing.islands[0], 3)["left"] == 0
    assert db.session.scalar(select(func.count(Participant.id)).where(Participant.forum_id == weighing.forum.id))
