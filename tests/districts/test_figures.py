"""Figures from a table: shown as understood, saved whole or not at all, small numbers never kept."""

import pytest
from sqlalchemy import insert

from tests.districts.conftest import GERMAN, TOWN
from tests.queries import counted
from tests.roles import ADMINISTRATOR, EVERYBODY
from workshop.core.db import db, transaction
from workshop.districts.models import District, Figure, FigureFile, Statistic

FORM = "/p/auenbrueck/figures/file"
ABOUT = {"title": "Einwohner", "unit": "Menschen", "counts_people": "y", "source": "Register", "as_of": "2025-12-31"}
LONG = "Stadtteil;Jahr;Anzahl\nNord;2024;1.200\nNord;2025;1.250\nSüd;2024;800\nSüd;2025;4\nWest;2025;7\n"


@pytest.fixture
def send(upload, districts):
    def send(text, **more):
        raw = text if isinstance(text, bytes) else text.encode()
        return upload(raw, page=FORM, filename="zahlen.csv", **ABOUT | more)

    return send


def numbers(rows):
    found = rows(Figure).order_by(Figure.district_id, Figure.year)
    return [(one.district_id, one.year, one.value, one.is_small) for one in found]


def test_it_says_what_it_understood_and_saves_that(send, facilitator, rows):
    place = send(LONG).location
    page = facilitator.get(place, headers=GERMAN).text
    assert "4 Zahlen verstanden" in page
    assert "getrennt durch Strichpunkte" in page
    assert "UTF-8" in page
    assert "2 Jahre, von 2024 bis 2025" in page
    assert "West</bdi> (1)" in page
    assert "Eine Zahl unter fünf wird nicht gespeichert" in page
    assert numbers(rows) == []
    assert facilitator.send(place, {}).status_code == 303
    assert numbers(rows) == [
        (1, 2024, 1200, False),
        (1, 2025, 1250, False),
        (2, 2024, 800, False),
        (2, 2025, None, True),
    ]
    assert rows(FigureFile).count() == 0
    assert (rows(Statistic).one().unit, rows(Figure).first().source) == ("Menschen", "Register")


def test_what_is_there_already_is_named_and_replaced_and_the_rest_stays(send, facilitator, rows):
    facilitator.send(send(LONG).location, {})
    place = send("Bezirk,2025,2026\nnord,1300,1.350\n", title=" einwohner ").location
    page = facilitator.get(place, headers=GERMAN).text
    assert "Eine Zahl, die hier schon steht, wird ersetzt." in page
    facilitator.send(place, {"decimal": ","})
    assert numbers(rows)[:3] == [(1, 2024, 1200, False), (1, 2025, 1300, False), (1, 2026, 1350, False)]
    assert rows(Statistic).count() == 1


def test_windows_letters_and_decimal_commas_are_read(send, facilitator, rows):
    place = send("Sozialraum;Jahr;Quote\nSüd;2025;12,5 %\nNord;2025;-\n".encode("cp1252"), unit="Prozent").location
    page = facilitator.get(place, headers=GERMAN).text
    assert "Windows-1252" in page
    assert "Eine Zelle ohne Zahl bleibt draußen." in page
    facilitator.send(place, {})
    assert numbers(rows) == [(2, 2025, 12.5, False)]


def test_other_columns_can_be_chosen(send, facilitator, rows):
    place = send("Ort;Jahr;Alte;Junge\nNord;2025;10;20\n").location
    assert '<option value="3" selected>' in facilitator.get(f"{place}?value=3").text
    facilitator.send(place, {"value": "3"})
    assert numbers(rows) == [(1, 2025, 20, False)]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("A;B;C\nx;y;z\n", "Keine Spalte enthält Jahre"),
        ("Ort;Jahr;Zahl\nOst;2025;7\n", "Keine Zeile nennt einen Ihrer Sozialräume"),
        ("Ort;Jahr;Zahl\nNord;2025;viele\nSüd;2025;8\n", "Zeile 2: „viele“ ist keine Zahl."),
        ("Ort;Jahr;Zahl\nNord;2025;7\nNord;2025;8\n", "steht schon eine andere Zahl da"),
    ],
)
def test_what_does_not_fit_is_said_by_line_and_nothing_is_saved(send, facilitator, rows, text, sentence):
    place = send(text).location
    page = facilitator.get(place, headers=GERMAN).text
    assert sentence in page
    assert "Diese Zahlen speichern" not in page
    assert facilitator.send(place, {}, headers=GERMAN).status_code == 422
    assert numbers(rows) == []


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"Ort;Jahr;Zahl\n" + b"Nord;2025;7\n" * 200_000, "5000"),
        (b'Ort;Jahr;Zahl\nNord;2025;"=SUMME(B1:B9)"\n', "Formel"),
        (b"PK\x03\x04workbook", "keine CSV-Datei"),
        (b"", "leer"),
    ],
)
def test_what_is_no_table_of_figures_is_refused_in_a_sentence(send, rows, raw, sentence):
    answer = send(raw)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Es wurde nichts gespeichert." in answer.text
    assert "Register" in answer.text, "what was typed stays"
    assert rows(FigureFile).count() == 0


def test_a_small_number_and_the_smallest_beside_it_are_on_no_page(upload, facilitator, browser, rows):
    facilitator.send(upload(TOWN).location)
    raw = b"Ort;2024;2025\nNord;310;333\nOst;101;222\nS\xc3\xbcd;211;4\n"
    facilitator.send(upload(raw, page=FORM, **ABOUT).location, {})
    for district in rows(District).all():
        facilitator.send(f"/districts/{district.id}/publication", page=f"/districts/{district.id}/settings")
    nobody = browser("nobody")
    places = ["/p/auenbrueck/figures", *(f"/districts/{n}" for n in (1, 2, 3))]
    pages = "".join(nobody.get(place, headers=GERMAN).text.split("<main")[1] for place in places)
    assert "unter fünf" in pages
    assert "zurückgehalten" in pages
    assert ">222<" not in pages.replace("\n", "").replace(" ", "")
    assert all(number in pages for number in ("333", "310", "211", "101"))
    assert rows(Figure).filter_by(is_small=True).one().value is None
    again = upload(raw, page=FORM, **{name: said for name, said in ABOUT.items() if name != "counts_people"}).location
    assert facilitator.send(again, {}, headers=GERMAN).status_code == 422, "the protection is not lifted"


def test_the_map_has_patterns_and_a_table_and_asks_little(upload, facilitator, rows):
    facilitator.send(upload(TOWN).location)
    facilitator.send(upload(b"Ort;2025\nNord;10\nOst;30\n", page=FORM, **ABOUT).location, {})
    statistic = rows(Statistic).one().id
    years = [
        {"statistic_id": statistic, "district_id": district, "year": 1000 + n, "value": n, "source": ""}
        for n in range(500)
        for district in (1, 2, 3)
    ]
    with transaction():
        db.session.execute(insert(Figure), years)
    with counted() as statements:
        page = facilitator.get(f"/p/auenbrueck/figures?statistic={statistic}&year=2025", headers=GERMAN).text
    assert len(statements) - 1 <= 12, "without the BEGIN"
    assert 'fill="url(#look-2)"' in page
    assert 'fill="url(#look-3)"' in page
    assert "keine Zahl" in page
    assert page.count('scope="row"') == 3
    with counted() as statements:
        assert facilitator.get("/districts/1").status_code == 200
    assert len(statements) <= 16


@pytest.mark.parametrize("who", EVERYBODY)
def test_only_facilitators_bring_figures_and_only_the_sender_sees_the_file(who, send, browser):
    place = send(LONG).location
    client = browser(who)
    runs = who in (ADMINISTRATOR, "facilitator")
    assert client.get(FORM).status_code == (200 if runs else 404)
    assert client.send(FORM, {}, page="/sign-in").status_code == (422 if runs else 404)
    assert client.get(place).status_code == 404
    assert client.send(place, {}, page="/sign-in").status_code == 404


def test_files_and_statistics_can_be_taken_away(send, facilitator, rows):
    place = send(LONG).location
    facilitator.send(f"{place}/deletion", page=place)
    assert rows(FigureFile).count() == 0
    facilitator.send(send(LONG).location, {})
    facilitator.send("/statistics/1/deletion", page="/p/auenbrueck/figures")
    assert (rows(Statistic).count(), rows(Figure).count()) == (0, 0)
