"""Questions: answered once a person, changed while the round runs, shown as pictures; who is here; tables."""

import uuid

import pytest

from tests.queries import counted
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.forums import actions, benches, broadcasts
from workshop.forums.agendas import QuestionPlan, RoundPlan
from workshop.forums.models import Answer

QUESTIONS = (
    QuestionPlan("single", "Weiter?", ("ja", "nein")),
    QuestionPlan("multiple", "Worüber?", ("Wohnen", "Arbeit", "Schule")),
    QuestionPlan("scale", "Zufrieden?", ("gar nicht", "sehr"), steps=5),
    QuestionPlan("text", "Noch etwas?"),
)


@pytest.fixture
def asking(make):
    forum = make.forum(round_=False)
    round_ = actions.add_round(forum, RoundPlan("ask", "Zum Schluss", questions=QUESTIONS))
    actions.open_round(round_)
    return round_


@pytest.fixture
def phone(client, asking):
    client.set_cookie("lang", "de")
    client.post(f"/j/{asking.forum.code}", data={"language": "de"})
    return client


def give(question, person, *values, text="", key=None):
    return actions.give_answer(question, person, actions.Given(list(values), text), key=key or str(uuid.uuid4()))


def fields(round_, single="1", several=("1", "3"), step="4", text="Danke für den Abend"):
    one, two, three, four = (question.id for question in round_.questions)
    return {f"q-{one}": single, f"q-{two}": list(several), f"q-{three}": step, f"t-{four}": text}


def test_a_phone_without_scripts_answers_and_changes_its_mind(phone, asking):
    page = f"/f/{asking.forum.id}"
    for single in ("1", "2"):
        data = fields(asking, single) | {"key": str(uuid.uuid4())}
        assert phone.send(f"/rounds/{asking.id}/answers", data, page=page).status_code == 303
    text = phone.get(page).text
    assert text.count("Gesendet. Solange die Runde läuft") == 4
    assert "Danke für den Abend</textarea>" in text
    db.session.rollback()
    assert [answer.values for answer in db.session.query(Answer).order_by(Answer.question_id)] == [[2], [1, 3], [4], []]


def test_the_same_answer_sent_again_counts_once_and_an_old_one_does_not_come_back(make, asking):
    question, person = asking.questions[0], make.participant(asking.forum)
    first = str(uuid.uuid4())
    for _ in range(3):
        give(question, person, 1, key=first)
    give(question, person, 2)
    give(question, person, 1, key=first)
    assert broadcasts.question_item(question)["answered"] == 1
    actions.reveal_round(asking)
    assert broadcasts.question_item(question)["results"] == [0, 1]


@pytest.mark.parametrize(
    ("number", "given"),
    [(0, ([3], "")), (0, ([1, 2], "")), (0, ([], "")), (1, ([4], "")), (2, ([0], "")), (2, ([6], "")), (3, ([], ""))],
)
def test_what_cannot_be_answered_is_refused(make, asking, number, given):
    with pytest.raises(Refused):
        actions.give_answer(asking.questions[number], make.participant(asking.forum), actions.Given(*given), key="k")


def test_a_closed_round_counts_nothing_and_keeps_what_was_typed_on_the_page(phone, asking):
    page = f"/f/{asking.forum.id}"
    phone.get(page)
    actions.pause_round(asking)
    data = fields(asking, text="Mein Gedanke") | {"key": str(uuid.uuid4())}
    answer = phone.send(f"/rounds/{asking.id}/answers", data, page=page)
    assert answer.status_code == 409
    assert "Die Runde macht Pause" in answer.text
    assert "Mein Gedanke</textarea>" in answer.text


def test_nobody_sees_numbers_before_they_are_shown(make, phone, asking):
    give(asking.questions[0], make.participant(asking.forum), 1)
    give(asking.questions[3], make.participant(asking.forum), text="Nur für später")
    item = broadcasts.question_item(asking.questions[0])
    assert (item["answered"], "results" in item) == (1, False)
    projector = f"/forums/{asking.forum.id}/projector?key={asking.forum.projector_token}"
    for page in (f"/f/{asking.forum.id}", projector):
        assert "Nur für später" not in phone.get(page).text
    actions.reveal_round(asking)
    assert "Nur für später" in phone.get(f"/f/{asking.forum.id}").text
    assert broadcasts.question_item(asking.questions[0])["results"] == [1, 0]
    actions.conceal_round(asking)
    assert "Nur für später" not in phone.get(f"/f/{asking.forum.id}").text


def test_facilitators_leave_an_answer_out_and_others_cannot(client, new_client, make, asking):
    answer = give(asking.questions[3], make.participant(asking.forum), text="Eine Beleidigung")
    actions.reveal_round(asking)
    guest = new_client()
    guest.post(f"/j/{asking.forum.code}", data={"language": "de"})
    phone = f"/f/{asking.forum.id}"
    assert guest.send(f"/answers/{answer.id}/hiding", page=phone).status_code == 404
    client.sign_in(make.member(asking.forum.process, "facilitator"))
    assert client.send(f"/answers/{answer.id}/hiding", page=f"/forums/{asking.forum.id}").status_code == 303
    assert "Eine Beleidigung" not in guest.get(phone).text


def test_benches_are_told_apart_from_five_answers_on(make, asking):
    question = asking.questions[0]
    for bench, many in (("migrant", 5), ("welfare", 4), (None, 6)):
        for _ in range(many):
            give(question, make.participant(asking.forum, bench=bench), 1)
    assert benches.marks_by_bench(asking.questions)[question.id] == {}
    give(question, make.participant(asking.forum, bench="welfare"), 2)
    assert benches.marks_by_bench(asking.questions)[question.id] == {"migrant": {1: 5}, "welfare": {1: 4, 2: 1}}


@pytest.mark.parametrize(
    ("groups", "shown", "rest"),
    [
        ({"a": 12, "b": 7, "c": 3, "d": 2}, {"a": 12, "b": 7}, 5),
        ({"a": 12, "b": 7, "c": 3}, {"a": 12}, 10),
        ({"a": 2, "b": 1}, {}, 3),
        ({"a": 5, "b": 6}, {"a": 5, "b": 6}, 0),
    ],
)
def test_no_small_group_can_be_worked_out(groups, shown, rest):
    assert benches.protect(groups) == (shown, rest)


def test_more_questions_cost_no_more_statements(make, phone, asking):
    def statements():
        db.session.rollback()
        with counted() as seen:
            phone.get(f"/f/{asking.forum.id}")
        return len(seen)

    actions.reveal_round(asking)
    before = statements()
    more = actions.add_round(asking.forum, RoundPlan("ask", "Mehr", questions=QUESTIONS * 3))
    actions.close_round(asking)
    actions.open_round(more)
    actions.reveal_round(more)
    give(more.questions[0], make.participant(asking.forum), 1)
    assert statements() <= before


def test_who_is_here_is_counted_while_people_introduce_themselves(make, phone, asking):
    forum = asking.forum
    round_ = actions.add_round(forum, RoundPlan("introduce", "Wer ist hier?"))
    actions.close_round(asking)
    actions.open_round(round_)
    before = forum.seq
    people = [make.participant(forum, bench="resident") for _ in range(5)]
    assert forum.seq == before + 5
    assert broadcasts.round_item(round_)["people"] == {"groups": {"resident": 5}, "rest": 1}
    actions.introduce(round_, people[0], "welfare")
    assert broadcasts.round_item(round_)["people"]["groups"] == {}
    page = f"/f/{forum.id}"
    assert phone.send(f"/rounds/{round_.id}/introduction", {"bench": "resident"}, page=page).status_code == 303
    assert "Gezählt. Niemand sieht" in phone.get(page).text
    assert phone.send(f"/rounds/{round_.id}/introduction", {"bench": "nobody"}, page=page).status_code == 422
