"""Two people write one section in their browsers: they see each other's words and carets, also after a broken line."""

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser


def field(page: Page):
    return page.get_by_role("textbox", name="Text von Abschnitt 1", exact=False)


def wait_for_text(page: Page, words: str) -> None:
    page.wait_for_function("words => document.querySelector('writing-field')?.value.includes(words)", arg=words)


def state(page: Page, name: str):
    return page.locator(f"[data-state={name}]")


def write(page: Page, words: str, key: str = "Control+End") -> None:
    page.locator(".cm-content").press(key)
    page.keyboard.type(words)


@pytest.fixture
def two(desk):
    return desk.co_writer("Nuray Öz"), desk.co_writer("Jonas Brandt")


def test_each_sees_the_others_words_and_caret(desk, two):
    nuray, jonas = two
    write(nuray, " Grüße von Nuray.")
    wait_for_text(jonas, "Grüße von Nuray.")
    write(jonas, "مرحبا 👋 ", "Control+Home")
    wait_for_text(nuray, "مرحبا 👋 ")
    expect(nuray.locator(".caret__name")).to_have_text("Jonas Brandt")
    expect(nuray.locator("[data-people]")).to_contain_text("Jonas Brandt")
    expect(state(nuray, "saved")).to_be_visible()
    assert desk.text == "مرحبا 👋 Das rote Haus steht am See.\n\nDort trifft man sich. Grüße von Nuray."
    nuray.keyboard.press("Control+z")
    wait_for_text(nuray, "مرحبا 👋 ")
    expect(state(nuray, "saved")).to_be_visible()
    assert "Grüße von Nuray" not in desk.text, "undo takes back one's own words, and only those"


def test_buttons_and_sources_work_as_in_the_plain_form(desk, two):
    desk.make.card(desk.process, "Bänke vor dem Supermarkt")
    nuray, _jonas = two
    nuray.locator(".cm-content").press("Control+a")
    nuray.get_by_role("button", name="Fett").click()
    wait_for_text(nuray, "**Das rote Haus")
    write(nuray, "\n\n- Bänke\nLicht")
    nuray.get_by_role("button", name="Quelle einfügen").click()
    nuray.get_by_role("searchbox").fill("supermarkt")
    nuray.get_by_role("dialog").get_by_role("button", name="Bänke vor dem Supermarkt").click()
    wait_for_text(nuray, "- Bänke\n- Licht [@F1-1]")
    expect(nuray.locator("#preview-text li").last).to_contain_text("Licht")


def test_what_is_written_without_a_connection_arrives_also_after_the_tab_was_closed(desk, two):
    nuray, jonas = two
    nuray.context.set_offline(True)
    write(nuray, " Offline geschrieben.")
    expect(state(nuray, "offline")).to_be_visible()
    context = nuray.context
    nuray.close()
    context.set_offline(False)
    assert "Offline" not in desk.text
    again = context.new_page()
    again.goto(f"/sections/{desk.section.id}")
    wait_for_text(jonas, "Offline geschrieben.")
    expect(state(again, "saved")).to_be_visible()
    assert desk.text.count("Offline geschrieben.") == 1


def test_a_save_in_the_plain_form_appears_where_others_write(desk, two):
    nuray, _jonas = two
    plain = desk.writer("Tobias Krahwinkel")
    plain.locator("#text").fill("Das rote Haus steht am Fluss.\n\nDort trifft man sich.")
    write(nuray, " Jeden Tag.")
    expect(state(nuray, "saved")).to_be_visible()
    plain.get_by_role("button", name="Speichern").last.click()
    wait_for_text(nuray, "am Fluss")
    assert desk.text == "Das rote Haus steht am Fluss.\n\nDort trifft man sich. Jeden Tag."


def test_the_page_for_writing_together_is_for_everybody(desk, two):
    nuray, _jonas = two
    write(nuray, " Neu.")
    expect(state(nuray, "saved")).to_be_visible()
    found = desk.people.looked_at(nuray, "together")
    nuray.locator(".cm-content").press("Control+f")
    found += desk.people.looked_at(nuray, "search")
    small = desk.co_writer("Amal Haddad", size={"width": 320, "height": 640}, language="ar")
    assert found + desk.people.looked_at(small, "ar") == []
