"""Abuse cases 1, 4, 6 and 8 (SECURITY.md) at the real server; refusal beside success."""

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from tests.sockets import Socket, idea, join, request
from workshop.core.db import db
from workshop.core.realtime import events
from workshop.forums import actions
from workshop.forums.models import Idea, Participant
from workshop.processes.models import Role

ROLES = ("author", "participant", "stranger", "elsewhere", "projector", "observer", "steering", "facilitator", "chief")
MAY = {
    "enter": {"author", "participant", "projector", "observer", "steering", "facilitator", "chief"},
    "idea.submit": {"author", "participant"},
    "idea.revise": {"author"},
    "idea.withdraw": {"author"},
    "round.open": {"facilitator", "chief"},
    "round.close": {"facilitator", "chief"},
    "idea.hide": {"facilitator", "chief"},
    "idea.show": {"facilitator", "chief"},
    "dots.place": {"author", "participant"},
    "hand.raise": {"author", "participant"},
    "done": {"author", "participant"},
    "introduce": {"author", "participant"},
    "seat.take": {"author", "participant"},
    **{
        name: {"facilitator", "chief"}
        for name in (
            *("idea.move", "idea.hold", "idea.release", "idea.mend", "idea.merge", "idea.part"),
            *("cluster.make", "cluster.name", "cluster.dissolve", "cluster.merge", "cluster.split"),
            *("undo", "screen.show", "note.write"),
            *("round.prepare", "round.pause", "round.resume", "round.timer", "round.reveal", "round.conceal"),
        )
    },
}
# Answers of the rules behind the door: there is nothing to close, to weigh, to undo, or a card is in another's hand.
NOT_NOW = {409, 422}
ALWAYS = {"enter", "idea.submit", "idea.revise", "idea.withdraw", "idea.hide", "idea.show"}


def message_for(event, forum, card, role):
    """A message that is well-formed and about this forum."""
    key = {"key": str(uuid.uuid4())}
    of_idea, of_round = {"idea": card.id}, {"round": card.round_id}
    return {
        "enter": {"forum": forum.id, **({"key": forum.projector_token} if role == "projector" else {})},
        "idea.submit": {**key, **of_round, "text": "Bänke", "lang": "de"},
        "idea.revise": {**key, **of_idea, "text": "Bänke mit Lehne"},
        "idea.withdraw": {**key, **of_idea},
        "round.open": of_round,
        "round.close": of_round,
        "idea.hide": {**of_idea, "reason": "So nicht."},
        "idea.show": of_idea,
        "dots.place": {**key, **of_idea, "dots": 1},
        "hand.raise": {**key, **of_round},
        "done": {**key, **of_round},
        "introduce": {**key, **of_round},
        "seat.take": {"forum": forum.id},
        **{name: of_round for name in MAY if name.startswith("round.")},
        "idea.mend": {**of_idea, "text": "Bänke mit Lehne"},
        "idea.merge": {**of_idea, "into": card.id},
        "cluster.make": {"forum": forum.id, "name": "Orte", "ideas": str(card.id)},
        "cluster.merge": {"cluster": card.cluster_id, "into": card.cluster_id},
        "cluster.split": {"cluster": card.cluster_id, "ideas": str(card.id)},
        "undo": {"forum": forum.id},
        "screen.show": {"forum": forum.id, "shows": "idea", "id": card.id},
        "note.write": {**key, "forum": forum.id, "text": "Bitte später", "idea": card.id},
    }.get(event, {**of_idea, **({"cluster": card.cluster_id} if event.startswith("cluster.") else {})})


@pytest.fixture
def people(hall):
    """One socket for each role, all at a forum with a card of the author's; and everybody of another forum."""
    process, other_process = hall.make.process(), hall.make.process()
    forum, other = hall.make.forum(process), hall.make.forum(other_process)
    author_cookies = join(hall.url, forum.code)
    author = hall.socket(author_cookies)
    author.submit(forum.rounds[0], "Bänke vor dem Supermarkt")
    people = {
        "author": author,
        "participant": hall.phone(forum),
        "stranger": hall.socket(),
        "elsewhere": hall.phone(other),
        "projector": hall.socket(),
        "chief": hall.desk(hall.make.administrator()),
    }
    for role in (Role.OBSERVER, Role.STEERING, Role.FACILITATOR):
        people[str(role)] = hall.desk(hall.make.member(process, role))
    people["facilitator of another process"] = hall.desk(hall.make.member(other_process))
    return forum, people


def test_the_matrix_knows_every_event(app):
    # An answer is about a question, which this forum has not: below.
    assert {*MAY, "answer.give"} == {name for namespace, name in events if namespace == "/forum"}


@pytest.mark.parametrize("event", sorted(MAY))
def test_each_event_is_done_for_those_who_may_and_refused_to_all_others(hall, people, event):
    forum, sockets = people
    db.session.rollback()
    card = db.session.scalar(select(Idea).where(Idea.forum_id == forum.id))
    actions.make_cluster(forum, "Orte", [card])
    before = (card.text, card.seq)
    refused = [role for role in sockets if role not in MAY[event]]
    for role in refused:
        answer = sockets[role].say(event, message_for(event, forum, card, role))
        assert (answer["ok"], answer["status"]) == (False, 404), role
        assert answer["message"]
    db.session.rollback()
    assert (card.text, card.seq) == before, "a refusal changes nothing"
    for role in sorted(MAY[event]):
        answer = sockets[role].say(event, message_for(event, forum, card, role))
        assert answer.get("status") != 404, role
        # A round that is closed already answers 409: the door let them through.
        assert answer["ok"] or (event not in ALWAYS and answer["status"] in NOT_NOW), role


def test_an_answer_is_for_those_who_take_part(hall):
    forum = hall.make.forum()
    said = {"key": str(uuid.uuid4()), "question": 1, "choice": "1"}
    for socket in (hall.socket(), hall.phone(hall.make.forum())):
        assert socket.say("answer.give", said)["status"] == 404
    assert hall.phone(forum).say("answer.give", said | {"question": 10**9})["status"] == 404


def test_what_is_refused_never_says_whether_it_exists(hall, people):
    forum, sockets = people
    db.session.rollback()
    card = db.session.scalar(select(Idea).where(Idea.forum_id == forum.id))
    there = sockets["elsewhere"].say("idea.hide", {"idea": card.id, "reason": ""})
    nowhere = sockets["elsewhere"].say("idea.hide", {"idea": 10**9, "reason": ""})
    assert there == nowhere


def test_a_muted_participant_is_told_so_and_others_are_heard(hall):
    forum = hall.make.forum()
    phone = hall.phone(forum)
    db.session.rollback()
    actions.mute(db.session.scalar(select(Participant).where(Participant.forum_id == forum.id)))
    assert phone.submit(forum.rounds[0], "noch eine")["status"] == 403
    assert hall.phone(forum).submit(forum.rounds[0], "von nebenan")["ok"]


# 6: a replayed submission


def test_fifty_parallel_repeats_make_one_card_and_equal_answers(hall):
    forum = hall.make.forum()
    cookies = join(hall.url, forum.code)
    sockets = [hall.socket(cookies) for _ in range(10)]
    said = idea(forum.rounds[0], "einmal")

    def five_times(socket: Socket) -> list[object]:
        return [socket.answer(number) for number in [socket.post("idea.submit", said) for _ in range(5)]]

    with ThreadPoolExecutor(10) as pool:
        answers = [answer for answers in pool.map(five_times, sockets) for answer in answers]

    assert len(answers) == 50
    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["ok"]
    db.session.rollback()
    assert [card.text for card in forum.ideas] == ["einmal"]


def test_the_same_key_of_two_people_is_two_cards(hall):
    forum = hall.make.forum()
    said = idea(forum.rounds[0], "gleich")
    answers = [hall.phone(forum).say("idea.submit", said) for _ in range(2)]
    assert [answer["number"] for answer in answers] == [1, 2]


# 5: limits, as far as one person goes


def test_the_eleventh_card_in_a_minute_waits_and_a_repeat_does_not_count(hall):
    forum = hall.make.forum()
    phone = hall.phone(forum)
    said = [idea(forum.rounds[0], f"Karte {number}") for number in range(10)]
    assert all(phone.say("idea.submit", one)["ok"] for one in said)
    assert phone.submit(forum.rounds[0], "die elfte")["status"] == 429
    assert phone.say("idea.submit", said[0])["number"] == 1
    assert hall.phone(forum).submit(forum.rounds[0], "von nebenan")["ok"]


def test_a_flood_of_messages_is_refused_in_words_whatever_the_number_of_sockets(hall):
    forum = hall.make.forum()
    cookies = join(hall.url, forum.code)

    def flood(phone):
        numbers = [phone.post("round.open", {"round": forum.rounds[0].id}) for _ in range(240)]
        return [phone.answer(number)["status"] for number in numbers]

    first, second = flood(hall.socket(cookies)), flood(hall.socket(cookies))
    assert first[0] == 404
    assert set(first) == {404, 429}
    assert second.count(404) < 120, "a second socket of the same phone has no minute of its own"
    assert hall.phone(forum).submit(forum.rounds[0], "von nebenan")["ok"]


# 8: script in what people write

PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    '"><svg onload=alert(1)>',
    "javascript:alert(1)",
    "{{ 7 * 7 }} ${7*7} #{7*7}",
    "<!--<script>-->alert(1)<!--</script>-->",
    "</template><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "<math><mtext></p><style><img src=x onerror=alert(1)>",
    "'; DROP TABLE idea; --",
    "\\u003cscript\\u003ealert(1)\\u003c/script\\u003e",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    '=HYPERLINK("http://evil","x")',
    '42/forum,["changes",{}]',
    "می‌خواهم 👩‍👩‍👧 क्षि",
    "a" * 280,
]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_people_write_comes_back_as_the_text_they_wrote(hall, payload):
    forum = hall.make.forum()
    beamer = hall.socket()
    beamer.enter(forum, key=forum.projector_token)
    phone = hall.phone(forum, table=payload[:20])
    answer = phone.submit(forum.rounds[0], payload)
    assert answer["ok"]
    beamer.wait_for_seq(answer["seq"])
    assert beamer.items()[-1]["text"] == payload
    assert phone.enter(forum)["mine"][0]["text"] == payload
    raw = request(hall.url, "GET", f"/forums/{forum.id}/projector?key={forum.projector_token}").text
    assert payload not in raw.replace("&amp;", "&") or not set("<>\"'") & set(payload)


REFUSED = {
    "nothing": ("", "de"),
    "too long": ("a" * 281, "de"),
    "a language nobody knows": ("Bänke", "<script>"),
    "reordering": ("safe\u202etxt.exe", "de"),
    "an isolate": ("\u2067abc", "de"),
    "a control character": ("a\x00b", "de"),
    "half a character": ("\ud83d", "de"),
    "a list": (["a"], "de"),
    "an object": ({"a": 1}, "de"),
}


@pytest.mark.parametrize(("text", "lang"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_card_is_refused_in_words(hall, text, lang):
    forum = hall.make.forum()
    answer = hall.phone(forum).submit(forum.rounds[0], text, lang=lang)
    assert (answer["ok"], answer["status"]) == (False, 422)
    assert answer["message"]
    db.session.rollback()
    assert forum.ideas == []


@pytest.mark.parametrize("number", [-1, 0, 10**30, "abc", None, [], True, "1 OR 1=1", 1.5])
def test_an_id_that_is_none_is_refused(hall, number):
    answer = hall.socket().say("idea.hide", {"idea": number, "reason": ""})
    assert answer["status"] in (404, 422)
