"""Setting up a forum: the list, a new one, its settings."""

import uuid

import pytest

from workshop.core.db import db
from workshop.forums import actions
from workshop.forums.models import Forum
from workshop.processes.models import Role
from workshop.themes.models import ThemeField

PLAN = {
    "kind": "expert_forum",
    "title": "Zusammenleben im Quartier",
    "prompt": "Was hilft?",
    "prompt_ar": "ما الذي يساعد؟",
    "place": "Saal 2",
    "day": "2027-03-05",
    "begins": "17:30",
    "ends": "20:00",
    "capacity": "25",
}


@pytest.fixture
def process(make):
    return make.process()


@pytest.fixture
def facilitator(client, make, process):
    client.sign_in(make.member(process))
    client.set_cookie("lang", "de")
    return client


def test_an_empty_list_says_what_to_do_first(facilitator, process):
    page = facilitator.get(f"/p/{process.slug}/forums").text
    assert "Ein Forum beginnt mit einer Frage" in page
    assert f'href="/p/{process.slug}/forums/new"' in page


def test_a_forum_is_planned(facilitator, process, make):
    field = make.keep(ThemeField(process_id=process.id, position=1, title="Quartier"))
    answer = facilitator.send(f"/p/{process.slug}/forums/new", PLAN | {"theme_fields": str(field.id)})
    assert answer.status_code == 303
    db.session.rollback()
    forum = db.session.query(Forum).one()
    assert answer.location == f"/forums/{forum.id}"
    assert (forum.number, forum.capacity, forum.is_open) == (1, 25, False)
    assert forum.rounds[0].prompts == {"ar": "ما الذي يساعد؟"}
    assert forum.starts_at.isoformat() == "2027-03-05T16:30:00+00:00"
    page = facilitator.get(f"/p/{process.slug}/forums").text
    assert "Geplant" in page
    assert "Quartier" in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ends": "17:00"}, "Das Ende liegt vor dem Beginn."),
        ({"day": ""}, "Bitte wählen Sie einen Tag."),
        ({"title": "Mit \u202e Umkehr"}, "unsichtbares Zeichen"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(facilitator, process, wrong, said):
    page = facilitator.send(f"/p/{process.slug}/forums/new", PLAN | wrong)
    assert page.status_code == 422
    assert said in page.text
    assert 'value="Saal 2"' in page.text
    db.session.rollback()
    assert db.session.query(Forum).count() == 0


def test_a_theme_field_of_another_process_is_not_offered(facilitator, process, make):
    other = make.keep(ThemeField(process_id=make.process().id, position=1, title="Woanders"))
    answer = facilitator.send(f"/p/{process.slug}/forums/new", PLAN | {"theme_fields": str(other.id)})
    assert answer.status_code == 422


def test_the_plan_changes_but_not_a_question_with_cards(facilitator, process, make):
    forum = make.forum(process)
    settings = f"/forums/{forum.id}/settings"
    assert f'value="{forum.rounds[0].prompt}"' in facilitator.get(settings).text
    assert facilitator.send(settings, PLAN).status_code == 303
    actions.add_paper_card(forum.rounds[0], "Karte", "de", key=str(uuid.uuid4()))
    refused = facilitator.send(settings, PLAN | {"prompt": "Etwas anderes?", "place": "Saal 9"})
    assert refused.status_code == 409
    assert "Unter dieser Frage hängen schon Karten" in refused.text
    assert 'value="Saal 9"' in refused.text


@pytest.mark.parametrize("role", [Role.STEERING, Role.OBSERVER])
def test_members_read_the_list_and_plan_nothing(client, make, process, role):
    make.forum(process)
    client.sign_in(make.member(process, role))
    page = client.get(f"/p/{process.slug}/forums")
    assert page.status_code == 200
    assert "/forums/new" not in page.text
    assert client.get(f"/p/{process.slug}/forums/new").status_code == 404


def test_strangers_see_no_list(client, make, process):
    client.sign_in(make.member(make.process()))
    assert client.get(f"/p/{process.slug}/forums").status_code == 404
