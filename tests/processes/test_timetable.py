"""The timetable: what it says on a day, how it is drawn, and how it is written."""

import re
from datetime import date, timedelta

import pytest

from workshop.processes.models import Milestone, Phase, Process
from workshop.processes.timetable import COLUMN, HIGH, LOW, Standing, timetable_of, today

GERMAN = {"Accept-Language": "de"}
START = date(2026, 1, 1)


def process_of(*stretches):
    process = Process(title="x")
    process.phases = [
        Phase(position=place, title=str(place), starts_on=START + timedelta(first), ends_on=START + timedelta(last))
        for place, (first, last) in enumerate(stretches, 1)
    ]
    return process


@pytest.mark.parametrize(
    ("day", "standings"),
    [
        (-1, "next ahead ahead"),
        (0, "now ahead ahead"),
        (9, "now ahead ahead"),
        (12, "done next ahead"),
        (20, "done now ahead"),
        (30, "done done now"),
        (41, "done done done"),
    ],
)
def test_where_we_stand_on_a_day(day, standings):
    found = timetable_of(process_of((0, 9), (15, 29), (30, 40)), START + timedelta(day))
    assert [str(knot.standing) for knot in found.knots] == standings.split()


def test_of_two_phases_at_once_the_later_in_the_row_is_where_we_stand():
    found = timetable_of(process_of((0, 100), (10, 40)), START + timedelta(20))
    assert [knot.standing for knot in found.knots] == [Standing.AHEAD, Standing.NOW]


def points(path):
    return [tuple(map(int, pair)) for pair in re.findall(r"(\d+) (\d+)(?=C|$)", path)]


@pytest.mark.parametrize("count", [1, 2, 3, 8, 9])
@pytest.mark.parametrize("here", [0, 1, 7])
def test_the_thread_goes_through_every_knot_once(count, here):
    phases = [(place * 10, place * 10 + 9) for place in range(count)]
    found = timetable_of(process_of(*phases), START + timedelta(min(here, count - 1) * 10))
    behind, ahead = points(found.behind), points(found.ahead)
    knots = [(COLUMN * place + COLUMN // 2, HIGH if place % 2 == 0 else LOW) for place in range(count)]
    drawn = behind + (ahead[1:] if behind else ahead)
    assert drawn == (knots if count > 1 else [])
    assert not (behind and ahead) or behind[-1] == ahead[0], "solid up to where we stand, dashed from there"
    assert found.width == COLUMN * count
    assert found.is_wide


def test_many_phases_are_an_upright_thread():
    assert not timetable_of(process_of(*[(0, 1)] * 10), START).is_wide


def test_a_process_without_phases_has_a_page(make, client):
    process = make.process(slug="leer")
    for phase in list(process.phases):
        make_go(phase)
    page = client.get("/p/leer", headers=GERMAN)
    assert page.status_code == 200
    assert "Der Fahrplan wird gerade geschrieben." in page.text


def make_go(thing):
    from workshop.core.db import db, transaction

    with transaction():
        db.session.delete(thing)


def test_the_picture_has_its_text_beside_it(client, process):
    page = client.get("/p/auenbrueck", headers=GERMAN).text
    assert 'class="timetable__line"' in page
    assert "style=" not in page
    [step] = re.findall(r'<li aria-current="step">.*?</li>', page, re.DOTALL)
    assert "Ziele" in step
    assert "jetzt" in step


def test_a_phase_is_added_changed_moved_and_taken_out(facilitator, process, rows):
    stretch = {"title": "Fachforen", "starts_on": "2026-05-01", "ends_on": "2026-05-31", "summary": "Karten"}
    answer = facilitator.send("/p/auenbrueck/phases", stretch, page="/p/auenbrueck/timetable")
    phase = rows(Phase).filter_by(title="Fachforen").one()
    assert answer.location == f"/p/auenbrueck/timetable#phase-{phase.id}"
    assert phase.position == 3

    facilitator.send(f"/phases/{phase.id}", stretch | {"title": "Foren", "ends_on": "2026-06-30"})
    facilitator.send(f"/phases/{phase.id}/position", {"to": "up"}, page="/p/auenbrueck/timetable")
    titles = [each.title for each in rows(Phase).order_by(Phase.position)]
    assert titles == ["Ziele", "Foren", "Entwurf"]

    facilitator.send(f"/phases/{phase.id}/deletion", page=f"/phases/{phase.id}")
    assert rows(Phase).filter_by(title="Foren").first() is None


def test_a_milestone_is_added_changed_and_taken_out(facilitator, rows):
    facilitator.send(
        "/p/auenbrueck/milestones", {"title": "Auftakt", "on": "2026-05-10"}, page="/p/auenbrueck/timetable"
    )
    milestone = rows(Milestone).filter_by(title="Auftakt").one()
    facilitator.send(f"/milestones/{milestone.id}", {"title": "Auftakt für alle", "on": "2026-05-11"})
    changed = rows(Milestone).filter_by(title="Auftakt für alle").one()
    assert changed.on == date(2026, 5, 11)
    facilitator.send(f"/milestones/{changed.id}/deletion", page=f"/milestones/{changed.id}")
    assert rows(Milestone).filter_by(title="Auftakt für alle").first() is None


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": " "}, "einen Namen"),
        ({"title": "x" * 61}, "kürzen Sie auf 60 Zeichen"),
        ({"title": "Foren\u202e"}, "unsichtbares Zeichen"),
        ({"starts_on": "gestern"}, "Bitte geben Sie einen Tag an, zum Beispiel"),
        ({"ends_on": ""}, "Bitte geben Sie einen Tag an."),
        ({"ends_on": "2026-04-30"}, "bevor sie beginnt"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(facilitator, rows, wrong, words):
    stretch = {"title": "Foren", "starts_on": "2026-05-01", "ends_on": "2026-05-31", "summary": "Das bleibt stehen"}
    answer = facilitator.send("/p/auenbrueck/phases", stretch | wrong, page="/p/auenbrueck/timetable", headers=GERMAN)
    assert answer.status_code == 422
    assert words in answer.text
    assert "Das bleibt stehen" in answer.text
    assert rows(Phase).count() == 2


def test_a_script_gets_a_bare_answer_and_a_bad_place_is_refused(facilitator, process, rows):
    second = rows(Phase).order_by(Phase.position)[1].id
    bare = facilitator.send(f"/phases/{second}/position", {"to": "1"}, page="/", headers={"Accept": "application/json"})
    assert (bare.status_code, bare.text) == (204, "")
    assert rows(Phase).order_by(Phase.position).first().id == second
    assert facilitator.send(f"/phases/{second}/position", {"to": "sideways"}, page="/").status_code == 422


def test_the_day_is_the_day_of_the_municipality(app):
    assert abs((today() - date.today()).days) <= 1
