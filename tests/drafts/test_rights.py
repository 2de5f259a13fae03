"""Who may do what: every address of the package, asked by everybody."""

import pytest

from tests.roles import ADMINISTRATOR, EVERYBODY, NOBODY, STRANGER, browser_of
from workshop.core.db import db
from workshop.drafts.models import Publication, Revision, Section, Version

MEMBERS = {"facilitator", "steering", "interviewer", "observer", ADMINISTRATOR}
WRITERS = {"facilitator", "steering", ADMINISTRATOR}
RUNNERS = {"facilitator", ADMINISTRATOR}
READING = {
    "/p/{slug}/draft": MEMBERS,
    "/p/{slug}/draft/outline": WRITERS,
    "/p/{slug}/sources?q=": WRITERS,
    "/p/{slug}/versions": set(EVERYBODY),
    "/sections/{section}": MEMBERS,
    "/sections/{section}/history": MEMBERS,
    "/sections/{section}/history/1": MEMBERS,
    "/versions/{version}": MEMBERS,
    "/versions/{version}/compare/{version}": MEMBERS,
    "/ideas/{idea}": MEMBERS,
}
WRITING = {
    "/p/{slug}/draft": WRITERS,
    "/p/{slug}/sections": WRITERS,
    "/p/{slug}/versions": WRITERS,
    "/sections/{section}": WRITERS,
    "/sections/{section}/edits": WRITERS,
    "/sections/{section}/preview": WRITERS,
    "/sections/{section}/title": WRITERS,
    "/sections/{section}/place": WRITERS,
    "/sections/{section}/removal": WRITERS,
    "/sections/{section}/restoration": WRITERS,
    "/sections/{section}/history/1/restoration": WRITERS,
    "/versions/{version}/publication": RUNNERS,
    "/versions/{version}/withdrawal": RUNNERS,
}
FORM = {
    "section": "1",
    "edit": "AAA=",
    "title": "Neu",
    "text": "Neu",
    "base": "1",
    "place": "up",
    "name": "Neu",
    "step": "save",
}


@pytest.fixture
def ids(make, process, draft, section) -> dict[str, object]:
    idea = make.card(process)
    version = make.version(draft)
    return {"slug": process.slug, "section": section.id, "version": version.id, "idea": idea.id}


def rows() -> tuple[int, ...]:
    db.session.rollback()
    return tuple(db.session.query(table).count() for table in (Section, Revision, Version, Publication))


@pytest.mark.parametrize("who", EVERYBODY)
def test_reading(who, make, process, ids, new_client):
    browser = browser_of(who, process, make, new_client)
    for address, allowed in READING.items():
        status = browser.get(address.format(**ids)).status_code
        assert status == (200 if who in allowed else 404), (who, address)


@pytest.mark.parametrize("who", EVERYBODY)
def test_writing(who, make, process, ids, new_client):
    browser = browser_of(who, process, make, new_client)
    token = browser.token("/receipts")
    for address, allowed in WRITING.items():
        before = rows()
        answer = browser.post(address.format(**ids), data=FORM | {"csrf_token": token})
        if who in allowed:
            assert answer.status_code in (200, 303, 409), (who, address)
        else:
            assert answer.status_code in (403, 404), (who, address)
            assert rows() == before


def test_whoever_may_not_write_finds_no_button_that_would_refuse(make, process, ids, new_client):
    browser = browser_of("observer", process, make, new_client)
    for address in ("/p/{slug}/draft", "/sections/{section}", "/sections/{section}/history/1", "/versions/{version}"):
        page = browser.get(address.format(**ids)).text
        own = page.split("<main", 1)[1].split("</main>")[0]
        assert "<form" not in own, address


def test_absent_and_forbidden_look_the_same(make, process, ids, new_client):
    for who in (NOBODY, STRANGER):
        browser = browser_of(who, process, make, new_client)
        forbidden, absent = browser.get("/sections/{section}".format(**ids)), browser.get("/sections/999999")
        assert forbidden.status_code == absent.status_code == 404
        said = [answer.text.split("<main")[1].split("</main>")[0] for answer in (forbidden, absent)]
        assert said[0] == said[1].replace("/sections/999999", f"/sections/{ids['section']}")
