"""Weighing and discussing on the phone with scripts off, and what desk and projector say of it."""

import re
import uuid

import pytest

from tests.forums.test_weighing import Weighing
from workshop.core.db import db
from workshop.forums import actions
from workshop.forums.models import Round


@pytest.fixture
def weighing(make):
    return Weighing(make, dots=3, most=2)


@pytest.fixture
def phone(client, weighing):
    client.post(f"/j/{weighing.forum.code}", data={"language": "de"})
    return client


def give(phone, weighing, number, dots):
    here = f"/f/{weighing.forum.id}"
    data = {"cluster": weighing.islands[number].id, "dots": dots, "key": str(uuid.uuid4())}
    return phone.send(f"/rounds/{weighing.round.id}/dots", data, page=here, follow_redirects=True)


def test_dots_are_given_and_taken_with_plain_buttons(phone, weighing):
    page = phone.get(f"/f/{weighing.forum.id}").text
    assert "Noch 3 Punkte" in page
    assert page.count("kein Punkt<") == 3
    page = give(phone, weighing, 0, 2).text
    assert "Noch 1 Punkt<" in page
    buttons = re.findall(r'<button name="dots" value="(\d+)"[^>]*?(disabled)?>', page)
    assert buttons[:2] == [("1", ""), ("3", "disabled")], "no more than two lie on one"
    assert give(phone, weighing, 0, 3).status_code == 409
    assert "Noch 3 Punkte" in give(phone, weighing, 0, 0).text


def test_the_result_is_seen_after_the_end_on_phone_desk_and_projector(phone, weighing, new_client, make):
    give(phone, weighing, 1, 2)
    desk = new_client()
    desk.sign_in(make.member(weighing.forum.process))
    desk.set_cookie("lang", "de")
    beamer = f"/forums/{weighing.forum.id}/projector?key={weighing.forum.projector_token}"
    assert 'data-shows="clusters"' in new_client().get(beamer).text, "nobody is led by the others' dots"
    assert "Wo sie liegen, zeigt bisher nur diese Seite." in desk.get(f"/forums/{weighing.forum.id}").text
    actions.close_round(weighing.round)
    shown = new_client().get(beamer).text
    assert 'data-shows="results"' in shown
    assert shown.count("<circle") >= 2
    assert "B · Café" in phone.get(f"/f/{weighing.forum.id}").text


def test_somebody_is_done_and_not_done(phone, weighing):
    here, key = f"/f/{weighing.forum.id}", {"key": str(uuid.uuid4()), "round": weighing.round.id}
    assert (
        "Sie sind fertig" in phone.send(f"/rounds/{weighing.round.id}/done", key, page=here, follow_redirects=True).text
    )
    back = phone.send(f"/rounds/{weighing.round.id}/done", key | {"down": "1"}, page=here, follow_redirects=True)
    assert ">Ich bin fertig<" in back.text


def test_hands_are_seen_on_the_desk_and_go_down(phone, weighing, new_client, make):
    actions.close_round(weighing.round)
    talk = make.keep(
        Round(forum_id=weighing.forum.id, position=9, kind="discuss", prompt="Was braucht es?", options={"hands": True})
    )
    actions.open_round(talk)
    here, key = f"/f/{weighing.forum.id}", {"key": str(uuid.uuid4()), "round": talk.id}
    up = phone.send(f"/rounds/{talk.id}/hand", key, page=here, follow_redirects=True)
    assert "Sie haben sich gemeldet" in up.text
    desk = new_client()
    desk.sign_in(make.member(weighing.forum.process))
    desk.set_cookie("lang", "de")
    page = desk.get(f"/forums/{weighing.forum.id}").text
    assert "hat gesprochen" in page
    lowering = re.search(r'action="(/rounds/\d+/hands/\d+/lowering)"', page)[1]
    assert "hat gesprochen" not in desk.send(
        lowering, page=f"/forums/{weighing.forum.id}", follow_redirects=True
    ).text.replace("Somebody", "")
    db.session.rollback()
    assert talk.hands_up == 0
