"""A study goes to other programs and comes back equal; a file that is a trap is refused, and nothing of it is kept."""

import io
import zipfile

import pytest

from tests.interviews.test_coding import TEXT, coded
from tests.roles import EVERYBODY
from workshop.core.db import db
from workshop.interviews.coding import actions as coding
from workshop.interviews.coding.models import Code, Coding
from workshop.interviews.exchange.actions import project_of
from workshop.interviews.exchange.reading import read_codebook, read_project
from workshop.interviews.exchange.writing import schema, write_codebook, write_project
from workshop.interviews.guides import actions as guides
from workshop.interviews.study import actions as studies
from workshop.interviews.study.models import Interview
from workshop.interviews.texts.models import Transcript

GERMAN = {"Accept-Language": "de"}
PAGE = "/p/auenbrueck/exchange"


@pytest.fixture
def study_coded(study, interview, author, interviewer):
    transcript = coded(interview, author)
    top = coding.add_code(study, coding.Entry("Räume", "Orte", "Das Café"))
    below = coding.add_code(study, coding.Entry("=Schlüssel"), top)
    coding.mark_passage(transcript, coding.Passage(15, TEXT.index("fehlt.")), top, "🙂 gemerkt", by=author)
    coding.mark_passage(transcript, coding.Passage(15, 30), below, by=interviewer)
    return study


def upload(client, content, name="projekt.qdpx", version=1, **more):
    data = {"file": (io.BytesIO(content), name), "guide_version_id": str(version)}
    return client.send(PAGE, data, content_type="multipart/form-data", **more)


def bare(project):
    """A project without the names that only one file knows."""
    paths = {}

    def walk(codes, above=()):
        for code in codes:
            paths[code.key] = (*above, code.name)
            yield (*above, code.name), code.description
            yield from walk(code.below, (*above, code.name))

    codes = sorted(walk(project.codes))
    texts = [
        (text.text, sorted((mark.start, mark.end, paths[mark.code], mark.memo, mark.coder) for mark in text.marks))
        for text in project.texts
    ]
    return codes, texts


def test_a_project_is_written_read_and_taken_in_equal(study_coded, facilitator, make, author, interviewer, rows):
    file = facilitator.get(f"{PAGE}/project").data
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert "project.qde" in archive.namelist()
        assert archive.read(next(name for name in archive.namelist() if name.endswith(".txt"))).decode() == TEXT
    before = bare(project_of(study_coded))
    assert bare(read_project(file)) == before
    assert before[1][0][1], "there are marks in it"
    codes = rows(Code).count()
    answer = upload(facilitator, file)
    assert answer.status_code == 303
    assert rows(Code).count() == codes, "codes that were there are the same codes"
    both = bare(project_of(db.session.merge(study_coded)))
    assert both[1] == before[1] * 2, "the same text with the same marks by the same people"
    taken = rows(Transcript).order_by(Transcript.id.desc()).first()
    assert taken.frozen_at
    assert taken.hash == taken.fingerprint


def test_what_is_written_is_what_the_schema_says(study_coded):
    from lxml import etree

    project = project_of(study_coded)
    with zipfile.ZipFile(io.BytesIO(write_project(project))) as archive:
        schema("project").assertValid(etree.fromstring(archive.read("project.qde")))
    book = write_codebook(project.codes)
    schema("codebook").assertValid(etree.fromstring(book))
    assert not schema("codebook").validate(etree.fromstring(book.replace(b"isCodable", b"isCode")))
    assert read_codebook(book) == project.codes


def test_a_codebook_is_taken_in(study_coded, facilitator, make, rows, client, new_client):
    book = facilitator.get(f"{PAGE}/codebook").data
    other = make.process(slug="anderswo")
    member = make.member(other)
    studies.begin_study(other)
    guides.hold_version(guides.begin_guide(other, "G", "residents"), by=member)
    elsewhere = new_client()
    elsewhere.sign_in(member)
    page = "/p/anderswo/exchange"
    data = {"file": (io.BytesIO(book), "buch.qdc"), "guide_version_id": "2"}
    assert elsewhere.send(page, data, content_type="multipart/form-data").status_code == 303
    assert [(code.name, code.definition, code.example) for code in rows(Code).filter(Code.study_id != 1)] == [
        ("Räume", "Orte", "Das Café"),
        ("=Schlüssel", "", ""),
    ]


def test_marks_as_a_table_hold_no_formula(study_coded, facilitator):
    table = facilitator.get(f"{PAGE}/marks").data.decode("utf-8-sig")
    assert "Ein Treffpunkt" in table
    assert '"\'=Schlüssel"' in table or "'=Schlüssel" in table
    assert ";=Schlüssel" not in table


def archive_of(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


CALLS = b'<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
ENTITY = CALLS + b'<Project xmlns="urn:QDA-XML:project:1.0" name="&x;"/>'
EMPTY = b'<Project xmlns="urn:QDA-XML:project:1.0" name="x"/>'
TRAPS = {
    "a bomb": (archive_of(**{"project.qde": EMPTY, "sources__a.txt": b"0" * 30_000_000}), 413),
    "a path out": (archive_of(**{"project.qde": EMPTY, "..__..__etc__x.txt": b"x"}), 413),
    "an absolute path": (archive_of(**{"__etc__x.txt": b"x", "project.qde": EMPTY}), 413),
    "entities": (archive_of(**{"project.qde": ENTITY}), 413),
    "no project": (archive_of(**{"etwas.txt": b"x"}), 422),
    "another document": (archive_of(**{"project.qde": b"<html/>"}), 422),
    "a damaged archive": (b"PK\x03\x04kaputt", 422),
    "no XML": (b"Guten Tag", 422),
    "nothing in it": (archive_of(**{"project.qde": EMPTY}), 422),
    "entities in a codebook": (b'<!DOCTYPE x [<!ENTITY y "z">]><CodeBook xmlns="urn:QDA-XML:codebook:1.0"/>', 413),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_traps_are_refused_in_words_and_nothing_is_kept(trap, study_coded, facilitator, rows):
    content, status = TRAPS[trap]
    before = rows(Interview).count(), rows(Code).count(), rows(Coding).count()
    answer = upload(facilitator, content, headers=GERMAN)
    assert answer.status_code == status
    assert 'class="kern-error"' in answer.text
    assert (rows(Interview).count(), rows(Code).count(), rows(Coding).count()) == before


def test_what_another_program_writes_is_read_as_far_as_we_keep_it(study_coded):
    foreign = b"""<Project xmlns="urn:QDA-XML:project:1.0" name="Fremd"><Users><User guid="{A}" name="Ada"/></Users>
      <CodeBook><Codes><Code guid="{C1}" name="Eins" isCodable="true"><Code guid="C2" name="Zwei" isCodable="true">
      <Code guid="C3" name="Drei" isCodable="true"><Code guid="C4" name="Vier" isCodable="true"/></Code></Code></Code>
      </Codes></CodeBook><Cases/><Sources><PictureSource guid="P"/><TextSource guid="T" name="Text">
      <PlainTextContent>Hallo Welt</PlainTextContent><PlainTextSelection guid="S" startPosition="0" endPosition="5">
      <Coding guid="K" creatingUser="A"><CodeRef targetGUID="{c1}"/></Coding></PlainTextSelection>
      <PlainTextSelection guid="S2" startPosition="5" endPosition="500">
      <Coding guid="K2"><CodeRef targetGUID="c2"/></Coding>
      </PlainTextSelection></TextSource></Sources><Graphs/></Project>"""
    project = read_project(archive_of(**{"project.qde": foreign}))
    (text,) = project.texts
    assert (text.text, [(mark.start, mark.end, mark.code, mark.coder) for mark in text.marks]) == (
        "Hallo Welt",
        [(0, 5, "c1", "Ada")],
    )
    assert [code.name for code in project.codes[0].walk()] == ["Eins", "Zwei", "Drei", "Vier"]


@pytest.mark.parametrize("who", EVERYBODY)
def test_only_facilitators_take_a_study_along(who, study_coded, browser):
    client = browser(who)
    for address in (PAGE, f"{PAGE}/project", f"{PAGE}/codebook", f"{PAGE}/marks"):
        assert client.get(address).status_code == (200 if who == "facilitator" else 404)
