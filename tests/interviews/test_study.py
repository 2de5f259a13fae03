"""Talks are planned, begun after a consent, written down; names, consents and answers lie behind doors of their own."""

from datetime import timedelta

import pytest
from sqlalchemy import insert, select

from tests.queries import counted
from tests.roles import ADMINISTRATOR, EVERYBODY
from workshop.accounts.models import StaffSession
from workshop.core.db import db, transaction
from workshop.interviews.study import actions
from workshop.interviews.study.models import (
    Interview,
    InterviewAnswer,
    InterviewConsent,
    InterviewKey,
    SampleGroup,
    Study,
)
from workshop.processes.models import Entry, Role

GERMAN = {"Accept-Language": "de"}
JSON = {"Accept": "application/json"}
NAME = "Fatoumata Kanarienvogel"
PLAN = {"group_id": "1", "district": "Nordstadt", "guide_version_id": "1", "language": "de", "planned_at": ""}


def open_question(interview) -> str:
    return next(each.key for each in sheet_questions(interview) if each.is_open)


def sheet_questions(interview):
    from workshop.interviews.guides.editions import sheet_of

    return list(sheet_of(interview.guide_version.content).questions())


@pytest.mark.parametrize("who", EVERYBODY)
def test_nobody_gets_in_by_office(who, interview, browser):
    client = browser(who)
    seen = 200 if who == "facilitator" else 404
    for address in ("", "/consent", "/answers", "/key", "/plan"):
        assert client.get(f"/interviews/{interview.id}{address}").status_code == seen, address
    assert client.get("/p/auenbrueck/interviews/new").status_code == seen
    assert client.get("/sample-groups/1").status_code == seen
    assert client.get("/p/auenbrueck/keys").status_code == 404, "only the keeper, whoever else asks"
    listed = client.get("/p/auenbrueck/interviews")
    sent_on = {"interviewer": 200, "facilitator": 200, "nobody": 404, "facilitator of another process": 404}
    assert listed.status_code == sent_on.get(who, 303)
    assert ("Amsel" in listed.text) == (who == "facilitator")
    assert client.send("/p/auenbrueck/study", {"aim": "x"}, page="/sign-in").status_code == (
        303 if seen == 200 else 404
    )


def test_an_interviewer_opens_only_the_own_talks(interview, interviewer, signed_in, study, version, make, process):
    client = signed_in(interviewer)
    assert "Amsel" in client.get("/p/auenbrueck/interviews").text
    assert client.get("/interviews/1/answers").status_code == 200
    other = make.member(process, Role.INTERVIEWER)
    actions.plan_interview(study, actions.Plan(version, other, pseudonym="Dohle"))
    assert "Dohle" not in client.get("/p/auenbrueck/interviews").text
    for address in ("", "/consent", "/answers", "/key"):
        assert client.get(f"/interviews/2{address}").status_code == 404
    assert client.get("/interviews/1/plan").status_code == 404


def test_a_talk_is_planned_agreed_to_begun_and_written_down(facilitator, study, version, rows):
    me = facilitator.get("/p/auenbrueck/interviews/new").text.split('id="interviewer_id"')[1]
    leader = me.split('<option selected value="')[1].split('"')[0]
    answer = facilitator.send("/p/auenbrueck/interviews/new", PLAN | {"interviewer_id": leader})
    assert answer.status_code == 303
    interview = rows(Interview).one()
    assert (interview.number, interview.stage) == (1, "planned")
    assert interview.pseudonym
    early = facilitator.send("/interviews/1/beginning", page="/sign-in", headers=GERMAN)
    assert early.status_code == 409
    assert "zuerst die Einwilligung" in early.text
    noted = {"how": "paper", "given_on": "2026-05-04", "agrees": "y"}
    assert facilitator.send("/interviews/1/consent", noted | {"agrees": ""}).status_code == 422
    facilitator.send("/interviews/1/consent", noted)
    consent = rows(InterviewConsent).one()
    assert "ohne Ihren Namen" in consent.words
    assert not consent.may_quote
    assert facilitator.send("/interviews/1/beginning", page="/interviews/1").location.endswith("/interviews/1/answers")


def test_the_whole_form_is_saved_until_everything_is_written_down(facilitator, interview, rows):
    key = open_question(interview)
    page = facilitator.get("/interviews/1/answers").text
    assert f'name="{key}"' in page
    facilitator.send("/interviews/1/answers", {key: "Ein Café fehlt.", f"base-{key}": "0"})
    assert rows(InterviewAnswer).one().text == "Ein Café fehlt."
    facilitator.send("/interviews/1/end", page="/interviews/1/answers")
    assert rows(Interview).one().stage == "done"
    late = facilitator.send(
        "/interviews/1/answers", {key: "Noch etwas", f"base-{key}": "1"}, page="/interviews/1/answers"
    )
    assert late.status_code == 409
    assert rows(InterviewAnswer).one().text == "Ein Café fehlt."


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"district": "Ahornstraße 12"}, "sieht nach einer Adresse aus"),
        ({"district": "52062 Auenbrück"}, "sieht nach einer Adresse aus"),
        ({"pseudonym": "Amsel"}, "hat diesen Decknamen"),
    ],
)
def test_what_would_say_who_it_is_is_refused(facilitator, interview, rows, sent, words):
    leader = str(interview.interviewer_id)
    answer = facilitator.send("/p/auenbrueck/interviews/new", PLAN | {"interviewer_id": leader} | sent, headers=GERMAN)
    assert answer.status_code == 422
    assert words in answer.text
    assert rows(Interview).count() == 1


def test_a_group_and_a_guide_of_another_process_cannot_be_chosen(facilitator, interview, make):
    elsewhere = actions.begin_study(make.process())
    group = actions.add_group(elsewhere, "Fremd", 1)
    sent = PLAN | {"interviewer_id": str(interview.interviewer_id), "group_id": str(group.id)}
    assert facilitator.send("/p/auenbrueck/interviews/new", sent).status_code == 422


def save(client, interview, question, text, **more):
    sent = {"question": question, "text": text, "base": 0, "writer": "tablet", "turn": 1} | more
    return client.send(f"/interviews/{interview.id}/answers", sent, headers=JSON)


def test_what_a_tablet_sends_twice_or_late_counts_once(signed_in, interview, interviewer, rows):
    client, key = signed_in(interviewer), open_question(interview)
    assert save(client, interview, key, "Eins").json == {"revision": 1}
    assert save(client, interview, key, "Eins").json == {"revision": 1}
    assert save(client, interview, key, "Eins und zwei", turn=2).json == {"revision": 2}
    assert save(client, interview, key, "Eins", turn=1).json == {"revision": 2}, "a late one changes nothing"
    assert rows(InterviewAnswer).one().text == "Eins und zwei"


def test_nobody_writes_over_what_another_wrote(signed_in, interview, interviewer, author, rows):
    key = open_question(interview)
    save(signed_in(interviewer), interview, key, "Vom Tablet")
    other = save(signed_in(author), interview, key, "Vom Laptop", writer="laptop")
    assert other.status_code == 409
    assert (other.json["text"], other.json["revision"]) == ("Vom Tablet", 1)
    plain = signed_in(author).send(
        f"/interviews/{interview.id}/answers", {key: "Ohne Skripte", f"base-{key}": "0"}, headers=GERMAN
    )
    assert plain.status_code == 409
    assert "Vom Tablet" in plain.text
    assert "Ohne Skripte" in plain.text
    assert rows(InterviewAnswer).one().text == "Vom Tablet"


def test_only_offered_answers_are_taken(signed_in, interview, interviewer, rows):
    client = signed_in(interviewer)
    scale = next(each.key for each in sheet_questions(interview) if each.kind == "scale")
    some = next(each.key for each in sheet_questions(interview) if each.kind == "some")
    for question, choice, status in ((scale, "6", 422), (scale, "1,2", 422), ("q999", "1", 422), (some, "3,1", 200)):
        assert save(client, interview, question, "", choice=choice, writer="").status_code == status
    assert rows(InterviewAnswer).one().choice == "1,3"


def test_a_name_goes_in_and_only_the_keeper_reads_it(signed_in, interview, interviewer, author, browser):
    leading = signed_in(interviewer)
    leading.send("/interviews/1/key", {"name": NAME, "contact": "0241 000000"})
    for client in (leading, browser("facilitator"), browser(ADMINISTRATOR), browser("steering")):
        for address in ("/p/auenbrueck/keys", "/interviews/1", "/interviews/1/key", "/p/auenbrueck/interviews"):
            assert NAME not in client.get(address).text
    assert NAME in signed_in(author).get("/p/auenbrueck/keys").text


def test_the_keeper_gives_the_password_afresh(signed_in, interview, author):
    keeper = signed_in(author)
    with transaction():
        for session in db.session.scalars(select(StaffSession)):
            session.confirmed_at -= timedelta(minutes=11)
    asked = keeper.get("/p/auenbrueck/keys")
    assert asked.location.startswith("/confirm?next=")
    assert keeper.send(asked.location, {"password": "falsch falsch"}).status_code == 422
    assert keeper.send(asked.location, {"password": "langes passwort"}).location == "/p/auenbrueck/keys"
    assert keeper.get("/p/auenbrueck/keys").status_code == 200


def test_another_keeper_only_by_the_keeper(interview, author, make, process, signed_in, rows):
    actions.put_key(interview, NAME, "", by=author)
    other = make.member(process)
    client = signed_in(other)
    grab = client.send("/p/auenbrueck/study/keeper", {"keeper": other.id}, page="/p/auenbrueck/interviews")
    assert grab.status_code == 409
    handed = signed_in(author).send("/p/auenbrueck/study/keeper", {"keeper": other.id}, page="/p/auenbrueck/interviews")
    assert handed.status_code == 303
    assert NAME in client.get("/p/auenbrueck/keys").text
    assert signed_in(author).get("/p/auenbrueck/keys").status_code == 404
    assert rows(Entry).filter_by(verb="study.keeper_named").count() == 2


def test_a_destroyed_list_is_gone_from_the_file_too_with_a_record(interview, author, signed_in, rows, folder):
    actions.put_key(interview, NAME, "", by=author)
    keeper = signed_in(author)
    db.session.remove()  # nobody reads just now, so that the log can be emptied
    keeper.send("/p/auenbrueck/keys/destruction", page="/p/auenbrueck/keys")
    assert rows(InterviewKey).count() == 0
    study = rows(Study).one()
    assert (study.keys_destroyed, study.keys_destroyed_by) == (1, "Emine Yıldız")
    assert rows(Entry).filter_by(verb="study.keys_destroyed").count() == 1
    again = keeper.send("/interviews/1/key", {"name": "Nochmal"}, headers=GERMAN)
    assert again.status_code == 409
    assert "Es wird kein Name mehr aufgehoben" in again.text
    db.session.remove()
    for file in folder.glob("test.sqlite*"):
        assert NAME.encode() not in file.read_bytes(), file.name


def test_the_list_with_ten_thousand_talks_asks_few_questions(signed_in, study, version, author, rows):
    plain = {"study_id": study.id, "guide_version_id": version.id, "mode": "talk", "district": "", "language": "de"}
    with transaction():
        many = [plain | {"number": n, "pseudonym": f"P{n}", "group_id": 1 + n % 2} for n in range(1, 10_001)]
        db.session.execute(insert(Interview), many)
    client = signed_in(author)
    with counted() as asked:
        page = client.get("/p/auenbrueck/interviews?page=3", headers=GERMAN).text
    assert len(asked) <= 12
    assert "Seite 3 von 200" in page
    assert "I9900" in page


def test_groups_are_changed_and_taken_out(facilitator, interview, rows):
    facilitator.send("/sample-groups/1", {"title": "Ganz neu", "wanted": "9"})
    assert rows(SampleGroup).filter_by(id=1).one().wanted == 9
    facilitator.send("/p/auenbrueck/study/groups", {"title": "", "wanted": "2"}, page="/p/auenbrueck/interviews")
    assert rows(SampleGroup).count() == 2
    facilitator.send("/sample-groups/1/deletion", page="/sample-groups/1")
    assert rows(Interview).one().group_id is None
