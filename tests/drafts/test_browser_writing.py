"""Writing in a real browser: by buttons, by keyboard only, with a cut network, by two at once."""

import pytest
from playwright.sync_api import Page, expect

from tests.drafts.conftest import save

pytestmark = pytest.mark.browser
MOST_TABS = 60


def select(page: Page, words: str) -> None:
    """Mark words in the text, as somebody does with the keyboard or by a double click."""
    page.locator("#text").evaluate(
        "(area, words) => { const at = area.value.indexOf(words); area.focus();"
        " area.setSelectionRange(at, at + words.length); }",
        words,
    )


def state(page: Page, name: str):
    return page.locator(f"[data-state={name}]")


def text_of(page: Page) -> str:
    return page.locator("#text").input_value()


def type_list(page: Page) -> None:
    page.keyboard.type("Bänke")
    page.keyboard.press("Enter")
    page.keyboard.type("Licht")


@pytest.fixture
def card(desk):
    return desk.make.card(desk.process, "Bänke vor dem Supermarkt")


def test_a_member_who_knows_no_markdown_writes_by_buttons(desk, card):
    page = desk.writer()
    tools, dialog = page.get_by_role("toolbar"), page.get_by_role("dialog")
    select(page, "rote")
    tools.get_by_role("button", name="Fett").click()
    expect(state(page, "unsaved")).to_be_visible()
    page.locator("#text").press("Control+End")
    page.keyboard.type("\n\n")
    tools.get_by_role("button", name="Liste", exact=True).click()
    type_list(page)
    tools.get_by_role("button", name="Quelle einfügen").click()
    dialog.get_by_role("searchbox").fill("supermarkt")
    dialog.get_by_role("button", name="Bänke vor dem Supermarkt").click()
    written = "Das **rote** Haus steht am See.\n\nDort trifft man sich.\n\n- Bänke\n- Licht [@F1-1]"
    assert text_of(page) == written

    page.get_by_role("button", name="Speichern").last.click()
    expect(state(page, "saved")).to_be_visible()
    assert desk.text == written


def tab_to_the_text(page: Page) -> None:
    for _step in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "text":
            return
    raise AssertionError("the text cannot be reached")


def test_the_same_by_keyboard_only(desk, card):
    page = desk.writer()
    tab_to_the_text(page)
    for keys in ("Control+End", "Enter", "Enter", "Control+b"):
        page.keyboard.press(keys)
    page.keyboard.type("wichtig")
    for keys in ("End", "Enter", "Enter", "Control+Shift+Digit8"):
        page.keyboard.press(keys)
    type_list(page)
    for keys in ("Shift+Tab", "End", "ArrowLeft", "ArrowLeft"):
        page.keyboard.press(keys)
    expect(page.locator(":focus")).to_have_text("Quelle einfügen")
    page.keyboard.press("Enter")
    page.keyboard.type("F1-1")
    expect(page.locator(".picker__hit")).to_have_count(1)
    for keys in ("ArrowDown", "Enter"):
        page.keyboard.press(keys)
    expect(page.locator("#text")).to_be_focused()
    page.keyboard.press("Control+s")
    expect(state(page, "saved")).to_be_visible()
    assert desk.text.endswith("trifft man sich.\n\n**wichtig**\n\n- Bänke\n- Licht [@F1-1]")


def test_the_preview_follows_what_is_typed(desk, card):
    page = desk.writer()
    page.locator("#text").fill("Ein **Wort** [@F1-1]\n\n- eins\n- zwei\n\n[^1] und [x](http://example.org)")
    reading = page.locator("#preview-text")
    expect(reading.locator("strong")).to_have_text("Wort")
    expect(reading.locator("li")).to_have_count(2)
    expect(page.locator("[data-cited]")).to_contain_text("Bänke vor dem Supermarkt")
    expect(page.locator(".remark")).to_have_count(2)
    expect(page.locator("[data-count]")).to_have_text("6 Wörter")
    page.get_by_role("button", name="Vorschau aus- oder einblenden").click()
    expect(reading).to_be_hidden()


@pytest.mark.parametrize(
    ("button", "marked", "after"),
    [
        ("Überschrift", "Dort", "## Dort trifft man sich."),
        ("Kursiv", "rote", "Das *rote* Haus"),
        ("Nummerierte Liste", "Dort", "1. Dort trifft man sich."),
        ("Zitat", "Dort", "> Dort trifft man sich."),
        ("Link", "See", "am [See](https://)."),
        ("Fußnote", "See", "am See[^1]."),
        ("Tabelle", "sich.", "| Spalte 1 | Spalte 2 |\n| --- | --- |"),
    ],
)
def test_each_button_does_what_it_says_and_undo_takes_it_back(desk, button, marked, after):
    page = desk.writer()
    before = text_of(page)
    select(page, marked)
    page.get_by_role("toolbar").get_by_role("button", name=button, exact=True).click()
    assert after in text_of(page)
    for _step in range(3):
        page.get_by_role("toolbar").get_by_role("button", name="Rückgängig").click()
    assert text_of(page) == before
    expect(state(page, "saved")).to_be_visible()


def test_words_in_another_language(desk):
    page = desk.writer()
    select(page, "See")
    page.get_by_role("toolbar").get_by_role("button", name="Andere Sprache").click()
    page.get_by_role("button", name="العربية").first.click()
    assert "am [See]{lang=ar}." in text_of(page)
    expect(page.locator("#preview-text span[lang=ar]")).to_have_attribute("dir", "rtl")


def test_unsaved_text_survives_a_reload_and_is_let_go_once_saved(desk):
    page = desk.writer()
    page.locator("#text").fill("Mühsam getippt.")
    page.reload()
    assert text_of(page).startswith("Das rote Haus")
    page.get_by_role("button", name="Zurückholen").click()
    assert text_of(page) == "Mühsam getippt."
    expect(state(page, "unsaved")).to_be_visible()
    page.keyboard.press("Control+s")
    expect(state(page, "saved")).to_be_visible()
    page.reload()
    expect(page.locator("[data-offer]")).to_be_hidden()
    assert desk.text == "Mühsam getippt."


def test_without_a_network_it_says_so_and_saves_by_itself_when_it_is_back(desk):
    page = desk.writer()
    page.locator("#text").fill("Ohne Netz.")
    page.context.set_offline(True)
    page.keyboard.press("Control+s")
    expect(state(page, "offline")).to_be_visible()
    expect(state(page, "saved")).to_be_hidden()
    page.context.set_offline(False)
    expect(state(page, "saved")).to_be_visible()
    assert desk.text == "Ohne Netz."


def test_two_browsers_in_one_paragraph_keep_both_changes(desk):
    one, other = desk.writer("Nuray Öz"), desk.writer("Jonas Brandt")
    select(one, "rote")
    one.keyboard.type("blaue")
    select(other, "steht")
    other.keyboard.type("liegt")
    one.keyboard.press("Control+s")
    expect(state(one, "saved")).to_be_visible()
    other.keyboard.press("Control+s")
    expect(other.locator("[data-merged]")).to_have_text("Zusammengeführt mit der Änderung von Nuray Öz.")
    assert text_of(other).startswith("Das blaue Haus liegt am See.")
    assert desk.text.startswith("Das blaue Haus liegt am See.")


def test_two_browsers_at_one_word_see_both_wordings(desk):
    desk.people.expect("status of 409")
    one, other = desk.writer("Nuray Öz"), desk.writer("Jonas Brandt")
    for page, word in ((one, "blaue"), (other, "grüne")):
        select(page, "rote")
        page.keyboard.type(word)
    one.keyboard.press("Control+s")
    expect(state(one, "saved")).to_be_visible()
    other.keyboard.press("Control+s")
    expect(other.get_by_role("heading", name="Nuray Öz und Sie haben dieselben Wörter geändert")).to_be_visible()
    expect(other.locator(".oldnew").first).to_contain_text("blaue")
    assert text_of(other).startswith("Das grüne Haus")
    expect(state(other, "unsaved")).to_be_visible()
    other.keyboard.press("Control+s")
    expect(state(other, "saved")).to_be_visible()
    assert desk.text.startswith("Das grüne Haus")


def test_somebody_elses_save_moves_nothing_while_one_types(desk):
    page = desk.writer()
    page.locator("#text").press("Control+End")
    page.keyboard.type(" Halb")
    save(desk.section, "Ganz anders.", desk.make.member(desk.process))
    page.keyboard.type(" fertig")
    assert text_of(page).endswith("Dort trifft man sich. Halb fertig")
    expect(page.locator("#text")).to_be_focused()


def test_a_section_is_dragged_in_front_of_another(desk):
    desk.make.section(desk.draft, "Zweiter")
    page = desk.writer(path=f"/p/{desk.process.slug}/draft/outline")
    titles = page.locator(".branch__title")
    titles.nth(1).drag_to(titles.nth(0))
    expect(titles.nth(0)).to_contain_text("Zweiter")
    expect(titles.nth(1)).to_contain_text("Orte")


def test_everything_works_with_scripts_off(desk, card):
    account = desk.make.member(desk.process)
    page = desk.people.desk(account)
    address = f"{desk.people.url}/sections/{desk.section.id}?plain=1"
    plain = desk.people.context(java_script_enabled=False)
    plain.add_cookies(page.context.cookies())
    page = plain.new_page()
    page.goto(address)
    expect(page.get_by_role("toolbar")).to_be_hidden()
    page.locator("#text").fill("Ein **neuer** Satz.")
    page.get_by_role("button", name="Vorschau ansehen").click()
    expect(page.locator("#preview-text strong")).to_have_text("neuer")
    page.locator(".finder summary").click()
    page.get_by_label("Quellen suchen").first.fill("supermarkt")
    page.get_by_role("button", name="Quellen suchen").click()
    page.get_by_role("button", name="@F1-1 einfügen").click()
    assert text_of(page) == "Ein **neuer** Satz. [@F1-1]"
    page.get_by_role("button", name="Speichern").last.click()
    expect(state(page, "saved")).to_be_visible()
    assert desk.text == "Ein **neuer** Satz. [@F1-1]"
