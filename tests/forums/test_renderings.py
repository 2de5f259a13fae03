"""German words beside cards in other languages: by hand, by table, by a translation service."""

import csv
import io
import json
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from workshop.core.db import db
from workshop.forums import actions
from workshop.forums.actions.renderings import render_idea
from workshop.forums.broadcasts import idea_item
from workshop.forums.machine import machine
from workshop.forums.models import Idea
from workshop.processes.models import Role

TURKISH = "Parkta daha çok bank olsun"
ARABIC = "مكان للأمهات"


@pytest.fixture
def desk(make, client):
    """A facilitator's browser, and a forum with cards in three languages."""
    process = make.process()
    forum = make.forum(process)
    somebody = make.participant(forum)
    for text, language in (("Bänke", "de"), (TURKISH, "tr"), (ARABIC, "ar")):
        make.idea(forum.rounds[0], somebody, text, language=language)
    client.sign_in(make.member(process, Role.FACILITATOR, name="Mara Facilitator"))
    client.forum = forum
    return client


def page_of(desk) -> str:
    return desk.get(f"/forums/{desk.forum.id}/renderings").text


def card(desk, number) -> Idea:
    db.session.rollback()
    return db.session.query(Idea).filter_by(forum_id=desk.forum.id, number=number).one()


def save(desk, number, text):
    idea = card(desk, number)
    return desk.send(f"/ideas/{idea.id}/rendering", {"text": text}, page=f"/forums/{desk.forum.id}/renderings")


def read_in(desk, content: bytes, name: str = "karten.csv"):
    token = desk.token(f"/forums/{desk.forum.id}/renderings")
    data = {"csrf_token": token, "table": (io.BytesIO(content), name)}
    return desk.post(f"/forums/{desk.forum.id}/renderings", data=data, content_type="multipart/form-data")


def table(desk) -> list[list[str]]:
    content = desk.get(f"/forums/{desk.forum.id}/renderings.csv").data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content), delimiter=";"))


def written(rows, encoding="utf-8") -> bytes:
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows(rows)
    return out.getvalue().encode(encoding)


def test_only_cards_in_other_languages_are_there_each_in_its_direction(desk):
    page = page_of(desk)
    assert TURKISH in page
    assert f'lang="ar" dir="rtl">{ARABIC}' in page
    assert "Bänke" not in page


def test_german_words_stand_below_the_cards_own_with_who_wrote_them(desk, new_client):
    assert save(desk, 2, "Mehr Bänke im Park").status_code == 303
    phone = new_client()
    phone.post(f"/j/{desk.forum.code}", data={"language": "de"})
    wall = phone.get(f"/f/{desk.forum.id}").text
    assert wall.index(TURKISH) < wall.index("Mehr Bänke im Park")
    assert "Übersetzt von: <bdi data-by>Mara Facilitator</bdi>" in wall
    assert idea_item(card(desk, 2), for_staff=False)["rendering"]["by"] == "Mara Facilitator"


def test_a_rendering_is_a_change_of_the_room(desk):
    before = card(desk, 2).forum.seq
    save(desk, 2, "Mehr Bänke")
    assert card(desk, 2).seq == before + 1
    save(desk, 2, "Mehr Bänke")
    assert card(desk, 2).forum.seq == before + 1, "saying the same again is no change"


def test_no_words_take_them_away(desk):
    save(desk, 2, "Mehr Bänke")
    save(desk, 2, "")
    assert card(desk, 2).rendering is None


def test_a_german_card_needs_none(desk):
    idea = card(desk, 1)
    answer = desk.send(f"/ideas/{idea.id}/rendering", {"text": "x"}, page=f"/forums/{desk.forum.id}/renderings")
    assert answer.status_code == 422


def test_what_is_refused_stays_typed(desk):
    answer = save(desk, 2, "y" * 601)
    assert answer.status_code == 422
    assert "y" * 601 in answer.text
    assert card(desk, 2).rendering is None


def test_a_card_worded_anew_takes_its_rendering_off_the_wall_until_somebody_has_looked(desk):
    save(desk, 2, "Mehr Bänke")
    actions.revise_idea(card(desk, 2), "Parkta iki bank")
    assert "rendering" not in idea_item(card(desk, 2), for_staff=False)
    assert "Mehr Bänke" in page_of(desk), "the facilitators still see what it was"
    save(desk, 2, "Mehr Bänke")
    assert "rendering" in idea_item(card(desk, 2), for_staff=False)


@pytest.mark.parametrize("role", [Role.OBSERVER, Role.STEERING])
def test_only_facilitators_render(make, new_client, desk, role):
    other = new_client()
    other.sign_in(make.member(desk.forum.process, role))
    for path in ("renderings", "renderings.csv"):
        assert other.get(f"/forums/{desk.forum.id}/{path}").status_code == 404


def test_the_table_goes_out_and_comes_back(desk):
    rows = table(desk)
    assert [row[0] for row in rows[1:]] == ["2", "3"]
    rows[1][3], rows[2][3] = "Mehr Bänke im Park", "Ein Ort für Mütter"
    assert read_in(desk, written(rows)).status_code == 303
    assert card(desk, 3).german.text == "Ein Ort für Mütter"
    assert table(desk)[1][3] == "Mehr Bänke im Park"


def test_a_table_from_an_english_page_is_read_on_a_german_one(desk):
    rows = [["No.", "In German"], ["2", "Mehr Bänke"]]
    assert read_in(desk, written(rows)).status_code == 303
    assert card(desk, 2).german.text == "Mehr Bänke"


def test_windows_letters_are_read(desk):
    assert read_in(desk, written([["Nr.", "Auf Deutsch"], ["2", "Bänke für Ältere"]], "cp1252")).status_code == 303
    assert card(desk, 2).german.text == "Bänke für Ältere"


def test_no_cell_of_the_table_is_a_formula(make, desk):
    make.idea(desk.forum.rounds[0], make.participant(desk.forum), "=1+1 bank", language="tr")
    rows = table(desk)
    assert rows[3][2] == "'=1+1 bank"
    rows[3][3] = "Eine Bank"
    assert read_in(desk, written(rows)).status_code == 303, "and the mark is understood on the way back"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["Nummer", "Text"], ["2", "x"]], "fehlt eine Spalte"),
        ([["Nr.", "Auf Deutsch"], ["2", "gut"], ["99", "unbekannt"]], "Zeile 3"),
        ([["Nr.", "Auf Deutsch"], ["2", "gut"], ["1", "schon deutsch"]], "Zeile 3"),
        ([["Nr.", "Auf Deutsch"], ["3", "gut"], ["2", "z" * 601]], "Zeile 3"),
        ([["Nr.", "Auf Deutsch"], ["2", "=HYPERLINK(1)"]], "=HYPERLINK(1)"),
        ([["Nr.", "Karte", "Auf Deutsch"], ["3", ARABIC, "gut"], ["2", "anders", "x"]], "neu formuliert"),
        ([["Nr.", "Auf Deutsch"], ["2", ""]], "keine deutschen"),
    ],
)
def test_a_wrong_table_saves_nothing_and_says_why(desk, rows, said):
    answer = read_in(desk, written(rows))
    assert answer.status_code == 422
    assert said in answer.text
    assert card(desk, 2).rendering is None
    assert card(desk, 3).rendering is None


@pytest.mark.parametrize("content", [b"PK\x03\x04 an Excel file", b"", b"\x00\x01\x02"])
def test_what_is_no_table_is_refused_in_words(desk, content):
    answer = read_in(desk, content)
    assert answer.status_code == 422
    assert "kern-alert" in answer.text


class Service(BaseHTTPRequestHandler):
    """Speaks the LibreTranslate interface; says every word in capitals."""

    def do_GET(self):  # the library's name
        self.answer([{"code": "tr", "name": "Turkish", "targets": ["de", "en"]}, {"code": "ar", "name": "Arabic"}])

    def do_POST(self):  # the library's name
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.asked.append(asked)
        if self.server.broken:
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:9/elsewhere")
            self.end_headers()
            return
        self.answer({"translatedText": [f"{asked['target']}: {text.upper()}" for text in asked["q"]]})

    def answer(self, said):
        body = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_arguments):
        """Quiet."""


@contextmanager
def service(app, *, broken=False):
    """A translation service on loopback, switched on for this application."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    server.asked, server.broken = [], broken
    threading.Thread(target=server.serve_forever, daemon=True).start()
    app.config["TRANSLATE_URL"], app.config["TRANSLATE_KEY"] = f"http://127.0.0.1:{server.server_port}", "geheim"
    try:
        yield server
    finally:
        app.config["TRANSLATE_URL"] = app.config["TRANSLATE_KEY"] = ""
        server.shutdown()
        server.server_close()


def ask(desk):
    path = f"/forums/{desk.forum.id}/machine-renderings"
    answer = desk.send(path, page=f"/forums/{desk.forum.id}/renderings")
    machine().wait()
    db.session.rollback()
    return answer


def test_without_a_service_there_is_no_button_and_no_way(desk):
    assert "machine-renderings" not in page_of(desk)
    assert ask(desk).status_code == 404


def test_a_machine_translates_what_nobody_has_and_says_so(app, desk, new_client):
    save(desk, 3, "Ein Ort für Mütter")
    with service(app) as translating:
        assert "machine-renderings" in page_of(desk)
        ask(desk)
        notice = new_client().get(f"/j/{desk.forum.code}", headers={"Accept-Language": "de"}).text
    assert [(one["q"], one["source"], one["target"]) for one in translating.asked] == [([TURKISH], "tr", "de")]
    assert translating.asked[0]["api_key"] == "geheim"
    rendering = idea_item(card(desk, 2), for_staff=False)["rendering"]
    assert (rendering["text"], rendering["machine"], rendering["by"]) == (f"de: {TURKISH.upper()}", "127.0.0.1", "")
    assert card(desk, 2).text == TURKISH, "the card's own words stay"
    assert card(desk, 3).german.text == "Ein Ort für Mütter", "a person's words stay"
    assert "Übersetzungsdienst" in notice


def test_a_person_takes_the_place_of_the_machine(app, desk):
    with service(app):
        ask(desk)
        save(desk, 2, card(desk, 2).german.text)
        ask(desk)
    assert card(desk, 2).rendering.machine is None
    assert card(desk, 2).rendering.by == "Mara Facilitator"


def test_a_service_that_leads_elsewhere_is_not_followed_and_nothing_is_lost(app, desk):
    with service(app, broken=True):
        ask(desk)
        page = page_of(desk)
    assert card(desk, 2).rendering is None
    assert "Der Dienst hat nicht geantwortet" in page


def test_a_rendering_goes_with_its_card(desk):
    render_idea(card(desk, 2), "Mehr Bänke")
    db.session.delete(card(desk, 2))
    db.session.commit()
    assert db.session.execute(db.text("SELECT count(*) FROM rendering")).scalar() == 0
