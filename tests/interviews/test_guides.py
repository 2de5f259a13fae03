"""Interview guides: worded, ordered, said in other languages, held for good, printed."""

import io
import zipfile

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.queries import counted
from tests.roles import ADMINISTRATOR, EVERYBODY
from workshop.core.db import db, transaction
from workshop.core.frozen import statements
from workshop.interviews.guides import actions
from workshop.interviews.guides.editions import sheet_of, side_by_side
from workshop.interviews.guides.models import Guide, GuideQuestion, GuideSection, GuideVersion
from workshop.processes.models import Entry, Role

GERMAN = {"Accept-Language": "de"}
READERS = frozenset({ADMINISTRATOR, *(str(role) for role in Role)})
WRITERS = frozenset({ADMINISTRATOR, "facilitator"})
QUESTION = {"text": "Wo treffen Sie sich?", "kind": "open", "options": "", "prompts": ""}
BASICS = {"title": "Neu", "target_group": "", "minutes": "30", "introduction": "", "consent": "", "closing": ""}


@pytest.mark.parametrize("who", EVERYBODY)
def test_who_reads_and_who_writes(who, version, browser):
    client = browser(who)
    for address in ("/p/auenbrueck/guides", "/guides/1", "/guides/1/languages/tr", "/guide-versions/1"):
        assert client.get(address).status_code == (200 if who in READERS else 404), address
    assert client.get("/guide-sections/1").status_code == (200 if who in WRITERS else 404)
    for address, data in (
        ("/guides/1", BASICS),
        ("/guides/1/sections", {"title": "Neu"}),
        ("/guide-sections/1/questions", QUESTION),
        ("/guide-sections/1", {"title": "Neu"}),
        ("/guide-questions/1", QUESTION),
        ("/guide-questions/1/position", {"to": "down"}),
        ("/guides/1/languages", {"language": "tr"}),
        ("/guides/1/languages/tr", {"title": "Şehrimizde yaşamak"}),
        ("/guides/1/versions", {"note": "Neu"}),
        ("/guide-questions/1/deletion", {}),
        ("/p/auenbrueck/guides", {"title": "Zweiter", "template": ""}),
        ("/guides/2/deletion", {}),
    ):
        answer = client.send(address, data, page="/sign-in")
        assert (address, answer.status_code) == (address, 303 if who in WRITERS else 404)


@pytest.mark.parametrize("template", ["understanding", "practitioners", "residents", "associations"])
def test_each_template_makes_a_guide_that_can_be_held(facilitator, rows, template):
    facilitator.send("/p/auenbrueck/guides", {"title": "Unser Leitfaden", "template": template})
    guide = rows(Guide).one()
    assert guide.consent
    assert guide.introduction
    assert facilitator.send("/guides/1/versions", page="/guides/1").status_code == 303
    page = facilitator.get("/guide-versions/1", headers=GERMAN).text
    assert all(question.text in page for question in guide.questions)


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"text": ""}, "Bitte schreiben Sie die Frage."),
        ({"kind": "scale", "options": "nur ein Ende"}, "zwei Enden"),
        ({"kind": "one", "options": "eine"}, "mindestens zwei Antworten"),
        ({"text": "x" * 601}, "kürzen Sie auf 600 Zeichen"),
    ],
)
def test_a_question_that_nobody_could_answer_is_refused(facilitator, guide, rows, sent, words):
    before = rows(GuideQuestion).count()
    answer = facilitator.send("/guide-sections/1/questions", QUESTION | sent, page="/guides/1", headers=GERMAN)
    assert answer.status_code == 422
    assert words in answer.text
    assert rows(GuideQuestion).count() == before


def test_sections_and_questions_are_ordered_and_taken_out(facilitator, guide, rows):
    facilitator.send("/guide-sections/2/position", {"to": "up"}, page="/guides/1")
    assert [one.id for one in rows(GuideSection).order_by(GuideSection.position)][:2] == [2, 1]
    bare = facilitator.send(
        "/guide-questions/1/position", {"to": "2"}, page="/guides/1", headers={"Accept": "application/json"}
    )
    assert bare.status_code == 204
    facilitator.send("/guide-sections/1/deletion", page="/guide-sections/1")
    assert rows(GuideQuestion).filter_by(section_id=1).count() == 0
    assert rows(Entry).filter_by(verb="guide.worded").count() == 3


def test_a_wording_is_marked_when_the_german_has_changed(facilitator, guide, rows):
    address = "/guides/1/languages/tr"
    facilitator.send(address, {"question-1": "Ne zamandan beri burada yaşıyorsunuz?"})
    facilitator.send("/guide-questions/1", QUESTION | {"text": "Seit wann wohnen Sie hier?"})
    page = facilitator.get(address, headers=GERMAN).text
    assert "Das Deutsche hat sich geändert" in page
    assert "Wie lange wohnen Sie schon in der Stadt?</del>" in page
    same = {"question-1": "Ne zamandan beri burada yaşıyorsunuz?"}
    facilitator.send(address, same)
    assert "Das Deutsche hat sich geändert" in facilitator.get(address, headers=GERMAN).text, "nobody said it fits"
    facilitator.send(address, same | {"fits": "question-1"})
    assert "Das Deutsche hat sich geändert" not in facilitator.get(address, headers=GERMAN).text


def test_a_version_speaks_german_where_a_wording_is_missing_or_has_fallen_behind(guide, author):
    ours = {each.place: each for each in side_by_side(guide, "tr")}
    options = next(question for question in guide.questions if question.kind == "scale").id
    actions.word_in(
        guide,
        "tr",
        {
            "question-1": actions.Worded("Eski"),
            "question-2": actions.Worded("Burada evimdeyim."),
            f"options-{options}": actions.Worded("yalnız bir satır"),
        },
    )
    asked = actions.Asked("Ganz anders gefragt?")
    actions.reword_question(next(iter(guide.questions)), asked, by=author)
    sheet = sheet_of(actions.hold_version(guide, by=author).content, "tr")
    first, second = list(sheet.questions())[:2]
    assert (first.text.text, first.text.language) == ("Ganz anders gefragt?", "de")
    assert (second.text.text, second.text.language) == ("Burada evimdeyim.", "tr")
    assert [option.language for option in second.options] == ["de", "de"], "another number of lines is another question"
    assert ours["question-1"].text == ""


def test_a_version_never_changes_by_no_path(version, guide, author, facilitator):
    for statement in (
        "UPDATE guide_version SET content = '{}'",
        "DELETE FROM guide_version",
        "REPLACE INTO guide_version SELECT * FROM guide_version",
    ):
        with pytest.raises(DatabaseError, match="never changes"), transaction():
            db.session.execute(text(statement))
    with pytest.raises(DatabaseError, match="never changes"), transaction():
        db.session.get(GuideVersion, version.id).note = "anders"
    again = facilitator.send("/guides/1/versions", page="/guides/1", headers=GERMAN)
    assert again.status_code == 409
    assert "Seit Fassung 1 hat sich nichts geändert" in again.text
    assert facilitator.send("/guides/1/deletion", page="/guides/1/languages/tr").status_code == 409
    kept = db.session.get(GuideVersion, version.id)
    assert kept.hash == kept.fingerprint()


def test_postgresql_refuses_in_its_own_words():
    made = statements("postgresql", "guide_version", ("guide_id",), "NEW.x = 1")
    assert any("WHEN (NOT (NEW.x = 1))" in one and "BEFORE UPDATE" in one for one in made)
    assert any("BEFORE TRUNCATE" in one for one in made)


def test_the_list_asks_the_same_number_of_questions_however_many_guides(facilitator, process, author):
    def asked() -> int:
        with counted() as statements_run:
            assert facilitator.get("/p/auenbrueck/guides").status_code == 200
        return len(statements_run)

    actions.hold_version(actions.begin_guide(process, "Erster", "residents", by=author), by=author)
    before = asked()
    for number in range(5):
        actions.begin_guide(process, f"Noch einer {number}", "associations", by=author)
    assert asked() == before <= 12


@pytest.mark.parametrize("what", ["sheet", "handout", "slip"])
def test_a_guide_is_printed_in_the_language_of_the_reader(what, browser, guide, author):
    actions.word_in(guide, "tr", {"title": actions.Worded("Şehrimizde yaşamak")})
    actions.hold_version(guide, by=author)
    client = browser("interviewer")
    file = client.get(f"/guide-versions/1/{what}.docx?language=tr")
    assert file.status_code == 200
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        words = archive.read("word/document.xml").decode()
    assert "Şehrimizde yaşamak" in words
    assert ("Kennen Sie Ihre Nachbarinnen" in words) == (what != "slip")
    assert ("Wo treffen Sie andere Leute?" in words) == (what == "sheet"), "prompts are for the interviewer only"


def test_a_sheet_as_pdf_and_odt_and_for_nobody_else(browser, version):
    client = browser("facilitator")
    assert client.get("/guide-versions/1/sheet.pdf").data.startswith(b"%PDF")
    assert client.get("/guide-versions/1/handout.odt").data.startswith(b"PK")
    assert browser("nobody").get("/guide-versions/1/sheet.pdf").status_code == 404
    assert client.get("/guide-versions/1/keys.pdf").status_code == 404
