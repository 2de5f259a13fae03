"""What there is and what is missing: written down, shown to be true, cited, tied to goals."""

import pytest
from sqlalchemy import insert

from tests.districts.conftest import GERMAN
from tests.queries import counted
from tests.roles import ADMINISTRATOR, EVERYBODY
from workshop.core.db import db, transaction
from workshop.districts.actions.needs import NeedWords, name_need
from workshop.districts.actions.offers import OfferWords, add_offer
from workshop.districts.models import Need, NeedGoal, Offer
from workshop.processes.citing import resolve, search
from workshop.processes.directory import Card, add_organisation
from workshop.processes.models import Entry, Role
from workshop.themes.actions import add_field, add_goal

PLACE = "/p/auenbrueck"
WRITERS = frozenset({ADMINISTRATOR, "facilitator", "steering"})
TEAM = frozenset({ADMINISTRATOR, *(str(role) for role in Role)})
NEED = {"title": "Ein Ort für abends", "district": "1", "urgency": "3", "statistic": "0"}
OFFER = {"title": "Sprachcafé", "district": "0", "organisation": "0", "migration": ["1", "2"], "life": ["8"]}


@pytest.fixture
def stock(process, districts):
    """A need, an offer and two goals."""
    field = add_field(process, "Zusammenleben")
    goals = [add_goal(field, title) for title in ("Orte", "Wege")]
    name_need(process, NeedWords("Licht am Bahndamm", district_id=1, urgency=3))
    add_offer(process, OfferWords("Hausaufgabenhilfe", migration=1, life=2, district_id=2))
    return goals


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_reads_and_who_writes(who, stock, browser):
    client = browser(who)
    for page in ("needs", "needs/goals", "offers"):
        assert client.get(f"{PLACE}/{page}").status_code == (200 if who in TEAM else 404)
    assert client.get("/needs/1").status_code == (200 if who in TEAM else 404)
    for page in (f"{PLACE}/needs/new", f"{PLACE}/offers/new", "/needs/1/wording", "/offers/1"):
        assert client.get(page).status_code == (200 if who in WRITERS else 404)
    deeds = [
        (f"{PLACE}/needs/new", NEED),
        (f"{PLACE}/offers/new", OFFER),
        ("/needs/1/wording", NEED),
        ("/needs/1/goals/1", {"mark": "on"}),
        ("/needs/1/withdrawal", {}),
        ("/needs/1/withdrawal/deletion", {}),
        ("/offers/1", OFFER),
        ("/offers/1/deletion", {}),
    ]
    for address, data in deeds:
        answer = client.send(address, data, page="/sign-in")
        assert (address, answer.status_code) == (address, 303 if who in WRITERS else 404)


def test_a_need_has_a_number_for_good_and_texts_cite_it(stock, browser, process, rows):
    steering = browser("steering")
    answer = steering.send(f"{PLACE}/needs/new", NEED | {"keys": "@B1, B1"}, headers=GERMAN)
    page = steering.get(answer.location, headers=GERMAN).text
    assert "B2" in page
    assert "Licht am Bahndamm" in page, "its evidence"
    assert rows(Need).filter_by(number=2).one().keys == "B1"
    assert resolve(process, ["B2"])["B2"].text == "Ein Ort für abends"
    assert [hit.key for hit in search(process, "abends nord")] == ["B2"]

    steering.send("/needs/2/withdrawal", page="/needs/2")
    assert rows(Need).filter(Need.withdrawn_at.is_not(None)).count() == 1
    source = resolve(process, ["B2"], inside=True)["B2"]
    assert (source.text, bool(source.gone)) == ("", True)
    assert search(process, "abends") == []
    steering.send(f"{PLACE}/needs/new", NEED)
    assert [need.number for need in rows(Need).order_by(Need.id)] == [1, 2, 3], "no number twice"
    steering.send("/needs/2/withdrawal/deletion", page="/needs/2")
    assert rows(Need).filter(Need.withdrawn_at.is_not(None)).count() == 0
    assert resolve(process, ["B2"])["B2"].text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"title": " "}, "Bitte sagen Sie, was fehlt."),
        ({"keys": "F9-9"}, "Keine Quelle bekannt für: F9-9."),
        ({"keys": "irgendwo"}, "Das ist kein Kürzel einer Quelle: irgendwo."),
        ({"district": "999"}, "kern-error"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(stock, browser, rows, wrong, sentence):
    sent = NEED | {"text": "Das bleibt stehen"} | wrong
    answer = browser("steering").send(f"{PLACE}/needs/new", sent, headers=GERMAN)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Das bleibt stehen" in answer.text
    assert rows(Need).count() == 1


def test_an_address_brings_evidence_and_district_along(stock, browser):
    page = browser("steering").get(f"{PLACE}/needs/new?keys=B1&district=2&words=Bahndamm").text
    assert 'value="B1"' in page
    assert '<option selected value="2">' in page
    assert "Licht am Bahndamm" in page


def test_a_mark_is_saved_by_itself_once_and_taken_away_again(stock, browser, rows):
    steering = browser("steering")
    matrix = f"{PLACE}/needs/goals"
    page = steering.get(matrix, headers=GERMAN).text
    assert "Bedarf ohne Ziel (1)" in " ".join(page.split("<h2")[2].split())
    assert "(2)" in page.split("Ziel ohne Bedarf")[1][:20]
    bare = {"Accept": "application/json"}
    for _twice in range(2):
        assert steering.send("/needs/1/goals/1", {"mark": "on"}, page=matrix, headers=bare).status_code == 204
    assert rows(NeedGoal).count() == 1
    page = steering.get(matrix, headers=GERMAN).text
    assert page.count('aria-pressed="true"') == 1
    assert "Jeder Bedarf hat ein Ziel." in page
    assert "(1)" in page.split("Ziel ohne Bedarf")[1][:20]
    assert "Orte" in steering.get("/needs/1").text
    answer = steering.send("/needs/1/goals/1", {"mark": "off"}, page=matrix)
    assert answer.location == f"{matrix}?page=1#need-1"
    assert rows(NeedGoal).count() == 0
    assert steering.send("/needs/1/goals/1", {"mark": "maybe"}, page=matrix).status_code == 422
    verbs = [entry.verb for entry in rows(Entry).filter_by(kind="need")]
    assert verbs == ["need.named", "need.tied", "need.untied"]


def test_a_goal_of_another_process_answers_nothing_here(stock, browser, make, rows):
    stranger = add_goal(add_field(make.process(), "Anderswo"), "Fremd")
    answer = browser("steering").send(f"/needs/1/goals/{stranger.id}", {"mark": "on"}, page=f"{PLACE}/needs/goals")
    assert answer.status_code == 404
    assert rows(NeedGoal).count() == 0


def test_the_stock_shows_who_is_reached_and_where_nobody_is(stock, browser, process):
    organisation = add_organisation(process, Card("Frauentreff", public=["name"]))
    steering = browser("steering")
    steering.send(f"{PLACE}/offers/new", OFFER | {"organisation": str(organisation.id)})
    assert steering.get("/offers/2").text.count('checked class="kern-form-check__checkbox"') == 3
    page = steering.get(f"{PLACE}/offers", headers=GERMAN).text
    assert page.count('class="coverage__none"') == 4 * 5 - 3
    assert "Frauentreff" in page
    assert "Hausaufgabenhilfe" in page
    page = steering.get(f"{PLACE}/offers?district=1", headers=GERMAN).text
    assert "Sprachcafé" in page, "what is for the whole town is for each district"
    assert "Hausaufgabenhilfe" not in page
    page = steering.get(f"{PLACE}/offers?migration=1&life=2").text
    assert "Hausaufgabenhilfe" in page
    assert "Sprachcafé" not in page


def test_a_published_profile_shows_needs_and_offers_but_no_hidden_organisation(stock, browser, process, facilitator):
    hidden = add_organisation(process, Card("Nur intern"))
    add_offer(process, OfferWords("Offene Tür", district_id=1, organisation_id=hidden.id))
    facilitator.send("/districts/1/publication", page="/districts/1/settings")
    page = browser("nobody").get("/districts/1").text
    assert "Licht am Bahndamm" in page
    assert "Offene Tür" in page
    assert "Nur intern" not in page
    assert "Hausaufgabenhilfe" not in page, "another district's"
    facilitator.send("/needs/1/withdrawal", page="/needs/1")
    assert "Licht am Bahndamm" not in browser("nobody").get("/districts/1").text


def test_needs_stay_when_a_district_goes(stock, facilitator, rows):
    facilitator.send("/districts/1/deletion", page="/districts/1/settings")
    assert rows(Need).one().district_id is None


def test_lists_ask_little_with_ten_thousand_rows_behind_them(stock, browser, process):
    many = range(10_000)
    with transaction():
        needs = [
            {"process_id": process.id, "number": n + 10, "title": f"B {n}", "district_id": 1 + n % 2} for n in many
        ]
        db.session.execute(insert(Need), needs)
        offers = [{"process_id": process.id, "title": f"A {n}", "migration": n % 16, "life": n % 32} for n in many]
        db.session.execute(insert(Offer), offers)
    steering = browser("steering")
    for page in ("needs", "needs?page=150", "offers", "needs/goals", "../../districts/1"):
        with counted() as statements:
            assert steering.get(f"{PLACE}/{page}".replace("/p/auenbrueck/../..", "")).status_code == 200
        assert (page, len(statements) - 1 <= (16 if "districts" in page else 12)) == (page, True)
