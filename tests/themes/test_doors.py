"""Facilitators and the steering group write, the others of the team read, nobody else sees this page."""

import pytest

from tests.roles import ADMINISTRATOR, EVERYBODY
from workshop.processes.models import Role

WRITERS = frozenset({ADMINISTRATOR, "facilitator", "steering"})
READERS = frozenset({ADMINISTRATOR, *(str(role) for role in Role)})
TITLED = {"title": "Neu", "text": "Text", "summary": "Text"}
KINDS = ["theme-fields", "goals", "obstacles", "potentials", "principles"]
WRITING = [
    ("/p/auenbrueck/theme-fields", TITLED),
    ("/p/auenbrueck/principles", TITLED),
    ("/theme-fields/1/goals", TITLED),
    ("/theme-fields/1/obstacles", TITLED),
    ("/theme-fields/1/potentials", TITLED),
    *((f"/{kind}/1", TITLED) for kind in KINDS),
    *((f"/{kind}/1/position", {"to": "down"}) for kind in KINDS),
    *((f"/{kind}/1/deletion", {}) for kind in reversed(KINDS)),
]


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_reads_and_who_writes(who, field, browser):
    client = browser(who)
    page = client.get("/p/auenbrueck/themes")
    assert page.status_code == (200 if who in READERS else 404)
    assert ('<form class="order"' in page.text) == (who in WRITERS)
    for kind in KINDS:
        assert client.get(f"/{kind}/1").status_code == (200 if who in WRITERS else 404)
    for address, data in WRITING:
        answer = client.send(address, data, page="/sign-in")
        assert (address, answer.status_code) == (address, 303 if who in WRITERS else 404)


@pytest.mark.parametrize("who", EVERYBODY)
def test_only_administrators_begin_a_process(who, process, browser):
    client = browser(who)
    assert client.get("/processes/new").status_code == (200 if who == ADMINISTRATOR else 404)
    data = {"template": "empty", "starts_on": "2026-01-01", "municipality": "X", "title": "Y", "concept_title": "Z"}
    answer = client.send("/processes/new", data, page="/sign-in")
    assert answer.status_code == (303 if who == ADMINISTRATOR else 404)


def test_there_is_no_other_kind_of_thing(browser, field):
    assert browser("facilitator").get("/accounts/1").status_code == 404
    assert browser("facilitator").get("/memories/1").status_code == 404


def test_readers_read_everything(field, browser):
    page = browser("observer").get("/p/auenbrueck/themes").text
    for words in ("Zusammenleben im Quartier", "Gemeint: Wege", "Die Schlüssel", "Hausmeister", "Aufgabe aller"):
        assert words in page
    assert "sortable-list.js" not in page
