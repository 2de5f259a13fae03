"""Every page of drafts and versions in every state: axe without exceptions, no page wider than a small phone."""

import pytest

from tests.drafts.conftest import save
from tests.forums.people import DESK, SMALL_PHONE
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


@pytest.fixture(params=["de", "ar"])
def language(request):
    return request.param


@pytest.fixture
def full(desk):
    """A draft with everything in it and two versions."""
    desk.make.card(desk.process, "Bänke vor dem Supermarkt")
    save(desk.section, LONG, None)
    desk.make.section(desk.draft, "Darunter", "## Zwischen\n\nText", parent=desk.section)
    gone = desk.make.section(desk.draft, "Gestrichen")
    first = desk.make.version(desk.draft, "Eins", note="Mit allem")
    save(desk.section, LONG.replace("Café", "Teehaus"), None)
    account = desk.make.member(desk.process)
    actions.remove_section(gone, account)
    second = desk.make.version(desk.draft, "Zwei")
    actions.publish_version(second, account)
    return account, first, second


@pytest.fixture
def look(desk):
    """Looks at a page as it is now, on a small phone and on a desk."""

    def look_at(page, state="") -> None:
        for size in (SMALL_PHONE, DESK):
            page.set_viewport_size(size)
            assert desk.people.looked_at(page, f"{page.url} {state}") == []

    return look_at


def test_pages_of_those_who_write(desk, full, language, look):
    account, first, second = full
    page = desk.people.desk(account, "/", language=language)
    slug, section = desk.process.slug, desk.section.id
    for path in (
        f"/p/{slug}/draft",
        f"/p/{slug}/draft/outline",
        f"/p/{slug}/versions",
        f"/sections/{section}",
        f"/sections/{section}?words=b",
        f"/sections/{section}/history",
        f"/sections/{section}/history/2",
        f"/versions/{second.id}",
        f"/versions/{first.id}/compare/{second.id}",
        f"/versions/{first.id}/compare/{second.id}?all=1",
    ):
        page.goto(path)
        look(page)


def test_pages_of_those_who_read(desk, full, language, look):
    _account, _first, second = full
    page = desk.people.context(DESK, language).new_page()
    for path in (f"/p/{desk.process.slug}/versions", f"/versions/{second.id}"):
        page.goto(path)
        look(page)


def test_empty_states(desk, language, look):
    account = desk.make.member(desk.process)
    empty = desk.make.process()
    page = desk.people.desk(desk.make.administrator(), "/", language=language)
    for path in (f"/p/{empty.slug}/draft", f"/p/{empty.slug}/versions"):
        page.goto(path)
        look(page)
    page = desk.people.desk(account, f"/p/{desk.process.slug}/versions", language=language)
    look(page)


@pytest.fixture
def editor(desk, full, language):
    return desk.people.desk(full[0], f"/sections/{desk.section.id}", language=language)


def test_the_dialogs_of_the_editor(editor, look):
    editor.locator("[data-tool=source]").click()
    editor.locator(".picker__hit").first.wait_for()
    look(editor, "dialog")
    editor.keyboard.press("Escape")
    editor.locator("[data-tool=language]").click()
    editor.locator("#languages").wait_for()
    look(editor, "languages")


def test_the_editor_with_complaints_and_kept_text(editor, look):
    editor.locator("#text").fill("[^9] und [hier](http://example.org)")
    editor.locator(".remark").first.wait_for()
    look(editor, "complaints")
    editor.reload()
    editor.locator("[data-offer]").wait_for()
    look(editor, "kept text")


def test_the_editor_without_network(editor, look):
    editor.locator("#text").fill("Ohne Netz")
    editor.context.set_offline(True)
    editor.keyboard.press("Control+s")
    editor.locator("[data-state=offline]").wait_for()
    look(editor, "offline")


def test_the_editor_in_a_conflict(desk, editor, look):
    desk.people.expect("status of 409")
    editor.locator("#text").fill("Mein Wortlaut.")
    save(desk.section, "Euer Wortlaut.", desk.make.member(desk.process))
    editor.keyboard.press("Control+s")
    editor.locator("#conflict").wait_for()
    look(editor, "conflict")


def test_jumping_from_change_to_change(desk, full):
    account, first, second = full
    page = desk.people.desk(account, f"/versions/{first.id}/compare/{second.id}")
    page.get_by_role("link", name="Zur ersten Änderung").click()
    assert page.url.endswith("#c-1")
    page.locator("#c-1").get_by_role("link", name="nächste Änderung").click()
    assert page.url.endswith("#c-2")
