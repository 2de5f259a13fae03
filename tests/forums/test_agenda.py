"""Planning: rounds added, worded, moved and removed; ready agendas; questions."""

import pytest

from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.forums import actions, broadcasts
from workshop.forums.agendas import AGENDAS, QuestionPlan, RoundPlan, agenda


@pytest.fixture
def planned(make):
    return make.forum(round_=False)


@pytest.fixture
def facilitator(client, make, planned):
    client.set_cookie("lang", "de")
    client.sign_in(make.member(planned.process, "facilitator"))
    return client


def kinds(forum):
    db.session.rollback()
    return [round_.kind for round_ in forum.rounds]


def test_rounds_are_added_worded_moved_and_removed(facilitator, planned):
    page = f"/forums/{planned.id}/agenda"
    asked = {"kind": "ask", "prompt": "Wie war es?", "minutes": "10"}
    assert facilitator.send(f"/forums/{planned.id}/rounds", asked, page=page).status_code == 303
    assert kinds(planned) == ["collect", "ask"]
    second = planned.rounds[1]
    assert facilitator.send(f"/rounds/{second.id}/position", {"to": "up"}, page=page).status_code == 303
    assert kinds(planned) == ["ask", "collect"]
    changed = {"kind": "weigh", "prompt": "Was zuerst?", "dots": "5", "most": "2", "on": "ideas"}
    assert facilitator.send(f"/rounds/{second.id}", changed).status_code == 303
    db.session.rollback()
    assert second.options == {"dots": 5, "most": 2, "on": "ideas", "live": False}
    assert "Was zuerst?" in facilitator.get(page).text
    assert facilitator.send(f"/rounds/{second.id}/removal", page=page).status_code == 303
    assert kinds(planned) == ["collect"]
    assert [round_.position for round_ in planned.rounds] == [1]


def test_a_round_without_a_question_is_not_added_and_what_was_typed_stays(facilitator, planned):
    answer = facilitator.send(
        f"/forums/{planned.id}/rounds", {"kind": "ask", "minutes": "7"}, page=f"/forums/{planned.id}/agenda"
    )
    assert answer.status_code == 422
    assert "Bitte schreiben Sie auf, was Sie fragen." in answer.text
    assert 'value="7"' in answer.text


def test_only_facilitators_plan(client, make, planned):
    client.sign_in(make.member(planned.process, "steering"))
    assert client.get(f"/forums/{planned.id}/agenda").status_code == 404
    assert client.get(f"/rounds/{planned.rounds[0].id}").status_code == 404


def test_what_was_used_stays_as_it_was_put(make):
    forum = make.forum()
    round_ = forum.rounds[0]
    with pytest.raises(Refused):
        actions.revise_round(round_, RoundPlan("collect", "Etwas anderes?"))
    with pytest.raises(Refused):
        actions.remove_round(round_)
    actions.revise_round(round_, RoundPlan("collect", round_.prompt, minutes=20))
    assert round_.minutes == 20


def test_the_last_round_stays(planned):
    with pytest.raises(Refused):
        actions.remove_round(planned.rounds[0])


@pytest.mark.parametrize("name", AGENDAS)
def test_every_ready_agenda_can_be_laid_out(facilitator, planned, name):
    page = f"/forums/{planned.id}/agenda"
    assert facilitator.send(page, {"agenda": name}).status_code == 303
    assert kinds(planned) == [round_.kind for round_ in agenda(name).rounds]
    assert len(planned.tables) == agenda(name).tables
    text = facilitator.get(page).text
    assert all(round_.prompt in text for round_ in agenda(name).rounds)
    assert all(set(dict(round_.prompts)) == {"en", "ar"} for round_ in agenda(name).rounds)


def test_a_ready_agenda_leaves_what_has_begun(make):
    forum = make.forum()
    first = forum.rounds[0]
    actions.use_agenda(forum, agenda("kick_off").rounds)
    assert forum.rounds[0] is first
    assert len(forum.rounds) == 1 + len(agenda("kick_off").rounds)


def test_somebody_who_was_away_hears_what_was_removed(planned):
    actions.use_agenda(planned, agenda("expert_forum").rounds)
    before = planned.seq
    known = {(item["kind"], item["id"]): item for item in broadcasts.state_of(planned)}
    actions.use_agenda(planned, agenda("working_circle").rounds)
    for item in broadcasts.changes_since(planned, before):
        known.pop((item["kind"], item["id"]), None)
        if not item.get("gone"):
            known[item["kind"], item["id"]] = item
    now = {(item["kind"], item["id"]): item for item in broadcasts.state_of(planned)}
    assert known == now


def test_questions_are_asked_changed_moved_and_left_out(facilitator, planned):
    round_ = actions.add_round(planned, RoundPlan("ask", "Zum Schluss"))
    page = f"/rounds/{round_.id}"
    questions = (
        {"kind": "single", "text": "Weiter?", "choices": "ja\nnein"},
        {"kind": "scale", "text": "Zufrieden?", "choices": "nein\nja", "steps": "5"},
    )
    for data in questions:
        assert facilitator.send(f"{page}/questions", data, page=page).status_code == 303
    db.session.rollback()
    first, second = round_.questions
    assert first.choices_in("de") == ["ja", "nein"]
    assert facilitator.send(f"/questions/{second.id}/position", {"to": "up"}, page=page).status_code == 303
    assert facilitator.send(f"/questions/{first.id}/removal", page=page).status_code == 303
    db.session.rollback()
    assert [question.text for question in round_.questions] == ["Zufrieden?"]
    refused = facilitator.send(f"{page}/questions", {"kind": "single", "text": "Und?", "choices": "ja"}, page=page)
    assert refused.status_code == 422
    assert "Und?" in refused.text


def test_a_question_that_was_asked_is_not_changed_any_more(planned):
    round_ = actions.add_round(planned, RoundPlan("ask", "Kurz", questions=(QuestionPlan("text", "Und?"),)))
    actions.open_round(round_)
    for act in (
        lambda: actions.remove_question(round_.questions[0]),
        lambda: actions.revise_question(round_.questions[0], QuestionPlan("text", "Oder?")),
        lambda: actions.add_question(round_, QuestionPlan("text", "Noch?")),
    ):
        with pytest.raises(Refused):
            act()
