"""The directory of organisations: who reads what, how it is found, and tables that come and go."""

import csv
import io

import pytest

from tests.queries import counted
from workshop.core.db import db, transaction
from workshop.processes.directory import Card, add_organisation, sort_name_of, write_card
from workshop.processes.models import Organisation, TableUpload

GERMAN = {"Accept-Language": "de"}
HERE = "/p/auenbrueck/organisations"
FORM = {"name": "Café Brücke", "bench": "", "offers": "Sprachcafé", "phone": "0241 123", "contact": "Ada Geheim"}
OPEN = frozenset({"name", "offers", "languages"})


@pytest.fixture
def cafe(process):
    card = Card("Café Brücke", offers="Sprachcafé\nBeratung", languages="Türkisch", phone="0241", contact="Ada Geheim",
                note="ruft spät zurück", public=OPEN)  # fmt: skip
    return add_organisation(process, card)


def send(browser, content: bytes, name="liste.csv"):
    file = (io.BytesIO(content), name)
    answer = browser.send(f"{HERE}/table", {"table": file}, headers=GERMAN, content_type="multipart/form-data")
    answer.request.input_stream.close()  # a large one lies in a file of the test's own
    return answer


def table_of(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))


class TestReading:
    def test_everybody_reads_what_is_public_and_the_team_all_of_it(self, client, facilitator, cafe):
        for address in (HERE, f"/organisations/{cafe.id}", f"{HERE}.csv"):
            public, inside = client.get(address).text, facilitator.get(address).text
            assert "Sprachcafé" in public
            assert not [word for word in ("Ada Geheim", "0241", "ruft spät") if word in public]
            assert "Sprachcafé" in inside
        assert "Ada Geheim" in facilitator.get(f"/organisations/{cafe.id}").text

    def test_an_organisation_that_is_not_public_is_not_there(self, process, client, browser):
        hidden = add_organisation(process, Card("Stilles Haus", offers="Schutz"))
        assert client.get(f"/organisations/{hidden.id}").status_code == 404
        assert "Stilles Haus" not in client.get(HERE).text + client.get(f"{HERE}.csv").text
        assert browser("observer").get(f"/organisations/{hidden.id}").status_code == 200

    @pytest.mark.parametrize(("words", "public", "inside"), [
        ("bruecke", False, False), ("BRÜCKE", True, True), ("cafe turkisch", True, True), ("geheim", False, True),
        ("0241", False, True), ("%", False, False),
    ])  # fmt: skip
    def test_a_search_finds_by_what_one_may_read(self, client, facilitator, cafe, words, public, inside):
        for browser, found in ((client, public), (facilitator, inside)):
            assert (f"/organisations/{cafe.id}" in browser.get(HERE, query_string={"q": words}).text) is found

    def test_ten_thousand_organisations_take_as_many_questions_as_ten(self, process, facilitator):
        def fill(numbers):
            with transaction():
                for number in numbers:
                    organisation = Organisation(process_id=process.id)
                    write_card(organisation, Card(f"Treff {number}", offers="Tee", public=OPEN))
                    db.session.add(organisation)

        fill(range(10))
        facilitator.get(HERE)
        with counted() as few:
            facilitator.get(HERE)
        fill(range(10, 10_000))
        with counted() as many:
            page = facilitator.get(f"{HERE}?page=7").text
        assert len(many) == len(few) <= 12
        assert "Seite 7 von 200" in page


class TestWriting:
    def test_it_is_written_down_once(self, facilitator, rows):
        assert facilitator.send(f"{HERE}/new", FORM | {"public": ["name", "offers"]}).status_code == 303
        again = facilitator.send(f"{HERE}/new", FORM | {"name": "CAFE  BRÜCKE"}, headers=GERMAN)
        assert again.status_code == 409
        assert "steht schon im Verzeichnis" in again.text
        assert rows(Organisation).one().public == "name,offers"

    def test_it_is_changed_and_taken_out(self, facilitator, cafe, rows):
        address = f"/organisations/{cafe.id}"
        assert facilitator.send(f"{address}/edit", FORM | {"name": "Haus am See"}).status_code == 303
        assert (rows(Organisation).one().name, rows(Organisation).one().public) == ("Haus am See", "")
        assert facilitator.send(f"{address}/deletion", page=address).status_code == 303
        assert rows(Organisation).count() == 0

    @pytest.mark.parametrize("bad", [{"name": ""}, {"website": "javascript:alert(1)"}, {"email": "nirgends"}])
    def test_nonsense_is_refused_and_stays_in_the_field(self, facilitator, rows, bad):
        answer = facilitator.send(f"{HERE}/new", FORM | bad)
        assert answer.status_code == 422
        assert "Sprachcafé" in answer.text
        assert rows(Organisation).count() == 0

    @pytest.mark.parametrize("who", ["nobody", "observer", "interviewer", "facilitator of another process"])
    def test_others_write_nothing(self, browser, cafe, who):
        somebody = browser(who)
        for address in (f"{HERE}/new", f"{HERE}/table", f"/organisations/{cafe.id}/edit"):
            assert somebody.get(address).status_code == 404


class TestTables:
    TABLE = "Träger;Angebote;Sprachen;Bank\nCafé Brücke;Frühstück;;\nElternkreis;Spiele;Dari;Migrantenorganisationen\n"

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
    def test_what_was_understood_is_shown_before_anything_is_saved(self, facilitator, cafe, rows, encoding):
        answer = send(facilitator, self.TABLE.encode(encoding))
        assert answer.status_code == 303
        page = facilitator.get(answer.location, headers=GERMAN).text
        assert "<strong>1</strong> neu" in page
        assert "<strong>1</strong> bekannt, werden geändert" in page
        assert "Frühstück" in page
        assert rows(Organisation).count() == 1
        columns = {"column_name": 0, "column_offers": 1, "column_languages": 2, "column_bench": 3}
        saved = facilitator.send(answer.location, columns | {"step": "save", "opens": "y"})
        assert saved.status_code == 303
        known, new = rows(Organisation).order_by(Organisation.sort_name)
        assert (known.offers, known.phone, known.public_fields) == ("Frühstück", "0241", OPEN)
        assert (new.name, new.bench, new.is_public) == ("Elternkreis", "migrant", True)
        assert rows(TableUpload).count() == 0

    @pytest.mark.parametrize(("content", "sentence"), [
        (b"", "Diese Datei ist leer"),
        (b"PK\x03\x04zip", "keine CSV-Datei"),
        (b"Name;Angebote\nHaus;=HYPERLINK(1)\n", "In Zeile 2 steht eine Formel"),
        (b"Name;Angebote\nHaus;@SUM(A1)\n", "eine Formel"),
        (b"Name;Angebote\n" + b"Haus;Tee\n" * 200_000, "mehr als 5000 Zeilen"),
        (b'Name;Angebote\nHaus;"' + b"x" * 200_000, "Zeile"),
    ], ids=["empty", "zip", "formula", "formula too", "200,000 rows", "open quote"])  # fmt: skip
    def test_a_table_that_cannot_be_read_says_why(self, facilitator, rows, content, sentence):
        answer = send(facilitator, content)
        assert answer.status_code == 422
        assert sentence in answer.text
        assert rows(TableUpload).count() == 0

    @pytest.mark.parametrize(("content", "sentence"), [
        ("Titel;Preis\nHaus;3\n", "Keine Spalte enthält die Namen"),
        ("Name;Angebote\nHaus;a\nhaus;b\n", "steht zweimal in dieser Tabelle, noch einmal in Zeile 3"),
        ("Name;Angebote\nHaus;a\n;b\n", "In Zeile 3 fehlt der Name"),
        ("Name;Bank\nHaus;Thron\n", "Eine Bank „Thron“ gibt es nicht"),
    ])  # fmt: skip
    def test_a_table_that_makes_no_sense_saves_nothing(self, facilitator, rows, content, sentence):
        address = send(facilitator, content.encode()).location
        assert sentence in facilitator.get(address, headers=GERMAN).text
        second = "bench" if "Bank" in content else "offers"
        columns = {} if "Preis" in content else {"column_name": 0, f"column_{second}": 1}
        assert facilitator.send(address, columns | {"step": "save"}, headers=GERMAN).status_code == 422
        assert rows(Organisation).count() == 0

    def test_a_telephone_number_is_no_formula(self, facilitator):
        assert send(facilitator, b"Name;Telefon\nHaus;+49 241 (0) 55\n").status_code == 303

    def test_what_goes_out_comes_in_again_as_it_was(self, facilitator, cafe, rows):
        facilitator.send(f"{HERE}/new", FORM | {"name": "=1+1", "offers": "+Tee\n-Kuchen", "bench": "welfare"})
        content = facilitator.get(f"{HERE}.csv", headers=GERMAN).data
        cells = [cell for row in table_of(facilitator.get(f"{HERE}.csv")) for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
        page = facilitator.get(send(facilitator, content).location, headers=GERMAN).text
        assert "<strong>2</strong> bekannt, wie bisher" in page

    def test_somebody_elses_table_is_not_there(self, facilitator, browser):
        address = send(facilitator, b"Name;Angebote\nHaus;Tee\n").location
        assert browser("steering").get(address).status_code == 404

    def test_letting_it_go_saves_nothing(self, facilitator, rows):
        address = send(facilitator, b"Name;Angebote\nHaus;Tee\n").location
        assert facilitator.send(f"{address}/deletion", page=address).status_code == 303
        assert rows(Organisation).count() == rows(TableUpload).count() == 0


def test_names_are_known_again_however_they_are_spelled():
    assert sort_name_of("  Straße  der ÄRZTE ") == sort_name_of("strasse der ärzte")
