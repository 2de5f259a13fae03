"""A file with boundaries: read, checked, mended where people see it, and taken in only when somebody says so."""

import json

import pytest

from tests.districts.conftest import GERMAN, TOWN, geojson, square
from workshop.districts.models import District, DistrictMap, Upload
from workshop.processes.models import Entry

BOW = [[[9.02, 51.0], [9.03, 51.01], [9.03, 51.0], [9.02, 51.01], [9.02, 51.0]]]


def test_what_is_in_the_file_is_shown_first_and_drawn_then(facilitator, upload, districts, rows):
    answer = upload(TOWN, source="Vermessungsamt")
    assert answer.status_code == 303
    page = facilitator.get(answer.location, headers=GERMAN).text
    assert "3 Sozialräume in der Datei" in page
    assert page.count("bekommt diese Grenze") == 2
    assert page.count(">neu<") == 1
    assert rows(DistrictMap).count() == 0, "nothing before somebody has looked"
    assert rows(District).count() == 2

    assert facilitator.send(answer.location).status_code == 303
    drawn = rows(District).order_by(District.position).all()
    assert [district.name for district in drawn] == ["Nord", "Süd", "Ost"]
    assert [district.id for district in drawn[:2]] == [1, 2], "the same districts, with all that stands under them"
    assert all(district.path.startswith("M") for district in drawn)
    assert rows(DistrictMap).one().source == "Vermessungsamt"
    assert rows(Upload).count() == 0
    assert rows(Entry).filter_by(verb="boundaries.taken_in").count() == 1
    page = facilitator.get("/p/auenbrueck/districts").text
    assert page.count('class="map__link"') == 3
    assert 'aria-label="1 Nord"' in page
    assert "Vermessungsamt" in page


def test_neighbours_keep_one_border_when_it_is_made_simpler(upload, facilitator, rows):
    zigzag = [[9.01 + 1e-7 * (n % 50) + 0.002 * (abs(n - 500) < 100), 51 + n * 0.00001] for n in range(1001)]
    west = [[[9.0, 51.0], *zigzag, [9.0, 51.01], [9.0, 51.0]]]
    east = [[[9.02, 51.0], [9.02, 51.01], *reversed(zigzag), [9.02, 51.0]]]
    answer = upload(geojson(({"name": "West"}, west), ({"name": "East"}, east)))
    drawn = json.loads(rows(Upload).one().content)
    assert drawn["points"] < drawn["points_before"] / 5

    def places(path):
        return set(path.strip("MZ").split("L"))

    one, other = (places(district["path"]) for district in drawn["districts"])
    middle = one - {place for place in one if place.startswith(("8 ", "8.0 "))}
    assert len(middle) >= 5
    assert middle <= other, "every point of the common border is the neighbour's too"
    assert answer.status_code == 303


def test_crossing_rings_are_mended_and_named(upload, facilitator):
    answer = upload(geojson(({"name": "Nord"}, square(9.01, 51.0)), ({"name": "Schleife"}, BOW)))
    page = facilitator.get(answer.location, headers=GERMAN).text
    assert "Die Grenze kreuzte sich hier selbst und wurde berichtigt: Schleife." in page


@pytest.mark.parametrize(
    ("features", "sentence"),
    [
        (
            [({"name": "A"}, square(9.0, 51.0)), ({"name": "B"}, square(9.005, 51.0))],
            "Hier überlappten sich Flächen",
        ),
        ([({"name": "A"}, square(9.0, 51.0)), ({"name": "A"}, square(9.05, 51.0))], "tragen denselben Namen"),
        ([({"name": "A"}, square(51.0, 9.0))], "Breite stand vor Länge"),
        (
            [({"name": "A"}, square(9.0, 51.0)), ({"name": "Amt"}, {"type": "Point", "coordinates": [9, 51]})],
            "Was keine Fläche ist, wurde ausgelassen (Point).",
        ),
        ([({"name": "A"}, [square(9.0, 51.0)[0][:-1]])], "wurden geschlossen: A."),
        ([({"name": "A"}, [square(9.0, 51.0)[0], [[9.001, 51.001], [9.002, 51.002]]])], "ausgelassen: A."),
    ],
)
def test_what_else_was_mended_is_said(upload, facilitator, features, sentence):
    answer = upload(geojson(*features))
    assert answer.status_code == 303, answer.text
    assert sentence in facilitator.get(answer.location, headers=GERMAN).text


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"PK\x03\x04 something", "Das ist keine GeoJSON-Datei"),
        (b'{"type": "FeatureCollection", "features": ' + b"[" * 100_000, "Das ist keine GeoJSON-Datei"),
        (b'{"some": "thing"}', "kein GeoJSON"),
        (b'{"type": "Topology", "objects": {}}', "TopoJSON"),
        (geojson(), "keine Fläche"),
        (geojson(({"name": "A"}, {"type": "Point", "coordinates": [9, 51]})), "keine Fläche"),
        (geojson(({"name": "A"}, square(358123.0, 5701234.0, 900))), "keine Grad"),
        (
            geojson(({"name": "A"}, square(9, 51)), crs={"properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}),
            "EPSG::25832",
        ),
        (geojson(({"name": "A"}, square(9, 51)), ({"name": "B"}, square(14.5, 51))), "mehrere hundert Kilometer"),
        (geojson(({"nr": 1}, square(9, 51)), ({"nr": 1}, square(9.1, 51))), "Es gibt: nr."),
        (geojson(*(({"name": str(n)}, square(9, 51)) for n in range(501))), "501"),
        (geojson(({"name": "A"}, [[[9, "x"], [9.1, 51], [9, 51.1], [9, "x"]]])), "keine Zahlen"),
        (geojson(({"name": "A"}, [[[9, 51], [9.1, 51.1], [9.2, 51.2], [9, 51]]])), "umschließt nichts"),
    ],
)
def test_what_cannot_be_mended_is_refused_in_a_sentence_and_nothing_changes(upload, rows, raw, sentence):
    answer = upload(raw)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Es wurde nichts geändert." in answer.text
    assert rows(Upload).count() == 0
    assert rows(District).count() == 0


def test_the_property_with_the_names_can_be_named(upload, facilitator):
    raw = geojson(
        ({"name": "1", "raum": "Altstadt"}, square(9, 51)), ({"name": "2", "raum": "Hafen"}, square(9.01, 51))
    )
    page = facilitator.get(upload(raw, name_property="raum").location).text
    assert "Altstadt" in page
    assert "Hafen" in page
    assert "Nicht jeder Sozialraum hat das Merkmal" in upload(raw, name_property="stadtteil").text


def test_a_file_of_20_mb_becomes_a_small_map_and_a_larger_one_is_refused(upload, facilitator, rows):
    ring = [[9 + n * 1e-7, 51 + (n % 2) * 1e-6] for n in range(240_000)]
    many = [[*ring, [9.03, 51.02], [9.0, 51.02], ring[0]]]
    raw = geojson(({"name": "Sehr genau"}, many), indent="")
    raw = raw + b" " * (20 * 1024 * 1024 - len(raw))
    assert upload(raw).status_code == 303
    drawn = json.loads(rows(Upload).one().content)
    assert drawn["points_before"] > 200_000
    assert drawn["points"] <= 4000
    too_large = upload(raw + b" " * 1024 * 1024)
    assert too_large.status_code == 413
    assert "zu groß" in too_large.text
    assert rows(Upload).count() == 1


def test_districts_that_are_not_in_the_file_stay_without_a_boundary(upload, facilitator, districts, rows):
    facilitator.send(upload(TOWN).location)
    answer = upload(geojson(({"name": "nord"}, square(9, 51))))
    assert "Süd, Ost" in facilitator.get(answer.location, headers=GERMAN).text.replace("</bdi>", "").replace(
        "<bdi>", ""
    )
    facilitator.send(answer.location)
    assert {district.name: district.is_drawn for district in rows(District)} == {
        "Nord": True,
        "Süd": False,
        "Ost": False,
    }


def test_a_file_can_be_put_away_and_belongs_to_who_sent_it(upload, facilitator, browser, rows):
    place = upload(TOWN).location
    assert browser("facilitator").get(place).status_code == 404, "another facilitator"
    assert facilitator.send(f"{place}/deletion", page=place).status_code == 303
    assert facilitator.get(place).status_code == 404
    assert rows(District).count() == 0


def test_without_a_file_the_form_says_so(upload, facilitator):
    answer = facilitator.send("/p/auenbrueck/districts/boundaries", {}, headers=GERMAN)
    assert answer.status_code == 422
    assert "Bitte wählen Sie eine Datei." in answer.text
