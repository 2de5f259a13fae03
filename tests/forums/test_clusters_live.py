"""Two facilitators and a phone at the real server: what each hears of cards that are moved."""

import pytest


@pytest.fixture
def desks(hall):
    """A forum with two cards, two desks that have entered, and a phone."""
    forum = hall.make.forum()
    author = hall.make.participant(forum)
    cards = [hall.make.idea(forum.rounds[0], author, text).id for text in ("Bänke", "Café")]
    accounts = [hall.make.member(forum.process, name=name) for name in ("Frau Demir", "Herr Becker")]
    desks = [hall.desk(account) for account in accounts]
    for desk in desks:
        desk.enter(forum)
    return forum, cards, desks, hall.phone(forum)


def test_the_room_sees_islands_and_cards_as_they_are_moved(desks):
    forum, cards, (demir, becker), phone = desks
    made = demir.say("cluster.make", {"forum": forum.id, "name": "Orte", "ideas": str(cards[0])})
    assert made["letter"] == "A"
    named = becker.say("cluster.name", {"cluster": made["id"], "name": "Treffpunkte", "was": "Orte"})
    moved = becker.say("idea.move", {"idea": cards[1], "cluster": made["id"], "came_from": "free"})
    for socket in (demir, becker, phone):
        socket.wait_for_seq(moved["seq"])
        now = {(item["kind"], item["id"]): item for item in socket.items()}
        assert now["cluster", made["id"]]["name"] == "Treffpunkte"
        assert {now["idea", card]["cluster"] for card in cards} == {made["id"]}
    assert named["ok"]
    undone = becker.say("undo", {"forum": forum.id})
    assert (undone["undone"], undone["stayed"]) == ("idea.moved", 0)
    phone.wait_for("changes", lambda told: any(item.get("cluster", 0) is None for item in told["items"]))


def test_a_card_in_hand_is_seen_by_the_other_desk_only_and_put_down_when_its_holder_goes(desks):
    forum, cards, (demir, becker), phone = desks
    assert demir.say("idea.hold", {"idea": cards[0]})["ok"]
    assert becker.wait_for("held")["by"] == "Frau Demir"
    refused = becker.say("idea.move", {"idea": cards[0]})
    assert refused["status"] == 409
    assert "Frau Demir" in refused["message"]
    demir.close()
    assert becker.wait_for("held", lambda told: told["by"] is None)["idea"] == cards[0]
    made = becker.say("cluster.make", {"forum": forum.id, "ideas": str(cards[0])})
    assert made["ok"]
    phone.wait_for_seq(made["seq"])
    assert [name for name, _payload in phone.heard if name == "held"] == []


def test_the_projector_is_told_what_to_show_and_notes_are_told_without_their_words(desks):
    forum, cards, (demir, _becker), phone = desks
    shown = demir.say("screen.show", {"forum": forum.id, "shows": "idea", "id": cards[0]})
    phone.wait_for_seq(shown["seq"])
    assert phone.items()[-1]["screen"] == {"shows": "idea", "id": cards[0]}
    key = "7b1f6c0e-93a5-4f0e-8a55-1d6f6b0f4c11"
    note = {"forum": forum.id, "key": key, "text": "Bitte mit dem Amt klären", "idea": cards[0]}
    answers = [demir.say("note.write", note) for _ in range(2)]
    assert answers[0]["id"] == answers[1]["id"], "written once, however often it is sent"
    phone.wait_for_seq(answers[0]["seq"])
    assert phone.items()[-1] == {"seq": answers[0]["seq"], "kind": "note", "id": answers[0]["id"], "gone": True}


def test_hands_and_done_are_counted_once(desks):
    forum, _cards, (demir, _becker), phone = desks
    round_ = forum.rounds[0].id
    key = {"key": "7b1f6c0e-93a5-4f0e-8a55-1d6f6b0f4c12", "round": round_}
    assert phone.say("hand.raise", key)["status"] == 409, "only where the round asks for hands"
    for _ in range(3):
        answer = phone.say("done", key)
    demir.wait_for_seq(answer["seq"])
    assert [item["done"] for item in demir.items() if item["kind"] == "round"] == [1]
    back = phone.say("done", key | {"down": "1"})
    demir.wait_for_seq(back["seq"])
    assert demir.items()[-1]["done"] == 0
