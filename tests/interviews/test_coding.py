"""Passages are marked, alone or apart; what it comes to is shown of five talks at least; agreement is figured right."""

import pytest

from tests.queries import counted
from tests.roles import EVERYBODY
from workshop.core.db import db
from workshop.interviews.coding import actions
from workshop.interviews.coding.agreement import cohens_kappa, krippendorffs_alpha
from workshop.interviews.coding.models import Code, Coding, InterviewMemo
from workshop.interviews.coding.tree import sentences
from workshop.interviews.coding.words import count_words
from workshop.interviews.study import actions as studies
from workshop.interviews.study.erasing import take_back
from workshop.interviews.study.models import Interview, Study
from workshop.interviews.texts import actions as texts
from workshop.interviews.texts.models import Transcript

GERMAN = {"Accept-Language": "de"}
TEXT = (
    "F: Was fehlt?\n\nEin Treffpunkt für alle 🙂 fehlt. Der alte steht leer!\n\n"
    "F: Und sonst?\n\nDie Briefe versteht niemand. Sprache ist der Schlüssel."
)


def coded(interview, author, text=TEXT) -> Transcript:
    studies.finish_interview(interview)
    transcript = texts.write_text(interview, text, by=author)
    texts.freeze(transcript, by=author)
    return transcript


@pytest.fixture
def transcript(interview, author) -> Transcript:
    return coded(interview, author)


@pytest.fixture
def code(study) -> Code:
    return actions.add_code(study, actions.Entry("Räume", "Orte, an denen man sich trifft"))


MARKED = {"start": "15", "end": "47", "code_id": "1", "memo": "wichtig"}


def test_a_passage_is_marked_by_its_place_in_characters(transcript, code, facilitator, rows):
    start = TEXT.index("🙂")
    answer = facilitator.send("/interviews/1/marks", MARKED | {"start": start, "end": start + 7})
    assert answer.status_code == 303
    coding = rows(Coding).one()
    assert TEXT[coding.start : coding.end] == "🙂 fehlt"
    page = facilitator.get("/interviews/1/marks", headers=GERMAN).text
    assert '<mark class="tone tone--0">🙂 fehlt</mark>' in page
    assert "wichtig" in page
    again = MARKED | {"start": start, "end": start + 8, "memo": "doch nicht"}
    facilitator.send("/interviews/1/marks", again)
    assert rows(Coding).count() == 2, "a point more is another passage"
    facilitator.send("/interviews/1/marks", MARKED | {"start": start, "end": start + 7, "memo": "neu"})
    assert rows(Coding).count() == 2, "the same passage twice is one mark"


@pytest.mark.parametrize(
    "sent", [{"start": ""}, {"start": "14", "end": "14"}, {"start": "13", "end": "15"}, {"code_id": "99"}]
)
def test_nothing_chosen_is_nothing_marked(transcript, code, facilitator, rows, sent):
    assert TEXT[13:15] == "\n\n"
    assert facilitator.send("/interviews/1/marks", MARKED | sent, headers=GERMAN).status_code == 422
    assert rows(Coding).count() == 0


def test_without_scripts_sentences_are_ticked_in_a_list(transcript, code, facilitator, rows):
    page = facilitator.get("/interviews/1/marks?paragraph=1").text
    spans = [part.split('"')[0] for part in page.split('name="sentence" value="')[1:]]
    assert len(spans) == 2
    sent = {"sentence": [spans[1]], "code_id": "1"}
    facilitator.send("/interviews/1/marks/sentences", sent, page="/interviews/1/marks?paragraph=1")
    coding = rows(Coding).one()
    assert TEXT[coding.start : coding.end] == "Der alte steht leer!"
    none = facilitator.send("/interviews/1/marks/sentences", {"code_id": "1"}, page="/interviews/1/marks")
    assert none.status_code == 422


def test_sentences_keep_their_places(transcript):
    for part in transcript.paragraphs():
        for start, end, words in sentences(part):
            assert TEXT[start:end] == words


def test_own_marks_and_memos_are_taken_away_and_nobody_elses(
    transcript, code, facilitator, interviewer, signed_in, rows
):
    facilitator.send("/interviews/1/marks", MARKED)
    facilitator.send("/interviews/1/memos", {"text": "Lange Pause hier."}, page="/interviews/1/marks")
    other = signed_in(interviewer)
    assert "Lange Pause" in other.get("/interviews/1/marks").text
    assert other.send("/codings/1/deletion", page="/sign-in").status_code == 404
    assert other.send("/memos/1/deletion", page="/sign-in").status_code == 404
    facilitator.send("/codings/1/deletion", page="/interviews/1/marks")
    facilitator.send("/memos/1/deletion", page="/interviews/1/marks")
    assert (rows(Coding).count(), rows(InterviewMemo).count()) == (0, 0)


def test_coders_who_work_apart_do_not_see_each_other(transcript, code, facilitator, interviewer, signed_in, rows):
    facilitator.send("/p/auenbrueck/codebook/apart", {"apart": "y"}, page="/p/auenbrueck/codebook")
    assert rows(Study).one().coders_apart
    facilitator.send("/interviews/1/marks", MARKED)
    other = signed_in(interviewer)
    assert "wichtig" not in other.get("/interviews/1/marks").text
    assert "wichtig" in facilitator.get("/interviews/1/marks").text
    facilitator.send("/p/auenbrueck/codebook/apart", {}, page="/p/auenbrueck/codebook")
    assert "wichtig" in other.get("/interviews/1/marks").text


def test_the_codebook_is_a_tree(study, code, facilitator, rows):
    new = {"name": "Vereinsräume", "definition": "", "example": "", "theme_field_id": "0", "parent_id": "1"}
    facilitator.send("/p/auenbrueck/codebook", new)
    facilitator.send("/p/auenbrueck/codebook", new | {"name": "Schlüssel", "parent_id": "2"})
    deep = facilitator.send("/p/auenbrueck/codebook", new | {"name": "Zu tief", "parent_id": "3"}, headers=GERMAN)
    assert deep.status_code == 409
    assert "höchstens drei Ebenen" in deep.text
    assert {one.tone for one in rows(Code)} == {0}
    facilitator.send("/p/auenbrueck/codebook", new | {"name": "Sprache", "parent_id": "0"})
    last = rows(Code).filter_by(name="Sprache").one()
    assert last.tone == 1
    facilitator.send(f"/codes/{last.id}/position", {"to": "up"}, page="/p/auenbrueck/codebook")
    assert rows(Code).filter_by(name="Sprache").one().position == 1
    facilitator.send("/codes/1", {"name": "Orte", "theme_field_id": "0"}, page="/codes/1")
    assert rows(Code).filter_by(id=1).one().name == "Orte"
    facilitator.send("/codes/1/deletion", page="/codes/1")
    assert [one.name for one in rows(Code)] == ["Sprache"], "what stood below goes along"


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_works_with_codes_and_who_sees_what_it_comes_to(who, transcript, code, browser):
    client = browser(who)
    team, runs = who in ("facilitator", "interviewer"), who == "facilitator"
    assert client.get("/p/auenbrueck/codebook").status_code == (200 if team else 404)
    assert client.get("/interviews/1/marks").status_code == (200 if runs else 404)
    for address in ("/codes/1", "/p/auenbrueck/agreement"):
        assert client.get(address).status_code == (200 if runs else 404)
    outside = who in ("nobody", "facilitator of another process")
    assert client.get("/p/auenbrueck/findings").status_code == (404 if outside else 200)
    assert client.send("/interviews/1/marks", MARKED, page="/sign-in").status_code == (303 if runs else 404)
    assert client.send("/codes/1/deletion", page="/sign-in").status_code == (303 if runs else 404)


def test_figures_of_fewer_than_five_talks_are_not_shown(study, version, interview, author, code, browser):
    others = []
    for number in range(2, 8):
        group = study.groups[1] if number < 7 else study.groups[0]
        one = studies.plan_interview(study, studies.Plan(version, author, group, f"Ort {number}"))
        studies.note_consent(one, studies.ConsentNote("paper", one.study.process.phases[0].starts_on, may_quote=True))
        studies.begin_interview(one)
        others.append(one)
    observer = browser("observer")
    for one in [interview, *others]:
        actions.mark_passage(coded(one, author), actions.Passage(15, 40), code, by=author)
    page = observer.get("/p/auenbrueck/findings", headers=GERMAN).text
    assert "Schon lange hier" in page
    assert "Neu zugezogen" not in page, "two talks would tell who"
    assert "Treffpunkt" in page
    take_back(db.session.get(Interview, others[0].id), by=author)
    page = observer.get("/p/auenbrueck/findings", headers=GERMAN).text
    assert "Schon lange hier" not in page, "four are too few"
    assert "Die übrigen Gruppen zusammen" in page
    with counted() as asked:
        observer.get("/p/auenbrueck/findings")
    assert len([one for one in asked if one != "BEGIN"]) <= 12


def test_words_of_those_who_asked_and_what_was_taken_out_are_not_counted():
    said = [f"F: Fragezeichen Fragezeichen\n\nTreffpunkte fehlen [Name 1] Eins{'x' * n}" for n in range(5)]
    assert [(one.word, one.times, one.talks) for one in count_words(said)] == [("Treffpunkte", 5, 5), ("fehlen", 5, 5)]


def test_a_talk_taken_back_takes_its_marks_along(transcript, code, author, facilitator, rows):
    facilitator.send("/interviews/1/marks", MARKED)
    facilitator.send("/interviews/1/memos", {"text": "Pause"}, page="/interviews/1/marks")
    take_back(transcript.interview, by=author)
    assert (rows(Coding).count(), rows(InterviewMemo).count()) == (0, 0)


def test_agreement_is_told_by_pairs_and_for_all(transcript, code, author, interviewer, facilitator):
    actions.mark_passage(transcript, actions.Passage(15, 40), code, by=author)
    actions.mark_passage(transcript, actions.Passage(15, 30), code, by=interviewer)
    page = facilitator.get("/p/auenbrueck/agreement", headers=GERMAN).text
    assert "Emine Yıldız</bdi> · <bdi>Leyla Farahmand" in page
    assert page.count("1.00") == 2


def test_kappa_is_that_of_cohen_1960():
    table = [[88, 10, 2], [14, 40, 6], [18, 10, 12]]  # Cohen (1960), N = 200, kappa = .492
    pairs = [(row, column) for row in range(3) for column in range(3) for _ in range(table[row][column])]
    assert cohens_kappa(pairs) == pytest.approx(0.492, abs=0.0005)
    assert cohens_kappa([(1, 1), (1, 1)]) is None, "chance explains everything"
    assert cohens_kappa([]) is None


@pytest.mark.parametrize(
    ("rows_of_coders", "alpha"),
    [
        (["0100000010", "1110010000"], 0.095),  # Krippendorff (2011), A: binary data, two observers
        (["aabbdcccedda", "babbbccceddd"], 0.692),  # B: nominal data, two observers
        (
            ["1233214 12....", "1233224 125.3", ".333234 2251.", "1233244 1251."],
            0.743,
        ),  # C: four observers, missing data
    ],
)
def test_alpha_is_that_of_krippendorff_2011(rows_of_coders, alpha):
    coders = [row.replace(" ", "")[:12] for row in rows_of_coders]
    units = [[value for value in unit if value != "."] for unit in zip(*coders, strict=True)]
    assert krippendorffs_alpha(units) == pytest.approx(alpha, abs=0.0005)


def test_alpha_of_nothing_is_nothing():
    assert krippendorffs_alpha([]) is None
    assert krippendorffs_alpha([["a"], ["b"]]) is None
    assert krippendorffs_alpha([["a", "a"], ["a", "a"]]) is None
