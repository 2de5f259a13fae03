"""A process begins after a way of working, as DOMAIN.md tells it."""

from datetime import date

import pytest

from workshop.processes.models import Membership, Process
from workshop.processes.templates import templates
from workshop.themes.models import GuidingPrinciple, ThemeField

GERMAN = {"Accept-Language": "de"}
CHARTER = {"municipality": "Stadt Köln", "title": "Gemeinsam", "concept_title": "Konzept", "lead": "Kommen Sie dazu."}


@pytest.fixture
def administrator(browser):
    return browser("administrator")


def founded(administrator, rows, template):
    answer = administrator.send("/processes/new", CHARTER | {"template": template, "starts_on": "2026-01-01"})
    assert (answer.status_code, answer.location) == (303, "/p/koeln/desk")
    return rows(Process).filter_by(slug="koeln").one()


def titles(rows, kind, process):
    return [row.title for row in rows(kind).filter_by(process_id=process.id).order_by(kind.position)]


def test_aachen_has_its_phases_and_four_theme_fields(administrator, rows):
    process = founded(administrator, rows, "aachen")
    assert [phase.title for phase in process.phases] == [
        "Auftrag",
        "Steuerungsgruppe",
        "Auftakt",
        "Ziele",
        "Fachforen",
        "Entwurf",
        "Beschluss im Rat",
    ]
    assert process.phases[0].starts_on == date(2026, 1, 1)
    months = (process.phases[-1].ends_on - process.phases[0].starts_on).days / 30.4
    assert 17 < months < 19, "about 18 months"
    assert any("Zwischenbericht" in milestone.title for milestone in process.milestones)
    assert titles(rows, ThemeField, process) == [
        "Interkulturelle Öffnung",
        "Anerkennungs- und Willkommenskultur",
        "Zusammenleben im Quartier",
        "Gesellschaftliches Engagement und Teilhabe",
    ]


def test_bergkamen_looks_first_and_writes_then(administrator, rows):
    process = founded(administrator, rows, "bergkamen")
    phases = [phase.title for phase in process.phases]
    assert phases.index("Bestand und Bedarf") < phases.index("Konzept") < phases.index("Umsetzung und Monitoring")
    first, second = (milestone.on for milestone in process.milestones[:2])
    assert (second - first).days == 60, "9 May and 8 July 2019"
    assert titles(rows, GuidingPrinciple, process) == [
        "Wir setzen bei den Potenzialen an",
        "Ziele sind überprüfbar und dauerhaft",
    ]


def test_koeln_has_a_programme_and_a_working_circle(administrator, rows):
    process = founded(administrator, rows, "koeln")
    phases = [phase.title for phase in process.phases]
    assert {"Arbeitskreis", "Jahreskonferenz", "Maßnahmenprogramm", "Fortschreibung"} <= set(phases)
    assert "Interkulturelles Maßnahmenprogramm" in titles(rows, ThemeField, process)


def test_empty_is_empty(administrator, rows):
    process = founded(administrator, rows, "empty")
    assert (process.phases, process.milestones, titles(rows, ThemeField, process)) == ([], [], [])


def test_who_begins_it_runs_it_and_a_second_of_the_same_town_gets_another_address(administrator, rows):
    process = founded(administrator, rows, "aachen")
    assert rows(Membership).filter_by(process_id=process.id).one().role == "facilitator"
    again = administrator.send("/processes/new", CHARTER | {"template": "aachen", "starts_on": "2026-01-01"})
    assert again.location == "/p/koeln-2/desk"
    assert "Anerkennungs- und Willkommenskultur" in administrator.get("/p/koeln-2").text


@pytest.mark.parametrize("template", [name for name in templates() if name != "empty"])
def test_phases_of_a_template_follow_one_another(template):
    phases = templates()[template].phases
    assert all(phase.starts <= phase.ends for phase in phases)
    assert [phase.starts for phase in phases] == sorted(phase.starts for phase in phases)
    last = max(phase.ends for phase in phases)
    assert all(0 <= milestone.on <= last for milestone in templates()[template].milestones)


@pytest.mark.parametrize(
    "wrong",
    [
        {"template": "berlin"},
        {"starts_on": ""},
        {"starts_on": "31.12.2026"},
        {"municipality": " "},
        {"title": "Gemein\u202esam"},
        {"concept_title": "x" * 121},
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(administrator, rows, wrong):
    sent = CHARTER | {"template": "aachen", "starts_on": "2026-01-01"} | wrong
    answer = administrator.send("/processes/new", sent, headers=GERMAN)
    assert answer.status_code == 422
    assert "kern-error" in answer.text
    assert "Kommen Sie dazu." in answer.text
    assert rows(Process).filter_by(slug="koeln").first() is None
