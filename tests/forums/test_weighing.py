"""Weighing: so many dots each, counted once, shown when the round says so, by bench without telling on anybody."""

import pytest

from tests.forums.test_actions import refusal_of
from tests.queries import counted
from workshop.core.db import db, now, transaction
from workshop.forums import actions
from workshop.forums.broadcasts import changes_since, state_of
from workshop.forums.models import Forum, Round
from workshop.forums.weighing import result_of


class Weighing:
    """A forum with three islands, and a round in which they are weighed."""

    def __init__(self, make, **options):
        self.make = make
        self.forum = make.forum()
        author = make.participant(self.forum)
        self.cards = [make.idea(self.forum.rounds[0], author, text) for text in ("Bänke", "Café", "Nachtbus")]
        self.islands = [actions.make_cluster(self.forum, card.text, [card]) for card in self.cards]
        actions.close_round(self.forum.rounds[0])
        self.round = self.add_round(**options)

    def add_round(self, **options):
        forum = db.session.get(Forum, self.forum.id)
        position = len(forum.rounds) + 1
        round_ = self.make.keep(
            Round(forum_id=forum.id, position=position, kind="weigh", prompt="Womit anfangen?", options=options)
        )
        actions.open_round(round_)
        return round_

    def place(self, participant, number, dots):
        return actions.place_dots(self.round, participant, self.islands[number], dots)

    def shown(self):
        return {item["letter"]: item.get("dots") for item in state_of(self.forum) if item["kind"] == "cluster"}


@pytest.fixture
def weighing(make):
    return Weighing(make, dots=5, most=3)


def test_dots_are_placed_absolutely_and_taken_back(make, weighing):
    somebody = make.participant(weighing.forum)
    assert weighing.place(somebody, 0, 2) == 3
    before = weighing.forum.seq
    assert weighing.place(somebody, 0, 2) == 3
    assert weighing.forum.seq == before, "said again is done once"
    assert weighing.place(somebody, 1, 3) == 0
    assert refusal_of(weighing.place, somebody, 2, 1) == 409
    assert weighing.place(somebody, 0, 1) == 1
    assert actions.dots_of(weighing.round, somebody) == {weighing.islands[0].id: 1, weighing.islands[1].id: 3}
    assert (weighing.round.dots_given, weighing.round.voters) == (4, 1)
    weighing.place(somebody, 0, 0)
    weighing.place(somebody, 1, 0)
    assert (weighing.round.dots_given, weighing.round.voters) == (0, 0)


def test_only_so_many_lie_on_one(make, weighing):
    somebody = make.participant(weighing.forum)
    assert refusal_of(weighing.place, somebody, 0, 4) == 409
    assert refusal_of(weighing.place, somebody, 0, -1) == 409
    assert weighing.place(somebody, 0, 3) == 2


def test_hidden_dots_are_told_by_their_number_only_until_the_end(make, weighing):
    before = weighing.forum.seq
    weighing.place(make.participant(weighing.forum), 0, 2)
    told = changes_since(weighing.forum, before)
    assert [(item["kind"], item["given"], item["voters"]) for item in told] == [("round", 2, 1)]
    assert weighing.shown() == {"A": None, "B": None, "C": None}
    before = weighing.forum.seq
    actions.close_round(weighing.round)
    assert weighing.shown() == {"A": 2, "B": None, "C": None}
    assert {item["kind"] for item in changes_since(weighing.forum, before)} == {"round", "cluster"}
    actions.reopen_round(weighing.round)
    assert weighing.shown()["A"] is None


def test_live_dots_are_told_as_they_come(make):
    weighing = Weighing(make, live=True)
    one, other = make.participant(weighing.forum), make.participant(weighing.forum)
    weighing.place(one, 0, 2)
    before = weighing.forum.seq
    weighing.place(other, 0, 3)
    told = {item["kind"]: item for item in changes_since(weighing.forum, before)}
    assert told["cluster"]["dots"] == 5
    assert (told["round"]["given"], told["round"]["voters"]) == (5, 2)
    weighing.place(one, 0, 0)
    assert weighing.shown()["A"] == 3


def test_a_new_weighing_is_a_new_round(make, weighing):
    somebody = make.participant(weighing.forum)
    weighing.place(somebody, 0, 3)
    actions.close_round(weighing.round)
    first, weighing.round = weighing.round, weighing.add_round(dots=3)
    assert weighing.shown() == {"A": None, "B": None, "C": None}
    assert weighing.place(somebody, 1, 3) == 0
    actions.close_round(weighing.round)
    assert weighing.shown() == {"A": None, "B": 3, "C": None}
    assert [weight.dots for weight in result_of(first).weights] == [3, 0, 0]


def test_cards_can_be_weighed_and_merged_ones_count_for_the_one_they_hang_behind(make):
    weighing = Weighing(make, on="ideas", dots=5)
    one, other = make.participant(weighing.forum), make.participant(weighing.forum)
    assert refusal_of(weighing.place, one, 0, 1) == 409, "an island is not weighed here"
    actions.place_dots(weighing.round, one, weighing.cards[0], 2)
    actions.place_dots(weighing.round, other, weighing.cards[1], 1)
    actions.merge_ideas(weighing.cards[1], weighing.cards[0])
    assert refusal_of(actions.place_dots, weighing.round, other, weighing.cards[1], 2) == 409
    result = result_of(weighing.round)
    assert [(weight.thing.number, weight.dots) for weight in result.weights] == [(1, 3), (3, 0)]


def test_dots_are_refused_before_after_in_a_pause_and_elsewhere(make, weighing):
    somebody = make.participant(weighing.forum)
    elsewhere = Weighing(make)
    assert refusal_of(actions.place_dots, weighing.round, somebody, elsewhere.islands[0], 1) == 422
    assert refusal_of(actions.place_dots, weighing.forum.rounds[0], somebody, weighing.islands[0], 1) == 422
    with transaction():
        weighing.round.paused_at = now()
    assert refusal_of(weighing.place, somebody, 0, 1) == 409
    actions.close_round(weighing.round)
    assert refusal_of(weighing.place, somebody, 0, 1) == 409
    actions.reopen_round(weighing.round)
    actions.dissolve_cluster(weighing.islands[0])
    assert refusal_of(weighing.place, somebody, 0, 1) == 409


@pytest.mark.parametrize(
    ("benches", "told"),
    [
        ({"migrant": 6, "welfare": 5}, {"migrant": 6, "welfare": 5}),
        ({"migrant": 6, "welfare": 5, "administration": 4, None: 3}, {"migrant": 6, "welfare": 5, "": 7}),
        ({"migrant": 6, "welfare": 5, "administration": 2}, {"migrant": 6, "": 7}),
        ({"migrant": 6, "administration": 2}, {}),
        ({"migrant": 4, None: 9}, {}),
    ],
)
def test_by_bench_nobody_can_be_made_out(make, benches, told):
    weighing = Weighing(make)
    for bench, count in benches.items():
        for _ in range(count):
            weighing.place(make.participant(weighing.forum, bench=bench), 0, 1)
    result = result_of(weighing.round)
    assert dict(result.benches) == told
    assert result.weights[0].dots == sum(benches.values())
    assert sum(result.weights[0].by_bench) == (sum(benches.values()) if told else 0)


def test_a_result_costs_the_same_however_many_have_weighed(make, weighing):
    def statements():
        db.session.rollback()
        with counted() as seen:
            result_of(weighing.round)
        return len(seen)

    few = statements()
    for _ in range(8):
        weighing.place(make.participant(weighing.forum, bench="welfare"), 1, 2)
    assert statements() == few
