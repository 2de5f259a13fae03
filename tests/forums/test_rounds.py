"""The way of a round: prepared, opened, paused, timed, revealed, closed; and what is heard in each of its states."""

import uuid
from datetime import timedelta

import pytest

from workshop.core.db import clock_set_to, db, now
from workshop.core.errors import Refused
from workshop.forums import actions, broadcasts
from workshop.forums.agendas import RoundPlan
from workshop.forums.models import Idea


def write(round_, author, text="Bänke vor dem Supermarkt"):
    return actions.submit_idea(round_, author, text, "de", key=str(uuid.uuid4()))


def walls(forum):
    return [item["number"] for item in broadcasts.state_of(forum) if item["kind"] == "idea"]


@pytest.fixture
def round_(forum):
    return forum.rounds[0]


@pytest.fixture
def author(make, forum):
    return make.participant(forum)


def test_a_pause_hears_nobody_and_keeps_the_time(round_, author):
    start = now()
    with clock_set_to(start):
        actions.set_timer(round_, 600)
    with clock_set_to(start + timedelta(seconds=100)):
        actions.pause_round(round_)
        with pytest.raises(Refused, match="Pause"):
            write(round_, author)
    with clock_set_to(start + timedelta(seconds=900)):
        actions.resume_round(round_)
        assert round_.ends_at == start + timedelta(seconds=1400)
        write(round_, author)


def test_two_seconds_of_grace_and_then_the_time_is_up(round_, author):
    start = now()
    with clock_set_to(start):
        actions.set_timer(round_, 60)
    with clock_set_to(start + timedelta(seconds=62)):
        write(round_, author)
    with clock_set_to(start + timedelta(seconds=62, milliseconds=1)):
        assert round_.state == "over"
        with pytest.raises(Refused, match="Die Zeit dieser Runde ist um"):
            write(round_, author)
        actions.extend_timer(round_, 60)
        write(round_, author)


def test_a_timer_is_told_once_and_never_counted_down_over_the_line(forum, round_):
    before = forum.seq
    actions.set_timer(round_, 60)
    assert forum.seq == before + 1
    assert broadcasts.round_item(round_)["ends"] == round_.ends_at.timestamp()


def test_a_timer_needs_a_round_that_runs(round_):
    actions.close_round(round_)
    for act in (actions.pause_round, actions.resume_round):
        with pytest.raises(Refused):
            act(round_)
    with pytest.raises(Refused):
        actions.set_timer(round_, 60)


def test_the_next_round_stands_before_the_room_only_when_it_is_prepared(forum, round_):
    second = actions.add_round(forum, RoundPlan("collect", "Und nun?"))
    actions.close_round(round_)
    assert forum.current_round is round_
    actions.prepare_round(second)
    assert forum.current_round is second
    actions.reopen_round(round_)
    assert forum.current_round is round_
    with pytest.raises(Refused):
        actions.prepare_round(second)


def test_cards_written_first_are_revealed_together_under_numbers_of_their_own(make):
    forum = make.forum(round_=False)
    round_ = forum.rounds[0]
    actions.revise_round(round_, RoundPlan("collect", "Was fehlt?", options=(("shown", "together"),)))
    actions.open_round(round_)
    authors = [make.participant(forum) for _ in range(3)]
    for author in authors:
        write(round_, author)
    before = forum.seq
    assert walls(forum) == []
    assert broadcasts.own_cards(authors[0])[0]["waits"]
    actions.reveal_round(round_)
    assert walls(forum) == [1, 2, 3]
    missed = broadcasts.changes_since(forum, before)
    assert [item["seq"] for item in missed] == list(range(before + 1, forum.seq + 1))
    assert [item["number"] for item in missed if item["kind"] == "idea"] == [1, 2, 3]
    write(round_, authors[0])
    assert walls(forum) == [1, 2, 3, 4]
    with pytest.raises(Refused):
        actions.conceal_round(round_)


def test_cards_wait_for_approval_and_a_refusal_says_why(make):
    forum = make.forum(round_=False)
    round_ = forum.rounds[0]
    actions.revise_round(round_, RoundPlan("collect", "Was fehlt?", options=(("shown", "approved"),)))
    actions.open_round(round_)
    author = make.participant(forum)
    one, two, three = (write(round_, author) for _ in range(3))
    assert {item["gone"] for item in broadcasts.changes_since(forum, one.seq - 1)} == {True}
    actions.approve_ideas([one, three])
    actions.hide_ideas([two], "Nennt eine Person.")
    assert walls(forum) == [1, 3]
    assert [card["hidden"] for card in broadcasts.own_cards(author)] == [None, "Nennt eine Person.", None]
    paper = actions.add_paper_card(round_, "Von Papier", "de", key=str(uuid.uuid4()))
    assert paper.is_on_the_wall


def test_one_card_for_each_person_if_the_round_says_so(make):
    forum = make.forum(round_=False)
    round_ = forum.rounds[0]
    actions.revise_round(round_, RoundPlan("collect", "Was zuerst?", options=(("several", False),)))
    actions.open_round(round_)
    author = make.participant(forum)
    first = write(round_, author)
    with pytest.raises(Refused, match="eine Karte auf"):
        write(round_, author)
    actions.withdraw_idea(first)
    write(round_, author)


def test_names_stand_on_cards_only_where_the_round_shows_them(make, forum, round_):
    author = make.participant(forum, name="Mira")
    write(round_, author)
    assert "Mira" not in str(broadcasts.state_of(forum))
    with_names = actions.add_round(forum, RoundPlan("collect", "Wer tut was?", options=(("named", True),)))
    actions.close_round(round_)
    actions.open_round(with_names)
    write(with_names, author)
    assert [item.get("by") for item in broadcasts.state_of(forum) if item["kind"] == "idea"] == [None, "Mira"]


def test_a_card_is_no_answer_to_a_round_of_another_kind(forum, round_, author):
    other = actions.add_round(forum, RoundPlan("discuss", "Und jetzt?"))
    actions.close_round(round_)
    actions.open_round(other)
    with pytest.raises(Refused, match="anderen Schritt"):
        write(other, author)
    assert db.session.query(Idea).count() == 0


def test_facilitators_go_the_way_by_buttons_and_others_do_not(client, new_client, make, forum):
    round_ = forum.rounds[0]
    stranger = new_client()
    stranger.sign_in(make.account())
    client.sign_in(make.member(forum.process, "facilitator"))
    desk = f"/forums/{forum.id}"
    for step in ("pause", "resumption", "closing", "reopening"):
        assert stranger.post(f"/rounds/{round_.id}/{step}").status_code in (400, 404)
        assert client.send(f"/rounds/{round_.id}/{step}", page=desk).status_code == 303
    assert client.send(f"/rounds/{round_.id}/timer", {"minutes": "5"}, page=desk).status_code == 303
    db.session.rollback()
    first = round_.ends_at
    assert client.send(f"/rounds/{round_.id}/timer", {"more": "1"}, page=desk).status_code == 303
    db.session.rollback()
    assert timedelta(seconds=55) < round_.ends_at - first <= timedelta(seconds=61)
    assert "Eine Minute mehr" in client.get(desk).text


def approving(make):
    forum = make.forum(round_=False)
    actions.revise_round(forum.rounds[0], RoundPlan("collect", "Was fehlt?", options=(("shown", "approved"),)))
    actions.open_round(forum.rounds[0])
    return forum


def test_approving_many_at_once_leaves_cards_of_other_forums_alone(client, make):
    forum = approving(make)
    round_ = forum.rounds[0]
    cards = [write(round_, make.participant(forum), f"Karte {n}") for n in range(3)]
    foreign = approving(make)
    other = write(foreign.rounds[0], make.participant(foreign))
    client.sign_in(make.member(forum.process, "facilitator"))
    chosen = {"idea": [card.id for card in cards[:2]] + [other.id]}
    assert client.send(f"/forums/{forum.id}/approvals", chosen, page=f"/forums/{forum.id}").status_code == 303
    db.session.rollback()
    assert [card.is_on_the_wall for card in (*cards, other)] == [True, True, False, False]
