"""I5: what a client shows equals the server's state, whenever it last heard something."""

import uuid

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from workshop.core.errors import Refused
from workshop.forums import actions, broadcasts

STEPS = ("submit", "paper", "revise", "withdraw", "hide", "show", "open", "close", "door", "look")


class Screen:
    """What a client keeps: things by kind and id, with the number it has heard last."""

    def __init__(self, forum):
        self.seq = forum.seq
        self.things = {(item["kind"], item["id"]): item for item in broadcasts.state_of(forum)}

    def catch_up(self, forum):
        for item in broadcasts.changes_since(forum, self.seq):
            self.things.pop((item["kind"], item["id"]), None)
            if not item.get("gone"):
                self.things[item["kind"], item["id"]] = item
        self.seq = forum.seq


def act(step, forum, author, which):
    """Do one thing; those about a card, on one of the cards there are."""
    round_ = forum.rounds[0]
    of_the_forum = {
        "submit": lambda: actions.submit_idea(round_, author, f"Karte {which}", "de", key=str(uuid.uuid4())),
        "paper": lambda: actions.add_paper_card(round_, f"Papier {which}", "tr", key=str(uuid.uuid4())),
        "open": lambda: actions.open_round(round_),
        "close": lambda: actions.close_round(round_),
        "door": lambda: (actions.close_door if forum.is_open else actions.open_door)(forum),
    }
    of_a_card = {
        "revise": lambda card: actions.revise_idea(card, f"anders {which}"),
        "withdraw": actions.withdraw_idea,
        "hide": lambda card: actions.hide_idea(card, f"weil {which}"),
        "show": actions.show_idea,
    }
    if step in of_the_forum:
        of_the_forum[step]()
    elif forum.ideas:
        of_a_card[step](forum.ideas[which % len(forum.ideas)])


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 20)), max_size=30))
def test_whoever_catches_up_sees_what_a_newcomer_sees(make, steps):
    forum = make.forum()
    author = make.participant(forum)
    screens = [Screen(forum)]
    for step, which in steps:
        if step == "look":
            screens.append(Screen(forum))
            continue
        try:
            act(step, forum, author, which)
        except Refused:
            continue
    newcomer = Screen(forum)
    for screen in screens:
        screen.catch_up(forum)
        assert screen.things == newcomer.things
    numbers = [card.number for card in forum.ideas]
    assert numbers == list(range(1, len(numbers) + 1))


def test_whoever_is_too_far_behind_gets_the_whole_state(make, forum, monkeypatch):
    monkeypatch.setattr(broadcasts.catching_up, "TOO_FAR_BEHIND", 3)
    author = make.participant(forum)
    for number in range(4):
        make.idea(forum.rounds[0], author, f"Karte {number}")
    assert "state" in broadcasts.news_for(forum, forum.seq - 4)
    assert len(broadcasts.news_for(forum, forum.seq - 3)["changes"]) == 3
    assert "state" in broadcasts.news_for(forum, forum.seq + 1)
    assert "state" in broadcasts.news_for(forum, None)


@pytest.mark.parametrize("secret", ["receipt", "key", "token", "name"])
def test_the_room_is_never_told_what_concerns_the_author_alone(make, forum, secret):
    author = make.participant(forum, name="Frau Öztürk", table="7")
    idea = make.idea(forum.rounds[0], author)
    told = str(broadcasts.state_of(forum))
    assert idea.receipt not in told
    assert "Öztürk" not in told
    assert all(secret not in item for item in broadcasts.state_of(forum))
