"""A hall writes at once: many cards in one transaction, each with its own answer, none harmed by its neighbours."""

from tests.sockets import Socket, idea, join
from workshop.core.db import db, transaction
from workshop.core.errors import Refused
from workshop.forums import actions
from workshop.forums.actions import Card
from workshop.forums.models import Participant


def test_cards_that_come_together_are_answered_each_for_itself(hall):
    forum = hall.make.forum()
    round_ = forum.rounds[0]
    other = hall.make.forum()
    phone = hall.phone(forum)
    twice = idea(round_, "zweimal")
    said = [
        idea(round_, "eins"),
        idea(round_, ""),
        twice,
        idea(round_, "a" * 281),
        twice,
        idea(other.rounds[0], "fremd"),
        idea(10**9, "nirgends"),
        idea(round_, "zwei"),
    ]
    numbers = [phone.post("idea.submit", one) for one in said]
    answers = [phone.answer(number) for number in numbers]

    assert [answer.get("status", 200) for answer in answers] == [200, 422, 200, 422, 200, 404, 404, 200]
    assert [answer.get("number") for answer in answers if answer["ok"]] == [1, 2, 2, 3]
    assert answers[2] == answers[4]
    assert all(answer["message"] for answer in answers if not answer["ok"])
    db.session.rollback()
    assert [(card.number, card.text) for card in forum.ideas] == [(1, "eins"), (2, "zweimal"), (3, "zwei")]
    assert other.ideas == []


def test_many_people_at_once_get_gap_free_numbers_and_their_own_words(hall):
    forum = hall.make.forum()
    before = forum.seq
    phones = [hall.phone(forum) for _ in range(12)]
    english = Socket(hall.url, join(hall.url, forum.code, language="en"))
    muted = join(hall.url, forum.code)
    db.session.rollback()
    actions.mute(db.session.query(Participant).order_by(Participant.id.desc()).first())
    quiet = Socket(hall.url, muted)

    posted = [(phone, phone.post("idea.submit", idea(forum.rounds[0], "Bänke"))) for phone in [*phones, quiet]]
    refused = english.post("idea.submit", idea(forum.rounds[0], ""))
    answers = [phone.answer(number) for phone, number in posted]

    assert answers.pop()["status"] == 403
    assert sorted(answer["seq"] for answer in answers) == list(range(before + 1, before + 13))
    assert english.answer(refused)["message"] == "There is nothing on this card yet."
    for socket in (english, quiet):
        socket.close()


def test_one_card_each_holds_for_two_sent_together(make):
    forum = make.forum()
    round_ = forum.rounds[0]
    with transaction():
        round_.options = {**round_.options, "several": False}
    author, other = make.participant(forum), make.participant(forum)
    cards = [Card(round_, who, "Bänke", "de", key) for who, key in ((author, "a"), (author, "b"), (other, "c"))]
    first, second, third = actions.submit_ideas(cards)
    assert (first.number, third.number) == (1, 2)
    assert isinstance(second, Refused)
    assert [card.number for card in forum.ideas] == [1, 2]
