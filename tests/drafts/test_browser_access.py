"""Every page of drafts and versions in every state: axe without exceptions, no page wider than a small phone."""

from dataclasses import dataclass

import pytest

from tests.browsers import READERS
from tests.drafts.conftest import MakeDraft, save
from tests.factory import Make
from workshop.accounts.models import Account
from workshop.core.db import db
from workshop.drafts import actions

pytestmark = pytest.mark.browser
LONG = """Ein Satz mit Quelle [@F1-1] und Fußnote[^1], und [شاي]{lang=ar}.

| Was | Wann | Wer |
| --- | --- | --- |
| Café | 2028 | Integrationsbüro und Nachbarschaftswerk |

- eins
- zwei

> Gesagt ist gesagt.

![Der Fahrplan](figure:timetable)

Unbekannt [@F9-9].

[^1]: Hier steht mehr.
"""


@dataclass(frozen=True)
class Concept:
    """A draft with everything in it and two versions, by its numbers: it outlives the test that made it."""

    slug: str
    section: int
    writer: int
    first: int
    second: int

    @property
    def account(self) -> Account:
        """Somebody who writes it."""
        return db.session.get_one(Account, self.writer)


def write(make: MakeDraft) -> Concept:
    process = make.process()
    draft, account = make.draft(process), make.member(process)
    make.card(process, "Bänke vor dem Supermarkt")
    section = make.section(draft, "Orte", "Das rote Haus steht am See.")
    save(section, LONG, None)
    make.section(draft, "Darunter", "## Zwischen\n\nText", parent=section)
    gone = make.section(draft, "Gestrichen")
    first = make.version(draft, "Eins", note="Mit allem")
    save(section, LONG.replace("Café", "Teehaus"), None)
    actions.remove_section(gone, account)
    second = make.version(draft, "Zwei")
    actions.publish_version(second, account)
    return Concept(process.slug, section.id, account.id, first.id, second.id)


@pytest.fixture(scope="module")
def written() -> list[Concept]:
    return []


@pytest.fixture
def concept(server, written) -> Concept:
    """One concept for all tests of this module: they look at it and save nothing in it."""
    if not written:
        written.append(write(MakeDraft()))
    return written[0]


def test_pages_of_those_who_write(windows, concept):
    section, first, second = concept.section, concept.first, concept.second
    paths = (
        f"/p/{concept.slug}/draft",
        f"/p/{concept.slug}/draft/outline",
        f"/p/{concept.slug}/versions",
        f"/sections/{section}",
        f"/sections/{section}?words=b",
        f"/sections/{section}/history",
        f"/sections/{section}/history/2",
        f"/versions/{second}",
        f"/versions/{first}/compare/{second}",
        f"/versions/{first}/compare/{second}?all=1",
    )
    assert windows.looked_through(paths, concept.account) == []


def test_pages_of_those_who_read(windows, concept):
    assert windows.looked_through((f"/p/{concept.slug}/versions", f"/versions/{concept.second}")) == []


def test_empty_states(windows, server):
    make = MakeDraft()
    empty, begun = make.process(), make.process()
    make.section(make.draft(begun))
    paths = (f"/p/{empty.slug}/draft", f"/p/{empty.slug}/versions", f"/p/{begun.slug}/versions")
    assert windows.looked_through(paths, make.administrator()) == []


@pytest.fixture
def section(server):
    make = MakeDraft()
    process = make.process()
    make.card(process)
    return make.section(make.draft(process), "Orte", LONG)


@pytest.fixture(params=READERS, ids=["de", "ar"])
def editor(request, windows, section):
    language, size = request.param
    return windows.open(f"/sections/{section.id}?plain=1", Make().member(section.draft.process), size, language)


def test_the_editor_while_one_writes(windows, editor):
    editor.locator("[data-tool=source]").click()
    editor.locator(".picker__hit").first.wait_for()
    found = windows.looked_at(editor, "sources")
    editor.keyboard.press("Escape")
    editor.locator("[data-tool=language]").click()
    editor.locator("#languages").wait_for()
    found += windows.looked_at(editor, "languages")
    editor.keyboard.press("Escape")
    editor.locator("#text").fill("[^9] und [hier](http://example.org)")
    editor.locator(".remark").first.wait_for()
    found += windows.looked_at(editor, "complaints")
    editor.reload()
    editor.locator("[data-offer]").wait_for()
    assert found + windows.looked_at(editor, "kept text") == []


def test_the_editor_without_network_and_in_a_conflict(windows, section, editor):
    windows.expect("status of 409")
    editor.locator("#text").fill("Mein Wortlaut.")
    editor.context.set_offline(True)
    editor.keyboard.press("Control+s")
    editor.locator("[data-state=offline]").wait_for()
    found = windows.looked_at(editor, "offline")
    save(section, "Euer Wortlaut.", Make().member(section.draft.process))
    editor.context.set_offline(False)
    editor.locator("#conflict").wait_for()
    assert found + windows.looked_at(editor, "conflict") == []


def test_jumping_from_change_to_change(windows, concept):
    page = windows.open(f"/versions/{concept.first}/compare/{concept.second}", concept.account)
    page.get_by_role("link", name="Zur ersten Änderung").click()
    assert page.url.endswith("#c-1")
    page.locator("#c-1").get_by_role("link", name="nächste Änderung").click()
    assert page.url.endswith("#c-2")
