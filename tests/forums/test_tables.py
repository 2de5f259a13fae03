"""Tables: taken, dealt, moved between; each with its wall; hosts who write for people without phones."""

import re
import uuid

import pytest

from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.forums import actions
from workshop.forums.agendas import RoundPlan
from workshop.forums.models import Idea, Participant


@pytest.fixture
def cafe(make):
    forum = make.forum(round_=False)
    actions.set_tables(forum, ["Ankommen", "Sprache", "Wohnen"])
    actions.revise_round(forum.rounds[0], RoundPlan("collect", "Was erleben Sie?", options=(("by_table", True),)))
    actions.open_round(forum.rounds[0])
    return forum


def phone_at(new_client, cafe, table):
    phone = new_client()
    phone.set_cookie("lang", "de")
    assert phone.post(f"/j/{cafe.code}", data={"language": "de", "table": table}).status_code == 303
    return phone


def hang_up(phone, cafe, text, **more):
    data = {"text": text, "lang": "de", "key": str(uuid.uuid4()), **more}
    return phone.send(f"/rounds/{cafe.rounds[0].id}/ideas", data, page=f"/f/{cafe.id}")


def test_each_table_has_its_own_wall(new_client, cafe):
    one, two = phone_at(new_client, cafe, "1"), phone_at(new_client, cafe, "2")
    assert hang_up(one, cafe, "Ein Lotse am Bahnhof").status_code == 303
    assert "Ein Lotse am Bahnhof" in one.get(f"/f/{cafe.id}").text
    page = two.get(f"/f/{cafe.id}").text
    assert "Ein Lotse am Bahnhof" not in page
    assert "Tisch 2" in page


def test_a_table_that_is_not_there_is_refused_at_the_door_of_the_page(new_client, cafe):
    phone = phone_at(new_client, cafe, "1")
    answer = phone.send(f"/f/{cafe.id}/seat", {"table": "77"}, page=f"/f/{cafe.id}")
    assert answer.status_code == 422
    assert "Einen Tisch 77 gibt es hier nicht" in answer.text


def test_one_is_dealt_the_emptiest_table(new_client, make, cafe):
    for table in ("1", "1", "2"):
        make.participant(cafe, table=table)
    phone = phone_at(new_client, cafe, "")
    assert phone.send(f"/f/{cafe.id}/seat", {"table": "?"}, page=f"/f/{cafe.id}").status_code == 303
    assert "Tisch 3" in phone.get(f"/f/{cafe.id}").text


def test_dealing_out_makes_tables_equally_full(make, cafe):
    for _ in range(8):
        make.participant(cafe)
    make.participant(cafe, table="3")
    actions.deal_seats(cafe)
    seats = [person.table.label for person in cafe.participants]
    assert sorted(seats.count(label) for label in "123") == [3, 3, 3]
    assert seats[8] == "3"


def test_everybody_moves_on_and_hosts_stay(make, cafe):
    guests = [make.participant(cafe, table=label) for label in "123"]
    host = make.participant(cafe, table="1")
    actions.make_host(host)
    actions.rotate_seats(cafe)
    db.session.rollback()
    assert [person.table.label for person in guests] == ["2", "3", "1"]
    assert host.table.label == "1"


def test_a_host_writes_for_somebody_without_a_phone_and_nobody_else_does(new_client, cafe):
    host, guest = phone_at(new_client, cafe, "1"), phone_at(new_client, cafe, "1")
    page = f"/f/{cafe.id}"
    entering = {"language": "ti"}
    assert host.send(f"{page}/guests", entering, page=page).status_code == 404
    db.session.rollback()
    actions.make_host(db.session.query(Participant).order_by(Participant.id).first())
    assert host.send(f"{page}/guests", entering, page=page).status_code == 303
    db.session.rollback()
    person = db.session.query(Participant).filter_by(has_phone=False).one()
    assert (person.table.label, person.language) == ("1", "ti")
    assert "Person 1 ohne Handy" in host.get(page).text
    assert hang_up(host, cafe, "Für sie geschrieben", speaker=person.id).status_code == 303
    assert hang_up(guest, cafe, "Untergeschoben", speaker=person.id).status_code == 404
    db.session.rollback()
    assert [idea.participant_id for idea in db.session.query(Idea)] == [person.id]
    assert re.search(r"Für sie geschrieben.*Belegnummer|Für sie geschrieben", host.get(page).text)


def test_facilitators_set_tables_and_enter_people_without_phones(client, make, cafe):
    client.set_cookie("lang", "de")
    client.sign_in(make.member(cafe.process, "facilitator"))
    agenda, desk = f"/forums/{cafe.id}/agenda", f"/forums/{cafe.id}"
    assert client.send(f"{desk}/tables", {"count": "5", "topics": "A\nB"}, page=agenda).status_code == 303
    db.session.rollback()
    assert [(table.label, table.topic) for table in cafe.tables] == [
        ("1", "A"), ("2", "B"), ("3", ""), ("4", ""), ("5", ""),
    ]  # fmt: skip
    assert client.send(f"{desk}/participants", {"language": "ar", "table": "2"}, page=desk).status_code == 303
    db.session.rollback()
    assert db.session.query(Participant).one().has_phone is False
    for step in ("dealing", "rotation"):
        assert client.send(f"{desk}/{step}", page=desk).status_code == 303
    with pytest.raises(Refused):
        actions.set_tables(cafe, [])


def test_strangers_move_nobody(client, make, cafe):
    client.sign_in(make.account())
    for path in (f"/forums/{cafe.id}/dealing", f"/forums/{cafe.id}/rotation", f"/forums/{cafe.id}/tables"):
        assert client.send(path, page="/account").status_code == 404
