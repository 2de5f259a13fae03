"""Abuse cases 17 and 18: what was confided is found by nobody without the right, on no page, in no file, in no log."""

from __future__ import annotations

import io
import itertools
import logging
import zipfile

import pytest

from tests.interviews.test_coding import coded
from tests.roles import EVERYBODY, browser_of
from workshop.drafts import actions as drafts
from workshop.interviews.coding import actions as coding
from workshop.interviews.excerpts import actions as excerpts
from workshop.interviews.study import actions as studies
from workshop.interviews.texts import actions as texts

NAME = "Kanarienvogelname"
SAID = "Kanarienvogelsatz"
FILLED = {
    "slug": "auenbrueck",
    "kind": ["guide-questions", "goals", "pdf", "md"],
    "what": ["sheet"],
    "language": "tr",
    "topic": "privacy",
    "name": "timetable",
    "token": "x",
    "code": "1",
    "receipt": "x",
    "filename": "css/base.css",
}


@pytest.fixture
def confided(study, version, interview, interviewer, author, process) -> None:
    """Canaries in every place where something is confided, and a text that cites what is not released."""
    studies.put_key(interview, f"{NAME} Meier", f"{NAME}@example.org", by=author)
    transcript = coded(interview, author, f"F: Frage?\n\n{SAID} steht hier. Und noch ein Satz.")
    code = coding.add_code(study, coding.Entry("Räume"))
    coding.mark_passage(transcript, coding.Passage(11, 28), code, f"Memo {SAID}", by=author)
    coding.write_memo(interview, f"Gedanke {SAID}", by=author)
    excerpts.propose(transcript, coding.Passage(11, 28), by=author)
    running = studies.plan_interview(study, studies.Plan(version, interviewer, pseudonym="Dohle"))
    studies.note_consent(running, studies.ConsentNote("paper", process.phases[0].starts_on, may_quote=False))
    studies.begin_interview(running)
    key = next(f"q{question.id}" for question in version.guide.questions if question.kind == "open")
    studies.save_answer(running, studies.Answer(key, f"Noch ein {SAID}"))
    studies.finish_interview(running)
    waiting = texts.write_text(running, by=author)
    texts.keep_word(waiting, f"{SAID}wort")
    draft = drafts.begin_draft(process, author)
    drafts.add_section(draft, "Räume", text="Ein Satz [@I1-1].", by=author)
    drafts.publish_version(drafts.cut_version(draft, "Erste", by=author), author)


def fillings(rule, name: str) -> list:
    """What there is to put into one place of an address."""
    converter = rule._converters[name]
    if type(converter).__name__ == "IntegerConverter":
        return [1, 2]
    if type(converter).__name__ == "AnyConverter":
        return sorted(converter.items)
    known = FILLED.get(name, "x")
    return [known] if isinstance(known, str) else known


def addresses(app) -> set[str]:
    """Every page of the whole application, with everything there is to put into its address."""
    found = set()
    adapter = app.url_map.bind("localhost")
    for rule in app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and rule.endpoint != "static":
            names = sorted(rule.arguments)
            for values in itertools.product(*(fillings(rule, name) for name in names)):
                found.add(adapter.build(rule.endpoint, dict(zip(names, values, strict=True))))
    return found


def words_in(answer) -> bytes:
    """What an answer says, files that are archives opened."""
    if answer.data[:2] != b"PK":
        return answer.data
    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        return b"".join(archive.read(entry) for entry in archive.infolist())


SLOW = (".pdf", ".docx", ".odt", ".epub")  # made by the same text as the others; one of each is enough elsewhere


def crawl(app, client) -> dict[str, bytes]:
    """Every page this browser gets, and every search for a canary."""
    asked = [one for one in sorted(addresses(app)) if not one.endswith(SLOW)]
    asked += [f"{one}?q={word}" for word in (NAME, SAID) for one in asked if "source" in one or "search" in one]
    return {one: words_in(client.get(one)) for one in asked}


def seen(pages: dict[str, bytes], canary: str) -> set[str]:
    return {address for address, words in pages.items() if canary.encode() in words and f"q={canary}" not in address}


@pytest.mark.parametrize("who", [one for one in EVERYBODY if one != "facilitator"])
def test_who_has_no_right_finds_nothing_anywhere(who, confided, app, process, make, new_client, caplog):
    with caplog.at_level(logging.DEBUG):
        pages = crawl(app, browser_of(who, process, make, new_client))
    assert len(pages) > 60
    assert seen(pages, NAME) == set()
    assert seen(pages, SAID) == set()
    assert NAME not in caplog.text
    assert SAID not in caplog.text


def test_facilitators_find_answers_at_their_door_and_no_names(confided, app, browser):
    pages = crawl(app, browser("facilitator"))
    assert seen(pages, NAME) == set(), "only the keeper reads names"
    assert seen(pages, SAID) == {  # not /interviews/1/answers: what was frozen is erased where it came from
        "/interviews/1/text",
        "/interviews/1/marks",
        "/interviews/2/answers",
        "/interviews/2/text",
        "/excerpts/1",
        "/p/auenbrueck/excerpts",
        "/p/auenbrueck/exchange/project",
        "/p/auenbrueck/exchange/marks",
    }


def test_the_keeper_finds_names_on_one_page(confided, app, author, signed_in):
    assert seen(crawl(app, signed_in(author)), NAME) == {"/p/auenbrueck/keys"}


def test_an_interviewer_finds_the_own_talks_only(confided, app, interviewer, signed_in, study, version, author):
    other = studies.plan_interview(study, studies.Plan(version, author, pseudonym="Fink"))
    assert other.number == 3
    pages = crawl(app, signed_in(interviewer))
    assert seen(pages, NAME) == set()
    assert "/interviews/1/text" in seen(pages, SAID)
