"""Who comes in where: every page of this package with everybody who may stand at its door."""

import pytest

from tests.roles import ADMINISTRATOR, EVERYBODY
from workshop.processes.members import Seat, invite
from workshop.processes.models import Membership, Role

EVERYONE = frozenset(EVERYBODY)
TEAM = frozenset({ADMINISTRATOR, *(str(role) for role in Role)})
RUNNERS = frozenset({ADMINISTRATOR, "facilitator"})
PHASE = {"title": "Neu", "starts_on": "2026-01-01", "ends_on": "2026-02-01"}
SEAT = {"role": "observer", "bench": "", "organisation": "", "seat": ""}
CHARTER = {"title": "Neu", "municipality": "Stadt", "concept_title": "Konzept", "lead": ""}
PAGES = [
    ("GET", "/", {}, EVERYONE),
    ("GET", "/p/auenbrueck", {}, EVERYONE),
    ("GET", "/about/privacy", {}, EVERYONE),
    ("GET", "/p/auenbrueck/desk", {}, TEAM),
    ("GET", "/p/auenbrueck/settings", {}, RUNNERS),
    ("POST", "/p/auenbrueck/settings", CHARTER, RUNNERS),
    ("GET", "/p/auenbrueck/timetable", {}, RUNNERS),
    ("POST", "/p/auenbrueck/phases", PHASE, RUNNERS),
    ("GET", "/phases/1", {}, RUNNERS),
    ("POST", "/phases/1", PHASE, RUNNERS),
    ("POST", "/phases/1/position", {"to": "down"}, RUNNERS),
    ("POST", "/phases/1/deletion", {}, RUNNERS),
    ("POST", "/p/auenbrueck/milestones", {"title": "Neu", "on": "2026-01-01"}, RUNNERS),
    ("GET", "/milestones/1", {}, RUNNERS),
    ("POST", "/milestones/1", {"title": "Neu", "on": "2026-01-01"}, RUNNERS),
    ("POST", "/milestones/1/deletion", {}, RUNNERS),
    ("GET", "/p/auenbrueck/people", {}, RUNNERS),
    ("POST", "/p/auenbrueck/invitations", SEAT, RUNNERS),
    ("POST", "/invitations/1/withdrawal", {}, RUNNERS),
    ("GET", "/memberships/1", {}, RUNNERS),
    ("POST", "/memberships/1", SEAT, RUNNERS),
    ("POST", "/memberships/1/end", {}, RUNNERS),
]


def ask(client, method, address, data):
    return client.get(address) if method == "GET" else client.send(address, data, page="/sign-in")


@pytest.fixture
def furnished(process, make):
    """The process with something behind every address: a membership and an invitation."""
    member = make.member(process, Role.OBSERVER)
    invite(process, Seat(Role.OBSERVER), "", by=member)


@pytest.mark.parametrize("who", EVERYBODY)
def test_what_is_not_for_somebody_is_not_there(who, furnished, browser):
    client = browser(who)
    closed = [page[:3] for page in PAGES if who not in page[3]]
    for method, address, data in closed:
        answer = ask(client, method, address, data)
        assert (address, answer.status_code) == (address, 404)
        assert "auenbrueck" not in answer.text.replace(address, "")
    assert closed or who in RUNNERS


@pytest.mark.parametrize("who", sorted(RUNNERS))
@pytest.mark.parametrize(("method", "address", "data"), [page[:3] for page in PAGES])
def test_who_runs_the_process_comes_in_everywhere(who, method, address, data, furnished, browser):
    assert ask(browser(who), method, address, data).status_code in (200, 201, 303)


@pytest.mark.parametrize("who", EVERYBODY)
def test_what_is_for_somebody_opens(who, furnished, browser):
    client = browser(who)
    for method, address, data, allowed in PAGES:
        if who in allowed and method == "GET":
            assert (address, ask(client, method, address, data).status_code) == (address, 200)


def test_things_that_are_not_there_answer_like_those_that_are_forbidden(facilitator, make):
    other = make.process().phases[0].id
    there, absent = facilitator.get(f"/phases/{other}"), facilitator.get("/phases/999")
    assert (there.status_code, absent.status_code) == (404, 404)
    assert main_of(there).replace(f"phases/{other}", "") == main_of(absent).replace("phases/999", "")


def main_of(page):
    return page.text.split("<main")[1].split("</main>")[0]


def test_a_role_that_is_taken_away_counts_at_the_next_request(process, make, browser, facilitator, rows):
    observer = browser("observer")
    assert observer.get("/p/auenbrueck/desk").status_code == 200
    membership = rows(Membership).filter_by(role="observer").one()
    assert facilitator.send(f"/memberships/{membership.id}/end", page="/").status_code == 303
    assert observer.get("/p/auenbrueck/desk").status_code == 404


def test_the_menu_offers_only_what_opens(process, browser):
    observer, facilitator = browser("observer"), browser("facilitator")
    assert "/p/auenbrueck/people" not in observer.get("/p/auenbrueck/desk").text
    assert "/p/auenbrueck/people" in facilitator.get("/p/auenbrueck/desk").text
    assert "/p/auenbrueck/desk" not in browser("nobody").get("/p/auenbrueck").text
