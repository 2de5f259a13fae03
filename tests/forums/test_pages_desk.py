"""The facilitator's desk without scripts: every step, every door."""

import re
import uuid

import pytest

from tests.queries import counted
from workshop.forums import actions
from workshop.processes.models import Role


@pytest.fixture
def planned(make):
    return make.forum(door=False, round_=False)


@pytest.fixture
def desk(client, make, planned):
    client.sign_in(make.member(planned.process))
    client.set_cookie("lang", "de")
    return client


def next_step(desk, forum):
    """The one yellow button: what it says and where it sends."""
    page = desk.get(f"/forums/{forum.id}").text
    assert page.count("kern-btn--now") <= 1
    found = re.search(
        r'<form method="post" action="([^"]+)">(?:(?!</form>).)*kern-btn--now"[^>]*><span class="kern-label">([^<]+)',
        page,
        re.S,
    )
    return found and (found[2], found[1])


def press(desk, forum):
    """Take the next step and say what it was called."""
    text, url = next_step(desk, forum)
    assert desk.send(url, page=f"/forums/{forum.id}").status_code == 303
    return text


def test_the_way_through_an_evening(desk, planned):
    assert [press(desk, planned) for _ in range(4)] == [
        "Tür öffnen",
        "Runde öffnen",
        "Sammeln beenden",
        "Tür schließen",
    ]
    assert next_step(desk, planned) is None
    assert "Das Protokoll liegt bereit" in desk.get(f"/forums/{planned.id}").text


def test_what_was_closed_can_be_opened_again(desk, planned):
    for _ in range(3):
        press(desk, planned)
    round_ = planned.rounds[0].id
    assert desk.send(f"/rounds/{round_}/reopening", page=f"/forums/{planned.id}").status_code == 303
    assert next_step(desk, planned)[0] == "Sammeln beenden"


def test_a_step_taken_twice_is_refused_politely(desk, planned):
    desk.send(f"/forums/{planned.id}/opening", page=f"/forums/{planned.id}")
    again = desk.send(f"/forums/{planned.id}/opening", page=f"/forums/{planned.id}")
    assert again.status_code == 409
    assert "Die Tür ist schon offen" in again.text


STEPS = [
    *("/forums/{f}/opening", "/forums/{f}/closing"),
    *("/rounds/{r}/opening", "/rounds/{r}/closing", "/rounds/{r}/reopening", "/rounds/{r}/paper-cards"),
    *("/ideas/{i}/hiding", "/ideas/{i}/showing"),
]


@pytest.mark.parametrize("path", STEPS)
@pytest.mark.parametrize("role", [Role.STEERING, Role.OBSERVER, None])
def test_only_facilitators_take_steps(client, make, planned, path, role):
    idea = actions.add_paper_card(planned.rounds[0], "Karte", "de", key=str(uuid.uuid4()))
    client.sign_in(make.member(planned.process if role else make.process(), role or Role.FACILITATOR))
    where = path.format(f=planned.id, r=planned.rounds[0].id, i=idea.id)
    assert client.send(where, page="/").status_code == 404
    assert client.get(f"/forums/{planned.id}").status_code == 404


def test_a_card_is_taken_down_with_a_reason_and_hung_up_again(desk, planned):
    idea = actions.add_paper_card(planned.rounds[0], "Herr K. soll grüßen", "de", key=str(uuid.uuid4()))
    here = f"/forums/{planned.id}"
    assert desk.send(f"/ideas/{idea.id}/hiding", {"reason": "Nennt jemanden."}, page=here).status_code == 303
    page = desk.get(here).text
    assert "Karte 1: Nennt jemanden." in page
    assert "· <span" in page
    assert ">0 Karten<" in page
    assert desk.send(f"/ideas/{idea.id}/showing", page=here).status_code == 303
    assert ">1 Karte<" in desk.get(here).text


def test_a_paper_card_may_come_late(desk, planned):
    for _ in range(3):
        press(desk, planned)
    data = {"text": "Vom Tisch 3", "lang": "uk", "key": str(uuid.uuid4())}
    answer = desk.send(
        f"/rounds/{planned.rounds[0].id}/paper-cards", data, page=f"/forums/{planned.id}", follow_redirects=True
    )
    assert "Karte 1 hängt an der Wand." in answer.text
    assert '<p data-text lang="uk" dir="ltr">Vom Tisch 3</p>' in answer.text


def test_a_paper_card_for_a_script_is_answered_in_its_words(desk, planned):
    data = {"text": "", "lang": "de", "key": str(uuid.uuid4()), "csrf_token": desk.token(f"/forums/{planned.id}")}
    path, asks = f"/rounds/{planned.rounds[0].id}/paper-cards", {"Accept": "application/json"}
    refused = desk.post(path, data=data, headers=asks)
    assert refused.status_code == 422
    assert refused.json["message"] == "Auf dieser Karte steht noch nichts."
    assert desk.post(path, data=data | {"text": "Jetzt"}, headers=asks).json == {"ok": True, "number": 1}


def test_who_is_here(desk, planned, new_client):
    actions.open_door(planned)
    new_client().post(f"/j/{planned.code}", data={"language": "de", "name": "Frau Demir", "table": "3"})
    new_client().post(f"/j/{planned.code}", data={"language": "de"})
    page = desk.get(f"/forums/{planned.id}").text
    assert '<span class="big">2</span> von 40 Plätzen' in page
    assert "<bdi>Frau Demir</bdi>" in page


def test_a_large_wall_costs_no_more_statements(desk, planned):
    here = f"/forums/{planned.id}"

    def statements():
        with counted() as seen:
            desk.get(here)
        return len(seen)

    few = statements()
    for number in range(50):
        actions.add_paper_card(planned.rounds[0], f"Karte {number}", "de", key=str(uuid.uuid4()))
    assert statements() == few
    assert few <= 20
