"""The public page, the overview and the start page: facts only, in words, in few questions to the database."""

from datetime import timedelta

import pytest

from tests.queries import counted
from workshop.core.db import db, transaction
from workshop.processes import contributions
from workshop.processes.actions import slug_of
from workshop.processes.contributions import Document, Offer, Step
from workshop.processes.journal import record
from workshop.processes.models import Membership, Milestone, Phase, Process, Role
from workshop.processes.timetable import today

GERMAN = {"Accept-Language": "de"}


def test_the_start_page_lists_processes_and_offers_a_new_one_to_administrators(client, browser, process):
    assert "Zusammen leben" in client.get("/").text
    assert "/processes/new" not in client.get("/").text
    assert "/processes/new" in browser("administrator").get("/").text
    assert "/p/auenbrueck/desk" not in client.get("/").text
    assert "/p/auenbrueck/desk" in browser("steering").get("/").text


def test_an_empty_installation_says_what_to_do(client):
    assert "Die Pinnwand ist noch leer" in client.get("/", headers=GERMAN).text


def test_the_public_page_says_where_we_stand(client, process):
    page = client.get("/p/auenbrueck", headers=GERMAN).text
    for words in ("Zusammen leben", "Wir schreiben ein Konzept.", "Der Rat entscheidet", "heute", "/receipts"):
        assert words in page


@pytest.fixture
def contributed(monkeypatch):
    """What a floor above might add, beside nothing else."""
    monkeypatch.setattr(
        contributions,
        "offers",
        [lambda process: [Offer("Später", "Text", "/a", "Ansehen"), Offer("Jetzt <b>", "T", "/b", "Los", is_now=True)]],
    )
    monkeypatch.setattr(contributions, "documents", [lambda process: [Document("Zwischenbericht", "/v", "Fassung 2")]])
    monkeypatch.setattr(
        contributions,
        "steps",
        [
            lambda process, role: [
                Step("Entwurf lesen", "/d", f"als {role}"),
                Step("Tür öffnen", "/t", headline="Heute ist Fachforum.", is_now=True),
                Step("Ziele", "/z", is_done=True),
            ]
        ],
    )


def test_what_floors_above_offer_stands_on_the_public_page_the_present_first(client, process, contributed):
    page = client.get("/p/auenbrueck").text
    assert page.index("Jetzt &lt;b&gt;") < page.index("Später")
    assert 'class="now-card"' in page
    assert "Zwischenbericht" in page


def test_what_is_next_stands_on_the_overview_the_present_first(browser, process, contributed):
    page = browser("steering").get("/p/auenbrueck/desk", headers=GERMAN).text
    assert "Heute ist Fachforum. 2 Dinge stehen an." in page
    assert page.index("Tür öffnen") < page.index("Entwurf lesen") < page.index("Geschafft")
    assert "als steering" in page


def test_the_overview_tells_the_journal_in_sentences(browser, process, make, rows):
    facilitator = browser("facilitator")
    stretch = {"title": "Foren <i>", "starts_on": "2026-05-01", "ends_on": "2026-05-31"}
    facilitator.send("/p/auenbrueck/phases", stretch, page="/p/auenbrueck/timetable")
    page = facilitator.get("/p/auenbrueck/desk", headers=GERMAN).text
    assert "hat die Phase „<bdi>Foren &lt;i&gt;</bdi>“ geändert." in page
    facilitator.send("/p/auenbrueck/phases", stretch, page="/p/auenbrueck/timetable")
    assert "hat 2 Phasen geändert." in facilitator.get("/p/auenbrueck/desk", headers=GERMAN).text


def test_news_about_something_that_is_gone_or_that_nobody_has_words_for(browser, process, rows):
    facilitator = browser("facilitator")
    with transaction():
        phase = db.session.query(Phase).first()
        record(db.session.get(Process, process.id), "phase.changed", phase)
        record(db.session.get(Process, process.id), "phase.whispered", phase)
        db.session.delete(phase)
    page = facilitator.get("/p/auenbrueck/desk", headers=GERMAN).text
    assert "Jemand" in page
    assert "etwas, das es nicht mehr gibt" in page
    assert "whispered" not in page


def test_a_new_process_is_told_what_comes_first(browser, make):
    process = make.process(slug="neu")
    client = browser("administrator")
    page = client.get("/p/neu/desk", headers=GERMAN).text
    assert "Prozess vorstellen" in page
    assert "Steuerungsgruppe einladen" in page
    assert process.lead == ""


def test_settings_are_kept_and_the_address_stays(browser, process):
    facilitator = browser("facilitator")
    charter = {"title": "Gemeinsam", "municipality": "Stadt Neu", "concept_title": "Konzept", "lead": "Neu <script>"}
    answer = facilitator.send("/p/auenbrueck/settings", charter)
    assert answer.location == "/p/auenbrueck"
    page = facilitator.get("/p/auenbrueck").text
    assert "Gemeinsam" in page
    assert "Neu &lt;script&gt;" in page


@pytest.mark.parametrize("wrong", [{"title": ""}, {"title": "a\u2067b"}, {"lead": "x" * 1001}, {"municipality": " "}])
def test_settings_that_are_not_in_order_stay_in_the_fields(browser, process, wrong):
    charter = {"title": "Gemeinsam", "municipality": "Stadt", "concept_title": "Das bleibt", "lead": ""}
    answer = browser("facilitator").send("/p/auenbrueck/settings", charter | wrong)
    assert answer.status_code == 422
    assert "Das bleibt" in answer.text


@pytest.mark.parametrize("topic", ["accessibility", "privacy", "imprint"])
@pytest.mark.parametrize(("language", "direction"), [("de", "ltr"), ("en", "ltr"), ("ar", "rtl")])
def test_what_the_law_wants_is_there_in_three_languages(client, topic, language, direction):
    page = client.get(f"/about/{topic}", headers={"Accept-Language": language})
    assert page.status_code == 200
    assert f'<html lang="{language}" dir="{direction}">' in page.text
    assert client.get("/about/nothing").status_code == 404


def test_the_imprint_is_the_municipalitys_own(client, app):
    app.config["IMPRINT"] = "Stadt Auenbrück\nAm Markt <1>"
    try:
        page = client.get("/about/imprint").text
    finally:
        app.config["IMPRINT"] = ""
    assert '<p dir="auto">Am Markt &lt;1&gt;</p>' in page


def test_a_choice_of_language_stays(client, process):
    assert client.send("/language", {"language": "ar", "next": "/p/auenbrueck"}, page="/").location == "/p/auenbrueck"
    page = client.get("/p/auenbrueck", headers=GERMAN).text
    assert '<html lang="ar" dir="rtl">' in page
    assert '<bdi lang="de">Zusammen leben</bdi>' in page
    client.send("/language", {"language": "xx", "next": "//evil.example"}, page="/")
    assert '<html lang="ar"' in client.get("/").text


@pytest.mark.parametrize(
    ("municipality", "slug"),
    [
        ("Stadt Auenbrück", "auenbrueck"),
        ("Köln", "koeln"),
        ("Gemeinde Groß-Gerau (Hessen)", "gross-gerau-hessen"),
        ("Łódź", "lodz"),
        ("مدينة", "prozess"),
    ],
)
def test_an_address_is_made_of_plain_letters(municipality, slug):
    assert slug_of(municipality) == slug


PAGES = ["/", "/p/auenbrueck", "/p/auenbrueck/desk", "/p/auenbrueck/timetable", "/p/auenbrueck/people"]


@pytest.mark.parametrize("address", PAGES)
def test_more_rows_are_not_more_questions(address, make, process, browser):
    client = browser("facilitator")
    furnish(make, process)
    client.get(address)
    few = questions(client, address)
    for _ in range(3):
        furnish(make, process)
    assert questions(client, address) == few


def questions(client, address):
    with counted() as statements:
        assert client.get(address).status_code == 200
    return len(statements)


def furnish(make, process):
    """Something of everything, written in the journal by somebody new."""
    member = make.member(process, Role.STEERING, "welfare")
    with transaction():
        phase = Phase(process_id=process.id, position=9, title="Mehr", starts_on=today(), ends_on=today())
        milestone = Milestone(process_id=process.id, title="Tag", on=today() + timedelta(1))
        db.session.add_all([phase, milestone])
        held = db.session.get(Process, process.id)
        record(held, "phase.added", phase, by=member)
        record(held, "milestone.added", milestone, by=member)
        record(held, "member.joined", db.session.query(Membership).filter_by(account_id=member.id).one(), by=member)
