"""Quotations: proposed by one, released by another, cited in texts; gone at once when a consent is taken back."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from tests.interviews.test_coding import TEXT, coded
from workshop.core.db import db, transaction
from workshop.drafts import actions as drafts
from workshop.exports.shelf import shelf
from workshop.interviews.coding.actions import Passage
from workshop.interviews.excerpts import actions
from workshop.interviews.excerpts.models import Excerpt
from workshop.interviews.study import actions as studies
from workshop.interviews.study.erasing import take_back
from workshop.processes.citing import resolve, search
from workshop.processes.models import Entry

GERMAN = {"Accept-Language": "de"}
WORDS = "Der alte steht leer!"


@pytest.fixture
def excerpt(interview, author) -> Excerpt:
    start = TEXT.index(WORDS)
    return actions.propose(coded(interview, author), Passage(start, start + len(WORDS) + 2), by=author)


def test_one_proposes_another_releases(excerpt, author, signed_in, facilitator, browser, rows):
    assert (excerpt.key, excerpt.text) == ("I1-1", WORDS)
    own = signed_in(author)
    refused = own.send("/excerpts/1/release", page="/p/auenbrueck/codebook", headers=GERMAN)
    assert refused.status_code == 409
    assert "jemand anders" in refused.text
    observer = browser("observer")
    assert observer.get("/excerpts/1").status_code == 404
    assert WORDS not in observer.get("/p/auenbrueck/excerpts").text
    assert facilitator.send("/excerpts/1/release", page="/excerpts/1").status_code == 303
    assert WORDS in observer.get("/p/auenbrueck/excerpts").text
    assert observer.get("/excerpts/1").status_code == 200
    assert rows(Entry).filter_by(verb="excerpt.released").count() == 1
    facilitator.send("/excerpts/1/holding", page="/excerpts/1")
    assert WORDS not in observer.get("/p/auenbrueck/excerpts").text


def test_only_who_agreed_is_quoted(interview, author, facilitator, rows):
    note = studies.ConsentNote("paper", interview.process.phases[0].starts_on, may_quote=False)
    studies.note_consent(interview, note)
    coded(interview, author)
    sent = {"start": "15", "end": "30"}
    refused = facilitator.send("/interviews/1/excerpts", sent, page="/interviews/1/marks", headers=GERMAN)
    assert refused.status_code == 409
    assert "nicht eingewilligt" in refused.text
    assert rows(Excerpt).count() == 0


def test_chosen_words_or_ticked_sentences_are_proposed(excerpt, facilitator, rows):
    start = TEXT.index("Die Briefe")
    page = "/interviews/1/marks"
    facilitator.send("/interviews/1/excerpts", {"start": start, "end": start + 28}, page=page)
    facilitator.send("/interviews/1/excerpts", {"sentence": [f"{start}-{start + 28}"]}, page=page)
    assert [one.text for one in rows(Excerpt).order_by(Excerpt.number)][1:] == ["Die Briefe versteht niemand."] * 2
    assert facilitator.send("/interviews/1/excerpts", {"start": "0", "end": "0"}, page=page).status_code == 422


def test_a_text_cites_released_words_only(excerpt, process, facilitator):
    before = resolve(process, ["I1-1", "I9-9"], inside=True)
    assert set(before) == {"I1-1"}
    assert (before["I1-1"].text, bool(before["I1-1"].gone)) == ("", True)
    assert search(process, "leer") == []
    facilitator.send("/excerpts/1/release", page="/excerpts/1")
    db.session.rollback()
    after = resolve(process, ["I1-1"])["I1-1"]
    assert (after.text, after.gone) == (WORDS, "")
    assert [hit.key for hit in search(process, "LEER")] == ["I1-1"]


def test_words_never_change(excerpt):
    for statement in ("UPDATE excerpt SET text = 'anders'", "DELETE FROM excerpt"):
        with pytest.raises(DatabaseError, match="never changes"), transaction():
            db.session.execute(text(statement))


def test_a_consent_taken_back_is_felt_everywhere_at_once(excerpt, process, author, facilitator, client, rows):
    facilitator.send("/excerpts/1/release", page="/excerpts/1")
    draft = drafts.begin_draft(process, author)
    drafts.add_section(draft, "Räume", text="Es fehlt ein Treffpunkt [@I1-1].", by=author)
    version = drafts.cut_version(draft, "Erste", by=author)
    drafts.publish_version(version, author)
    page = f"/versions/{version.id}"
    assert WORDS in client.get(page, headers=GERMAN).text
    (shelf() / "fertig.pdf").write_bytes(WORDS.encode())
    take_back(db.session.get(Excerpt, 1).interview, by=author)
    assert list(shelf().iterdir()) == [], "no finished file keeps the words"
    read = client.get(page, headers=GERMAN)
    assert read.status_code == 200
    assert WORDS not in read.text
    assert "Einwilligung zurückgezogen" in read.text
    assert "Räume" in facilitator.get("/excerpts/1").text, "the places that cited it are marked"
    assert "Räume" in facilitator.get("/interviews/1/citations").text
    assert rows(Excerpt).one().erased_at
    assert drafts.verify_versions() == []
