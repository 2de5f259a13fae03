"""What people in a forum hear, at the real server."""

import socketio

from tests.sockets import idea, join
from workshop.core.db import db
from workshop.forums import actions


def test_an_idea_is_acknowledged_and_shown_to_everybody_with_its_author(hall):
    forum = hall.make.forum()
    phone, other = hall.phone(forum), hall.phone(forum)

    answer = phone.submit(forum.rounds[0], "Bänke vor dem Supermarkt")

    assert answer["ok"]
    assert answer["number"] == 1
    for listener in (phone, other):
        listener.wait_for_seq(answer["seq"])
        (item,) = [item for item in listener.items() if item["kind"] == "idea"]
        assert (item["text"], item["number"], item["dir"]) == ("Bänke vor dem Supermarkt", 1, "ltr")
        assert not {"receipt", "key", "name", "participant"} & set(item)


def test_arabic_comes_with_its_direction(hall):
    forum = hall.make.forum()
    phone = hall.phone(forum)
    answer = phone.submit(forum.rounds[0], "مكان تلتقي فيه الأمهات", lang="ar")
    phone.wait_for_seq(answer["seq"])
    assert (phone.items()[-1]["lang"], phone.items()[-1]["dir"]) == ("ar", "rtl")


def test_changes_are_numbered_without_a_gap(hall):
    forum = hall.make.forum()
    phone, other = hall.phone(forum, entered=False), hall.phone(forum, entered=False)
    seen = other.enter(forum)["seq"]
    numbers = [phone.post("idea.submit", idea(forum.rounds[0], f"Karte {n}")) for n in range(9)]
    last = max(phone.answer(number)["seq"] for number in numbers)
    other.wait_for_seq(last)
    for name, payload in other.heard:
        if name == "changes":
            assert payload["from"] == seen + 1
            seen = payload["to"]
    assert seen == last


def test_entering_gives_the_state_or_what_was_missed(hall):
    forum = hall.make.forum()
    phone = hall.phone(forum)
    first = phone.submit(forum.rounds[0], "erste")
    second = phone.submit(forum.rounds[0], "zweite")

    whole = phone.enter(forum)
    missed = phone.enter(forum, since=first["seq"])

    assert [item["text"] for item in whole["state"] if item["kind"] == "idea"] == ["erste", "zweite"]
    assert [item["text"] for item in missed["changes"]] == ["zweite"]
    assert whole["seq"] == missed["seq"] == second["seq"]
    assert phone.enter(forum, since=second["seq"])["changes"] == []


def test_a_number_from_the_future_gets_the_whole_state(hall):
    forum = hall.make.forum()
    assert "state" in hall.phone(forum).enter(forum, since=10_000)


def test_a_phone_gets_its_own_cards_back_and_only_its_own(hall):
    forum = hall.make.forum()
    phone, other = hall.phone(forum), hall.phone(forum)
    sent = idea(forum.rounds[0], "meine")
    answer = phone.say("idea.submit", sent)

    (card,) = phone.enter(forum)["mine"]

    assert (card["key"], card["receipt"], card["number"]) == (sent["key"], answer["receipt"], 1)
    assert other.enter(forum)["mine"] == []


def test_a_hidden_card_is_gone_for_all_and_its_author_reads_why(hall):
    process = hall.make.process()
    forum = hall.make.forum(process)
    desk = hall.desk(hall.make.member(process))
    phone, other = hall.phone(forum), hall.phone(forum)
    card = phone.submit(forum.rounds[0], "Herr K. soll endlich grüßen")

    hidden = desk.say("idea.hide", {"idea": card["id"], "reason": "Die Karte nennt eine Person."})

    other.wait_for_seq(hidden["seq"])
    assert other.items()[-1] == {"seq": hidden["seq"], "kind": "idea", "id": card["id"], "gone": True}
    assert phone.enter(forum)["mine"][0]["hidden"] == "Die Karte nennt eine Person."

    shown = desk.say("idea.show", {"idea": card["id"]})
    other.wait_for_seq(shown["seq"])
    assert other.items()[-1]["text"] == "Herr K. soll endlich grüßen"


def test_an_own_card_can_be_worded_anew_and_taken_back_while_the_round_is_open(hall):
    forum = hall.make.forum()
    phone = hall.phone(forum)
    card = phone.submit(forum.rounds[0], "Bänke")
    key = {"key": idea(1, "")["key"], "idea": card["id"]}

    assert phone.say("idea.revise", {**key, "text": "Bänke mit Lehne"})["ok"]
    phone.wait_for("changes", lambda told: told["items"][-1].get("text") == "Bänke mit Lehne")
    taken = phone.say("idea.withdraw", key)
    phone.wait_for_seq(taken["seq"])
    assert phone.items()[-1]["gone"]

    again = phone.submit(forum.rounds[0], "Tische")
    actions.close_round(forum.rounds[0])
    hall.desk(
        hall.make.administrator()
    )  # a second connection, so that the change below comes from the server's own view
    refused = phone.say("idea.revise", {**key, "idea": again["id"], "text": "Tische und Stühle"})
    assert (refused["ok"], refused["status"]) == (False, 409)


def test_facilitators_open_and_close_a_round_over_the_socket(hall):
    process = hall.make.process()
    forum = hall.make.forum(process, round_=False)
    round_ = forum.rounds[0]
    desk, phone = hall.desk(hall.make.member(process)), hall.phone(forum)

    assert phone.submit(round_, "zu früh")["status"] == 409
    opened = desk.say("round.open", {"round": round_.id})
    phone.wait_for_seq(opened["seq"])
    assert phone.items()[-1]["open"]
    assert phone.submit(round_, "jetzt")["ok"]
    assert desk.say("round.close", {"round": round_.id})["ok"]
    assert phone.submit(round_, "zu spät")["status"] == 409
    assert desk.say("round.open", {"round": round_.id})["ok"], "reopened; the round has lost nothing"
    assert phone.submit(round_, "noch eine")["number"] == 2


def test_a_projector_hears_the_wall_by_its_link_and_nothing_else_does(hall):
    forum = hall.make.forum()
    beamer = hall.socket()
    assert beamer.enter(forum)["status"] == 404
    assert beamer.enter(forum, key="falsch")["status"] == 404

    entered = beamer.enter(forum, key=forum.projector_token)

    assert entered["ok"]
    assert "mine" not in entered
    answer = hall.phone(forum).submit(forum.rounds[0], "für alle")
    beamer.wait_for_seq(answer["seq"])
    assert beamer.items()[-1]["text"] == "für alle"


def test_how_many_are_here_is_told_and_projectors_do_not_count(hall):
    forum = hall.make.forum()
    beamer = hall.socket()
    beamer.enter(forum, key=forum.projector_token)
    phones = [hall.phone(forum) for _ in range(3)]
    assert beamer.wait_for("presence", lambda told: told["here"] == 3)["forum"] == forum.id
    phones[0].close()
    beamer.wait_for("presence", lambda told: told["here"] == 2)


def test_two_forums_never_hear_each_other(hall):
    one, other = hall.make.forum(), hall.make.forum()
    here, there = hall.phone(one), hall.phone(other)
    for number in range(5):
        here.submit(one.rounds[0], f"hier {number}")
        last = there.submit(other.rounds[0], f"dort {number}")
    there.wait_for_seq(last["seq"])
    here.wait_for_seq(here.enter(one)["seq"])
    assert all("hier" in item["text"] for item in here.items() if item["kind"] == "idea")
    assert all("dort" in item["text"] for item in there.items() if item["kind"] == "idea")
    assert {told["forum"] for name, told in here.heard if name == "changes"} == {one.id}


def test_a_socket_hears_the_forum_it_entered_last(hall):
    one, other = hall.make.forum(), hall.make.forum()
    cookies = f"{join(hall.url, one.code)}; {join(hall.url, other.code)}"
    phone = hall.socket(cookies)
    phone.enter(one)
    phone.enter(other)
    hall.phone(one).submit(one.rounds[0], "im ersten")
    last = hall.phone(other).submit(other.rounds[0], "im zweiten")
    phone.wait_for_seq(last["seq"])
    assert [item["text"] for item in phone.items()] == ["im zweiten"]


def test_a_standard_client_can_take_part(hall):
    forum = hall.make.forum()
    client = socketio.Client()
    client.connect(
        hall.url, transports=["websocket"], namespaces=["/forum"], headers={"Cookie": join(hall.url, forum.code)}
    )
    try:
        assert client.call("enter", {"forum": forum.id, "since": None}, namespace="/forum", timeout=10)["ok"]
        answer = client.call("idea.submit", idea(forum.rounds[0], "von der Stange"), namespace="/forum", timeout=10)
        assert answer["number"] == 1
    finally:
        client.disconnect()
    db.session.rollback()
    assert [card.text for card in forum.ideas] == ["von der Stange"]


def test_answers_are_in_the_visitors_language(hall):
    forum = hall.make.forum()
    german, arabic = hall.phone(forum, language="de"), hall.phone(forum, language="ar")
    texts = {phone.submit(forum.rounds[0], "")["message"] for phone in (german, arabic)}
    assert len(texts) == 2


def test_words_that_nobody_knows_are_answered(hall):
    forum = hall.make.forum()
    phone = hall.phone(forum)
    assert phone.say("dots.give", {})["status"] == 404
    assert phone.say("enter", "kein Objekt")["status"] == 422
    assert phone.say("enter")["status"] == 422
