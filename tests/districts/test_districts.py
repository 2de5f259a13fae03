"""Districts by hand, their order, and who may read what."""

import pytest

from tests.districts.conftest import GERMAN, TOWN
from tests.queries import counted
from tests.roles import ADMINISTRATOR, EVERYBODY
from workshop.districts.models import District
from workshop.processes.models import Entry, Role

LIST = "/p/auenbrueck/districts"
RUNNERS = frozenset({ADMINISTRATOR, "facilitator"})
TEAM = frozenset({ADMINISTRATOR, *(str(role) for role in Role)})
DEEDS = [
    (LIST, {"name": "West"}),
    ("/districts/1/settings", {"name": "Nord"}),
    ("/districts/1/position", {"to": "down"}),
    ("/districts/1/publication", {}),
    ("/districts/1/publication/deletion", {}),
    ("/districts/1/deletion", {}),
]


@pytest.mark.parametrize("who", EVERYBODY)
def test_the_team_reads_facilitators_draw_and_nobody_else_comes_in(who, districts, browser):
    client = browser(who)
    for page in (LIST, "/districts/1"):
        assert client.get(page).status_code == (200 if who in TEAM else 404)
    for page in ("/p/auenbrueck/districts/boundaries", "/districts/1/settings"):
        assert client.get(page).status_code == (200 if who in RUNNERS else 404)
    assert client.send("/p/auenbrueck/districts/boundaries", {}, page="/sign-in").status_code == (
        422 if who in RUNNERS else 404
    )
    for address, data in DEEDS:
        answer = client.send(address, data, page="/sign-in")
        assert (address, answer.status_code) == (address, 303 if who in RUNNERS else 404)


def test_everybody_reads_what_is_published_and_nothing_else(districts, facilitator, browser):
    nobody = browser("nobody")
    facilitator.send("/districts/2/publication", page="/districts/2/settings")
    page = nobody.get(LIST).text
    assert "Süd" in page
    assert "Nord" not in page
    assert nobody.get("/districts/2").status_code == 200
    assert nobody.get("/districts/1").status_code == 404
    assert LIST in nobody.get("/p/auenbrueck").text, "the public page leads to it"
    facilitator.send("/districts/2/publication/deletion", page="/districts/2/settings")
    assert nobody.get(LIST).status_code == 404
    assert LIST not in nobody.get("/p/auenbrueck").text


def test_the_public_map_draws_only_what_is_published(facilitator, upload, browser):
    facilitator.send(upload(TOWN).location)
    facilitator.send("/districts/2/publication", page="/districts/2/settings")
    page = browser("nobody").get(LIST).text
    assert page.count('class="map__link"') == 1
    assert "Ost" not in page


def test_a_name_stands_once_and_what_was_typed_stays(districts, facilitator, rows):
    answer = facilitator.send(LIST, {"name": "  SÜD ", "summary": "Am Fluss"}, headers=GERMAN)
    assert answer.status_code == 422
    assert "Einen Sozialraum mit diesem Namen gibt es schon" in answer.text
    assert "Am Fluss" in answer.text
    answer = facilitator.send("/districts/1/settings", {"name": "Süd", "summary": "Am Berg"}, headers=GERMAN)
    assert (answer.status_code, "Am Berg" in answer.text) == (422, True)
    assert [district.name for district in rows(District)] == ["Nord", "Süd"]


def test_naming_ordering_and_taking_away_are_written_down(districts, facilitator, rows):
    facilitator.send("/districts/1/settings", {"name": "Nordstadt", "summary": "Hinter dem Bahnhof"})
    facilitator.send("/districts/1/position", {"to": "down"}, page=LIST)
    assert [one.name for one in rows(District).order_by(District.position)] == ["Süd", "Nordstadt"]
    facilitator.send("/districts/2/deletion", page="/districts/2/settings")
    assert [one.name for one in rows(District)] == ["Nordstadt"]
    verbs = [entry.verb for entry in rows(Entry).filter(Entry.verb.startswith("district."))]
    assert verbs == ["district.added"] * 2 + ["district.worded", "district.moved", "district.deleted"]
    assert "Nordstadt" in facilitator.get("/p/auenbrueck/desk").text


def test_an_empty_page_says_what_to_do_first(facilitator):
    page = facilitator.get(LIST, headers=GERMAN).text
    assert "Grenzen aus einer Datei" in page


def test_a_map_of_many_districts_asks_little_of_the_database(facilitator, upload):
    from tests.districts.conftest import geojson, square

    features = [({"name": f"D{n}"}, square(9 + n % 20 / 100, 51 + n // 20 / 100)) for n in range(200)]
    facilitator.send(upload(geojson(*features)).location)
    with counted() as statements:
        assert facilitator.get(LIST).status_code == 200
    assert len(statements) <= 12
