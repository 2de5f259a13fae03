"""What was taken away by mistake is brought back, by those who could take it away."""

import pytest

from workshop.processes.models import Milestone, Phase, Removal
from workshop.processes.timetable import today
from workshop.themes import actions
from workshop.themes.models import Goal, ThemeField


@pytest.fixture
def field(make, process):
    author = make.member(process)
    field = actions.add_field(process, "Wohnen", by=author)
    for title in ("Orte", "Wege", "Namen"):
        actions.add_goal(field, title, f"Gemeint sind {title}.", by=author)
    actions.add_obstacle(field, "Die Schlüssel liegen woanders.")
    return field


def take_away(browser, path, page):
    assert browser.send(f"{path}/deletion", page=path).status_code == 303
    return browser.get(page).text


def bring_back(browser, page, number=1):
    return browser.send(f"/removals/{number}/undoing", {"next": page}, page=page)


def test_a_goal_comes_back_to_its_place_with_its_words(facilitator, process, field, rows):
    page = f"/p/{process.slug}/themes"
    before = facilitator.get(page).text
    shown = take_away(facilitator, f"/goals/{field.goals[1].id}", page)
    assert "Zuletzt weggenommen" in shown
    answer = bring_back(facilitator, page)
    assert (answer.status_code, answer.location) == (303, page)
    back = rows(Goal).order_by(Goal.position, Goal.id).all()
    assert [(goal.title, goal.text) for goal in back][1] == ("Wege", "Gemeint sind Wege.")
    assert len(back) == 3
    assert facilitator.get(page).text.count("Wege") == before.count("Wege")
    assert rows(Removal).count() == 0


def test_a_theme_field_comes_back_with_all_that_stood_in_it(facilitator, process, field, rows):
    page = f"/p/{process.slug}/themes"
    take_away(facilitator, f"/theme-fields/{field.id}", page)
    assert rows(Goal).count() == 0
    bring_back(facilitator, page)
    [back] = rows(ThemeField).all()
    assert [goal.title for goal in back.goals] == ["Orte", "Wege", "Namen"]
    assert [obstacle.text for obstacle in back.obstacles] == ["Die Schlüssel liegen woanders."]


def test_it_comes_back_under_another_number_when_its_own_is_taken(facilitator, process, field, make, rows):
    page, last = f"/p/{process.slug}/themes", field.goals[2]
    take_away(facilitator, f"/goals/{last.id}", page)
    actions.add_goal(rows(ThemeField).one(), "Neu", by=make.member(process))
    bring_back(facilitator, page)
    assert sorted(goal.title for goal in rows(Goal)) == ["Namen", "Neu", "Orte", "Wege"]


def test_a_goal_whose_theme_field_is_gone_waits_for_it(facilitator, process, field, rows):
    page = f"/p/{process.slug}/themes"
    take_away(facilitator, f"/goals/{field.goals[0].id}", page)
    take_away(facilitator, f"/theme-fields/{field.id}", page)
    refused = bring_back(facilitator, page, 1)
    assert refused.status_code == 409
    assert "holen Sie das zuerst zurück" in refused.text
    assert rows(Removal).count() == 2
    assert bring_back(facilitator, page, 2).status_code == 303
    assert bring_back(facilitator, page, 1).status_code == 303
    assert rows(Goal).count() == 3


def contents(row):
    return {key: value for key, value in vars(row).items() if not key.startswith("_")}


@pytest.mark.parametrize(("kind", "path"), [(Phase, "phases"), (Milestone, "milestones")])
def test_a_phase_and_a_milestone_come_back_with_their_days(facilitator, process, make, rows, kind, path):
    make.keep(Milestone(process_id=process.id, title="Der Rat entscheidet", on=today()))
    page = f"/p/{process.slug}/timetable"
    before = [contents(row) for row in rows(kind)]
    take_away(facilitator, f"/{path}/{before[0]['id']}", page)
    assert rows(kind).count() == len(before) - 1
    bring_back(facilitator, page)
    assert [contents(row) for row in rows(kind).order_by(kind.id)] == before


@pytest.mark.parametrize(
    ("who", "goal", "phase"),
    [("steering", 303, 404), ("observer", 404, 404), ("interviewer", 404, 404), ("nobody", 404, 404)],
)
def test_only_who_could_take_it_away_brings_it_back(facilitator, browser, process, field, who, goal, phase):
    themes, timetable = f"/p/{process.slug}/themes", f"/p/{process.slug}/timetable"
    take_away(facilitator, f"/goals/{field.goals[0].id}", themes)
    take_away(facilitator, "/phases/1", timetable)
    somebody = browser(who)
    token = somebody.token("/sign-in")
    for number, status in ((1, goal), (2, phase)):
        answer = somebody.post(f"/removals/{number}/undoing", data={"csrf_token": token, "next": themes})
        assert answer.status_code == status
