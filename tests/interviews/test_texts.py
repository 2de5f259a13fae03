"""What gives people away is suggested, decided by a person, and the text then frozen for good."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from workshop.core.db import db, transaction
from workshop.interviews.study import actions as studies
from workshop.interviews.study.erasing import take_back
from workshop.interviews.study.models import InterviewAnswer
from workshop.interviews.texts import actions
from workshop.interviews.texts.finding import finds_in
from workshop.interviews.texts.models import KeptWord, Transcript
from workshop.processes.models import Entry

GERMAN = {"Accept-Language": "de"}
SAID = (
    "Ich heiße Fatoumata Diallo und wohne in der Ahornstraße 12. Meine Tochter Aylin geht in Köln zur Schule. "
    "Am 3. Mai 2019 kam der Brief. Rufen Sie an: 0241 / 55 66 77, oder an f.diallo@example.org.\n\n"
    "Aylin sagt, in Köln sei es besser."
)


@pytest.fixture
def transcript(interview, author) -> Transcript:
    key = next(f"q{question.id}" for question in interview.guide_version.guide.questions if question.kind == "open")
    studies.save_answer(interview, studies.Answer(key, SAID))
    studies.finish_interview(interview)
    return actions.write_text(interview, by=author)


@pytest.mark.parametrize(
    ("words", "kind", "found"),
    [
        ("Herr Kowalczyk war da.", "name", "Kowalczyk"),
        ("Ich sage dir, Olenas Mutter kommt.", "name", "Olenas"),
        ("Da hat Hatice Yıldızoğlu geholfen.", "name", "Hatice Yıldızoğlu"),
        ("Wir kamen aus Aleppo hierher.", "place", "Aleppo"),
        ("Das war am 12.03.2015 um acht.", "date", "12.03.2015"),
        ("Im August 2016 kamen wir an.", "date", "August 2016"),
        ("Sie ist 1984 geboren.", "date", "1984"),
        ("Meine Nummer ist +49 241 123456.", "phone", "+49 241 123456"),
        ("Schreib an a.b-c@verein.example bitte", "mail", "a.b-c@verein.example"),
        ("auf www.unser-verein.example/bilder.", "web", "www.unser-verein.example/bilder"),
        ("Er wohnt Am Markt, nein, Lange Gasse 3 b.", "address", "Lange Gasse 3 b"),
        ("in 52062 Auenbrück am Fluss", "address", "52062 Auenbrück"),
        ("Konto DE12 3456 7890 1234 5678 90 bitte", "number", "DE12 3456 7890 1234 5678 90"),
        ("ihr Auto, AC-XY 123, stand dort", "number", "AC-XY 123"),
    ],
)
def test_what_gives_away_is_found(words, kind, found):
    assert [(find.kind, find.words) for find in finds_in(words)] == [(kind, found)]


@pytest.mark.parametrize(
    "words",
    [
        "Wir sind um 18 Uhr zu Hause und essen zusammen, das dauert 45 Minuten.",
        "Meine Frau Arbeit finden zu lassen war schwer, sagt die Frau Nachbarin.",
        "Das Essen war gut. Die Rose blühte, und Mark und Pfennig gab es nicht mehr.",
        "[Name 1] kam aus [Ort 2] und rief [Telefonnummer 1] an.",
    ],
)
def test_everyday_words_are_left_in_peace(words):
    assert finds_in(words) == []


def test_the_own_town_is_suggested_and_what_was_kept_is_not():
    assert [find.words for find in finds_in("In Auenbrück ist es schön.", ["Auenbrück"])] == ["Auenbrück"]
    assert finds_in("In Auenbrück ist es schön.", ["Auenbrück"], {"Auenbrück"}) == []


def decide(client, interview, words, how, replacement=""):
    sent = {"words": words, "how": how, "replacement": replacement}
    return client.send(f"/interviews/{interview.id}/text/decisions", sent, page=f"/interviews/{interview.id}/text")


def test_words_are_decided_one_by_one_or_all_alike_and_then_the_text_is_frozen(
    transcript, facilitator, interview, rows
):
    page = facilitator.get("/interviews/1/text", headers=GERMAN).text
    assert "Fatoumata Diallo" in page
    early = facilitator.send("/interviews/1/text/freezing", page="/interviews/1/text", headers=GERMAN)
    assert early.status_code == 409
    assert "noch nicht entschieden" in early.text
    decide(facilitator, interview, "Aylin", "all", "Name 2")
    now = rows(Transcript).one().text
    assert now.count("[Name 2]") == 2
    decide(facilitator, interview, "Köln", f"one-{now.index('Köln')}", "Stadt")
    now = rows(Transcript).one().text
    assert (now.count("[Stadt]"), now.count("Köln")) == (1, 1)
    assert decide(facilitator, interview, "Köln", "one-3", "Stadt").status_code == 409, "the text is another one now"


def test_a_text_in_which_everything_is_decided_is_frozen(transcript, facilitator, interview, rows):
    decide(facilitator, interview, "Köln", "leave")
    for find in actions.suggestions(rows(Transcript).one()):
        decide(facilitator, interview, find.words, "all", "…")
    assert facilitator.send("/interviews/1/text/freezing", page="/interviews/1/text").status_code == 303
    frozen = rows(Transcript).one()
    assert frozen.hash == frozen.fingerprint
    assert "Diallo" not in frozen.text
    assert rows(KeptWord).count() == 0
    assert [answer.text for answer in rows(InterviewAnswer)] == [""], "what it was made from is erased"
    assert rows(Entry).filter_by(verb="transcript.frozen").count() == 1


def test_words_no_list_knows_are_taken_out_and_the_text_is_mended_by_hand(transcript, facilitator, rows):
    address, page = "/interviews/1/text", "/interviews/1/text"
    facilitator.send(f"{address}/words", {"words": "zur Schule", "replacement": "irgendwohin"}, page=page)
    assert "[irgendwohin]" in rows(Transcript).one().text
    missing = facilitator.send(f"{address}/words", {"words": "Gibtsnicht", "replacement": "x"}, page=page)
    assert missing.status_code == 422
    stale = facilitator.send(address, {"text": "Ganz neu", "base": "0" * 64}, headers=GERMAN)
    assert stale.status_code == 409
    assert "Ganz neu" in stale.text, "nothing typed is lost"
    base = rows(Transcript).one().fingerprint
    facilitator.send(address, {"text": "Ganz neu", "base": base})
    assert rows(Transcript).one().text == "Ganz neu"


def freeze_all(transcript, author):
    while finds := actions.suggestions(transcript):
        actions.replace_all(transcript, finds[0].words, "…")
    actions.freeze(transcript, by=author)


def test_a_frozen_text_never_changes_but_can_be_erased(transcript, author, facilitator):
    freeze_all(transcript, author)
    kept = transcript.hash
    for statement in ("UPDATE transcript SET text = 'anders'", "DELETE FROM transcript"):
        with pytest.raises(DatabaseError, match="never changes"), transaction():
            db.session.execute(text(statement))
    late = facilitator.send("/interviews/1/text", {"text": "anders", "base": kept}, page="/interviews/1/text/words")
    assert late.status_code in (404, 405, 409)
    take_back(transcript.interview, by=author)
    erased = db.session.get(Transcript, transcript.id)
    assert (erased.text, erased.hash) == ("", kept)
    assert erased.erased_at
    assert facilitator.get("/interviews/1/text").status_code == 404


def test_only_who_leads_the_talk_and_facilitators_open_the_text(transcript, browser, interviewer, signed_in):
    for who in ("nobody", "steering", "observer", "administrator", "interviewer", "facilitator of another process"):
        client = browser(who)
        assert client.get("/interviews/1/text").status_code == 404
        for path in ("", "/decisions", "/words", "/freezing", "/beginning"):
            assert client.send(f"/interviews/1/text{path}", page="/sign-in").status_code == 404
    assert signed_in(interviewer).get("/interviews/1/text").status_code == 200
