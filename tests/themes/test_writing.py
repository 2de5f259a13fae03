"""Adding, wording, ordering and taking away, without scripts, and with a record of each."""

import pytest

from tests.queries import counted
from workshop.processes.models import Entry
from workshop.themes import actions
from workshop.themes.models import Goal, GuidingPrinciple, Obstacle, Potential, ThemeField

GERMAN = {"Accept-Language": "de"}
PAGE = "/p/auenbrueck/themes"


@pytest.fixture
def steering(browser, field):
    return browser("steering")


@pytest.mark.parametrize(
    ("address", "sent", "kind", "found"),
    [
        ("/p/auenbrueck/theme-fields", {"title": "Neu", "summary": "S"}, ThemeField, {"title": "Neu", "summary": "S"}),
        ("/p/auenbrueck/principles", {"title": "Neu", "text": "T"}, GuidingPrinciple, {"title": "Neu", "text": "T"}),
        ("/theme-fields/1/goals", {"title": "Neu", "text": "T"}, Goal, {"title": "Neu", "text": "T", "position": 4}),
        ("/theme-fields/1/obstacles", {"text": "Neu"}, Obstacle, {"text": "Neu", "position": 2}),
        ("/theme-fields/1/potentials", {"text": "Neu"}, Potential, {"text": "Neu", "position": 2}),
    ],
)
def test_something_new_hangs_at_the_end_and_can_be_worded_anew(steering, rows, address, sent, kind, found):
    answer = steering.send(address, sent, page=PAGE)
    thing = rows(kind).order_by(kind.id.desc()).first()
    assert {name: getattr(thing, name) for name in found} == found
    assert answer.location == f"{PAGE}#{kind.__tablename__}-{thing.id}"
    one = address.rsplit("/", 1)[1]
    reworded = {name: f"{text} und anders" for name, text in sent.items()}
    assert steering.send(f"/{one}/{thing.id}", reworded).status_code == 303
    thing = rows(kind).order_by(kind.id.desc()).first()
    assert {name: getattr(thing, name) for name in reworded} == reworded
    verbs = [entry.verb for entry in rows(Entry).filter_by(kind=kind.__tablename__, thing_id=thing.id)]
    assert verbs == [f"{kind.__tablename__}.added", f"{kind.__tablename__}.worded"]


@pytest.mark.parametrize(
    ("address", "sent", "words"),
    [
        ("/theme-fields/1/goals", {"title": "", "text": "Das bleibt stehen"}, "Bitte formulieren Sie das Ziel."),
        ("/theme-fields/1/goals", {"title": "Z\u202e", "text": "Das bleibt stehen"}, "unsichtbares Zeichen"),
        ("/theme-fields/1/goals", {"title": "x" * 301, "text": "Das bleibt stehen"}, "kürzen Sie auf 300 Zeichen"),
        ("/p/auenbrueck/theme-fields", {"title": " ", "summary": "Das bleibt stehen"}, "einen Namen"),
        ("/theme-fields/1/obstacles", {"text": "Das bleibt stehen" + "x" * 1000}, "kürzen Sie auf 1000 Zeichen"),
    ],
)
def test_what_is_missing_is_said_at_its_place_and_what_was_typed_stays(steering, rows, address, sent, words):
    answer = steering.send(address, sent, page=PAGE, headers=GERMAN)
    assert answer.status_code == 422
    assert answer.text.count("kern-error") == 1
    assert words in answer.text
    assert "Das bleibt stehen" in answer.text
    assert '<details class="add" open>' in answer.text


def test_a_wrong_wording_stays_in_its_form(steering, rows):
    answer = steering.send("/goals/1", {"title": "", "text": "Das bleibt stehen"}, headers=GERMAN)
    assert answer.status_code == 422
    assert "Das bleibt stehen" in answer.text
    assert rows(Goal).filter_by(id=1).one().title == "Orte"


def order(rows):
    return [goal.title for goal in rows(Goal).order_by(Goal.position)]


def test_buttons_put_goals_in_an_order_and_say_where_they_are(steering, rows):
    wege = rows(Goal).filter_by(title="Wege").one().id
    answer = steering.send(f"/goals/{wege}/position", {"to": "up"}, page=PAGE)
    assert answer.location == f"{PAGE}#goal-{wege}"
    assert order(rows) == ["Wege", "Orte", "Namen"]
    steering.send(f"/goals/{wege}/position", {"to": "3"}, page=PAGE)
    assert order(rows) == ["Orte", "Namen", "Wege"]
    assert steering.send(f"/goals/{wege}/position", {"to": "weg"}, page=PAGE).status_code == 422


def test_ordering_leaves_other_fields_alone(steering, process, rows):
    other = actions.add_field(process, "Anderes")
    actions.add_goal(other, "Fremd")
    steering.send("/goals/1/position", {"to": "down"}, page=PAGE)
    assert rows(Goal).filter_by(title="Fremd").one().position == 1


def test_theme_fields_and_principles_are_ordered_too(steering, process, rows):
    second = actions.add_field(process, "Zweites").id
    principle = actions.add_principle(process, "Zweite").id
    steering.send(f"/theme-fields/{second}/position", {"to": "up"}, page=PAGE)
    steering.send(f"/principles/{principle}/position", {"to": "up"}, page=PAGE)
    assert rows(ThemeField).order_by(ThemeField.position).first().id == second
    assert rows(GuidingPrinciple).order_by(GuidingPrinciple.position).first().id == principle


def test_a_script_gets_a_bare_answer(steering, rows):
    answer = steering.send("/goals/1/position", {"to": "3"}, page=PAGE, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.text) == (204, "")
    assert order(rows) == ["Wege", "Namen", "Orte"]


def test_taking_away_says_first_what_goes_along_and_opening_the_page_takes_nothing(steering, rows):
    page = steering.get("/theme-fields/1", headers=GERMAN).text
    assert "5 Einträge darin gehen mit." in page
    assert rows(ThemeField).count() == 1
    assert steering.send("/theme-fields/1/deletion", page="/theme-fields/1").status_code == 303
    for kind in (ThemeField, Goal, Obstacle, Potential):
        assert rows(kind).count() == 0
    assert rows(Entry).filter_by(verb="theme_field.deleted").count() == 1


def test_every_row_has_its_buttons_and_ids_of_their_own(steering):
    page = steering.get(PAGE).text
    ids = [part.split('"')[0] for part in page.split(' id="')[1:]]
    assert len(ids) == len(set(ids))
    assert page.count('name="to" value="up"') == 7
    assert page.count('name="to" value="up" disabled') == 5, "the first of each list goes no higher"


def test_what_people_write_is_text(steering, client, process):
    steering.send(
        "/theme-fields/1/goals", {"title": "<img src=x onerror=alert(1)>", "text": "</li><script>"}, page=PAGE
    )
    for page in (steering.get(PAGE).text, client.get("/p/auenbrueck").text):
        assert "<img src=x" not in page
        assert "&lt;img src=x" in page
        assert "<script>" not in page


def test_the_public_sees_fields_goals_and_principles(client, field):
    page = client.get("/p/auenbrueck", headers=GERMAN).text
    assert "Ein Themenfeld und seine Ziele" in page
    for words in ("Zusammenleben im Quartier", "Orte", "Aufgabe aller"):
        assert words in page
    assert "Die Schlüssel" not in page, "obstacles and potentials are working material"


def test_the_overview_asks_for_goals_and_tells_what_was_worded(steering, process):
    bare = actions.add_field(process, "Ohne Ziel")
    page = steering.get("/p/auenbrueck/desk", headers=GERMAN).text
    assert "1 Themenfeld hat noch kein Ziel" in page
    assert f"#theme_field-{bare.id}" in page
    steering.send("/theme-fields/1/goals", {"title": "Wer neu ist, hat einen Menschen.", "text": ""}, page=PAGE)
    assert "hat ein Ziel formuliert: <bdi>Wer neu ist" in steering.get("/p/auenbrueck/desk", headers=GERMAN).text


@pytest.mark.parametrize("address", ["/p/auenbrueck", PAGE, "/p/auenbrueck/desk"])
def test_more_goals_are_not_more_questions(address, steering, process, make):
    few = questions(steering, address)
    for number in range(3):
        member = make.member(process)
        field = actions.add_field(process, f"Feld {number}", by=member)
        for _ in range(3):
            actions.add_goal(field, "Noch eins", "Text", by=member)
            actions.add_obstacle(field, "Hemmnis", by=member)
        actions.add_principle(process, f"Leitlinie {number}", by=member)
    assert questions(steering, address) <= few + ON_DESK.get(address, 0)


# The overview asks once for the names of each kind of thing that the news mention.
ON_DESK = {"/p/auenbrueck/desk": 5}


def questions(client, address):
    client.get(address)
    with counted() as statements:
        assert client.get(address).status_code == 200
    return len(statements)
