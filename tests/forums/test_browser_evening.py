"""A whole expert forum: six rounds, 25 people in four languages at two tables, paper cards, no network once a round."""

from __future__ import annotations

import uuid

import pytest

from workshop.core.db import db
from workshop.exports.records import plain, record_of
from workshop.forums import actions
from workshop.forums.agendas import agenda
from workshop.forums.counting import tally
from workshop.forums.models import Cluster, Forum, Idea, Participant

pytestmark = pytest.mark.browser

TONGUES = ("de", "ar", "uk", "tr")
BENCHES = ("resident", "migrant", "welfare")
SOCKETS = 22


class Evening:
    """The forum with everybody in it: a desk, a projector, three phones, and the others by their sockets."""

    def __init__(self, hall, people) -> None:
        forum = hall.make.forum(door=False, round_=False)
        actions.use_agenda(forum, agenda("expert_forum").rounds)
        actions.set_tables(forum, ["Ankommen", "Wohnen"])
        actions.open_door(forum)
        self.id, self.rounds = forum.id, [round_.id for round_ in forum.rounds]
        account = hall.make.member(forum.process)
        self.desk = hall.desk(account)
        self.desk.enter(forum)
        self.page = people.desk(account, f"/forums/{forum.id}")
        self.projector = people.projector(forum)
        self.contexts = [people.context(language=tongue) for tongue in ("de", "ar", "en")]
        self.phones = [
            people.phone(forum, tongue, context)
            for tongue, context in zip(("de", "ar", "en"), self.contexts, strict=True)
        ]
        self.sockets = [
            hall.phone(forum, language=TONGUES[n % 4], bench=BENCHES[n % 3], table=str(1 + n % 2))
            for n in range(SOCKETS)
        ]

    def begin(self, number: int) -> int:
        """Open a round and see that every phone has followed to it by itself."""
        round_ = self.rounds[number]
        assert self.desk.say("round.open", {"round": round_})["ok"]
        for phone in self.phones:
            phone.locator(f"round-part[data-id='{round_}'][data-state=open]").wait_for()
        return round_

    def end(self, number: int) -> None:
        """Close a round and show what was held back."""
        assert self.desk.say("round.close", {"round": self.rounds[number]})["ok"]
        assert self.desk.say("round.reveal", {"round": self.rounds[number]})["ok"]

    def everybody(self, event: str, data) -> None:
        """All sockets say something at once; each is acknowledged."""
        said = [(one, one.post(event, {"key": str(uuid.uuid4())} | data(n))) for n, one in enumerate(self.sockets)]
        for one, number in said:
            answer = one.answer(number)
            assert answer["ok"], answer


def without_network(context, phone, act, shown) -> None:
    """Do something while the network is gone: it waits, and arrives by itself."""
    context.set_offline(True)
    phone.locator("[data-link=off]").first.wait_for()
    act()
    context.set_offline(False)
    shown().wait_for()


def test_the_record_of_a_whole_evening_is_right_to_the_last_dot(hall, people):
    evening = Evening(hall, people)
    get_to_know(evening)
    collect(evening)
    islands = sort_cards(evening)
    weigh(evening, islands)
    discuss(evening)
    ask(evening)
    db.session.rollback()
    forum = db.session.get(Forum, evening.id)
    actions.close_door(forum)
    check(forum, record_of(forum).text)


def get_to_know(evening: Evening) -> None:
    round_ = evening.begin(0)
    evening.everybody("introduce", lambda n: {"round": round_, "bench": BENCHES[n % 3]})
    german, context = evening.phones[0], evening.contexts[0]

    def count_me() -> None:
        german.locator("input[value=resident]").check(force=True)
        german.locator("answer-form button.main").click()

    without_network(context, german, count_me, lambda: german.locator("[data-in=sent]:visible").first)
    evening.end(0)


def collect(evening: Evening) -> None:
    round_ = evening.begin(1)
    evening.everybody("idea.submit", lambda n: {"round": round_, "text": f"Gedanke {n}", "lang": TONGUES[n % 4]})
    for number, phone in enumerate(evening.phones[:2]):
        phone.locator("#text").fill(f"Vom Handy {number}")
        phone.locator("idea-form button.main").click()
        phone.locator("my-cards [data-in=kept]:visible").first.wait_for()
    last, context = evening.phones[2], evening.contexts[2]

    def write() -> None:
        last.locator("#text").fill("Written without a network")
        last.locator("idea-form button.main").click()

    without_network(context, last, write, lambda: last.locator("my-cards [data-in=kept]:visible").first)
    token = evening.page.locator("input[name=csrf_token]").first.get_attribute("value")
    for number in range(3):
        card = {"csrf_token": token, "key": str(uuid.uuid4()), "text": f"Von Papier {number}", "lang": "de"}
        answer = evening.page.request.post(
            f"/rounds/{round_}/paper-cards", form=card, headers={"Accept": "application/json"}
        )
        assert answer.json()["ok"]
    assert evening.projector.get_by_text("Von Papier 2").count() == 0, "cards wait until they are revealed"
    evening.end(1)
    evening.projector.get_by_text("Von Papier 2").first.wait_for()


def sort_cards(evening: Evening) -> list[int]:
    evening.begin(2)
    db.session.rollback()
    cards = [idea.id for idea in db.session.query(Idea).filter_by(forum_id=evening.id).order_by(Idea.number)]
    made = []
    for letter, name in enumerate(("Orte", "Sprache", "Wege")):
        own = ",".join(str(card) for card in cards[letter::4])
        answer = evening.desk.say("cluster.make", {"forum": evening.id, "name": name, "ideas": own})
        assert answer["ok"], answer
        made.append(answer["id"])
    evening.end(2)
    return made


def weigh(evening: Evening, islands: list[int]) -> None:
    round_ = evening.begin(3)
    for island, dots in zip(islands, (3, 1, 1), strict=True):
        evening.everybody("dots.place", lambda n, i=island, d=dots: {"cluster": i, "round": round_, "dots": d})
    evening.everybody("dots.place", lambda n: {"cluster": islands[0], "round": round_, "dots": n % 3})
    evening.end(3)


def discuss(evening: Evening) -> None:
    evening.begin(4)
    evening.contexts[1].set_offline(True)
    evening.phones[1].locator("[data-link=off]").first.wait_for()
    evening.end(4)
    evening.contexts[1].set_offline(False)


def ask(evening: Evening) -> None:
    evening.begin(5)
    db.session.rollback()
    scale, single, words = db.session.get(Forum, evening.id).rounds[5].questions
    asked = (scale.id, single.id, words.id)
    evening.everybody("answer.give", lambda n: {"question": asked[0], "values": str(1 + n % 5)})
    evening.everybody("answer.give", lambda n: {"question": asked[1], "values": str(1 + n % 3)})
    phone, context = evening.phones[0], evening.contexts[0]

    def answer() -> None:
        phone.locator(f"[name=q-{asked[0]}][value='5']").check(force=True)
        phone.locator(f"[name=q-{asked[1]}][value='1']").check(force=True)
        phone.locator("answer-form textarea").fill("Bitte laden Sie uns wieder ein.")
        phone.locator("answer-form button.main").click()

    without_network(context, phone, answer, lambda: phone.locator("[data-in=sent]:visible").nth(2))
    evening.end(5)
    evening.phones[1].locator(".tallies").first.wait_for()


def check(forum: Forum, text: str) -> None:
    """Count again, from what everybody did."""
    assert db.session.query(Participant).filter_by(forum_id=forum.id).count() == SOCKETS + 3
    cards = [f"Gedanke {n}" for n in range(SOCKETS)]
    cards += ["Vom Handy 0", "Vom Handy 1", "Written without a network", *(f"Von Papier {n}" for n in range(3))]
    assert [idea.number for idea in forum.ideas] == list(range(1, len(cards) + 1))
    assert sorted(idea.text for idea in forum.ideas) == sorted(cards)
    assert all(plain(card) in text for card in cards)
    dots = [cluster.dots for cluster in db.session.query(Cluster).filter_by(forum_id=forum.id).order_by(Cluster.id)]
    assert dots == [sum(n % 3 for n in range(SOCKETS)), SOCKETS, SOCKETS]
    assert all(f"{number}" in text for number in dots)
    found = tally(forum.rounds[5].questions)
    counts = [found[question.id].counts for question in forum.rounds[5].questions[:2]]
    assert counts == [[5, 5, 4, 4, 5], [9, 7, 7]]
    assert plain("Bitte laden Sie uns wieder ein.") in text
    assert all(plain(round_.prompt) in text for round_ in forum.rounds)
