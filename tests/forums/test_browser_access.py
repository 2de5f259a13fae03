"""Everybody can take part: axe on every page in every state, small screens, the keyboard, no scripts, few bytes."""

import re

import pytest
from playwright.sync_api import expect

from tests.browsers import READERS
from tests.forums.people import HALL, SMALL_PHONE, hang_up, state_of
from workshop.forums import actions

pytestmark = pytest.mark.browser
LANGUAGES = ["de", "ar"]
CARDS = [
    ("de", "Ein Café ohne Verzehrzwang"),
    ("ar", "مكان تلتقي فيه الأمهات"),
    ("uk", "Спільна кухня"),
    ("tr", "Komşular"),
]


def with_cards(forum):
    for number, (language, text) in enumerate(CARDS):
        actions.add_paper_card(forum.rounds[0], text, language, key=f"{forum.id}-{number}")
    return forum


def in_every_state(make):
    """Forums as they are before, while and after people write."""
    planned, arriving = make.forum(door=False, round_=False), make.forum(round_=False)
    running, closed, over = make.forum(), with_cards(make.forum()), with_cards(make.forum())
    actions.close_round(closed.rounds[0])
    actions.close_door(over)
    return {
        "planned": planned,
        "arriving": arriving,
        "empty": running,
        "live": with_cards(make.forum()),
        "closed": closed,
        "over": over,
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_phone_in_every_state(people, hall, language):
    forums = in_every_state(hall.make)
    found = []
    context = people.context(SMALL_PHONE, language)
    for name in ("arriving", "empty", "live", "closed"):
        page = people.phone(forums[name], language, context=context)
        page.locator("[data-link=on]").first.wait_for()
        found += people.looked_at(page, name)
    page = people.phone(forums["live"], language, context=context)
    page.locator("[data-link=on]").first.wait_for()
    hang_up(page, "Ein Schlüssel für den Schulhof")
    page.locator("my-cards summary").first.click()
    found += people.looked_at(page, "mine")
    context.set_offline(True)
    hang_up(page, "Wartet")
    page.locator("[data-link=off]").first.wait_for()
    found += people.looked_at(page, "offline")
    context.set_offline(False)
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_in(people, hall, language):
    forum = hall.make.forum()
    page = people.context(SMALL_PHONE, language).new_page()
    found = []
    for path in ("/join", "/j/100000000", f"/j/{forum.code}", f"/j/{forum.code}?language=ar"):
        page.goto(path)
        for details in page.locator("details").all():
            details.evaluate("details => { details.open = true; }")
        found += people.looked_at(page, path)
    assert found == []


@pytest.mark.parametrize(("language", "size"), READERS)
def test_the_desk_in_every_state(people, hall, language, size):
    forums = in_every_state(hall.make)
    live = forums["live"]
    actions.hide_idea(live.ideas[0], "Nennt jemanden.")
    actions.make_cluster(live, "Orte zum Treffen", live.ideas[1:3])
    actions.write_note(live, "Später klären", actions.About(parked=True), key=f"axe {live.id}")
    page = people.desk(hall.make.administrator(), "/join", size, language)
    found = []
    for name, forum in forums.items():
        page.goto(f"/forums/{forum.id}")
        found += people.looked_at(page, name)
    page.goto(f"/forums/{forums['live'].id}")
    page.locator(".card .menu-link").first.click()
    page.locator(".menu-part").wait_for()
    assert found + people.looked_at(page, "menu open") == []


def test_the_pages_for_planning(people, hall):
    process, empty = hall.make.process(), hall.make.process()
    forum, here = hall.make.forum(process), f"/p/{process.slug}/forums"
    paths = (f"/p/{empty.slug}/forums", here, f"{here}/new", f"/forums/{forum.id}/settings", f"/forums/{forum.id}/qr")
    assert people.looked_through(paths, hall.make.administrator()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_projector_in_every_state(people, hall, language):
    found = []
    page = people.context(HALL, language).new_page()
    for name, forum in in_every_state(hall.make).items():
        page.goto(f"/forums/{forum.id}/projector?key={forum.projector_token}")
        found += people.looked_at(page, name)
    page.set_viewport_size(SMALL_PHONE)
    assert found + people.looked_at(page, "in a small window") == []


def test_the_projector_can_be_read_from_the_back(people, hall):
    page = people.projector(with_cards(hall.make.forum()))
    sizes = page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter((element) => element.checkVisibility())
            .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
            .map((element) => parseFloat(getComputedStyle(element).fontSize))"""
    )
    assert len(sizes) > 8
    assert min(sizes) >= 24


def test_thirty_long_cards_fit_on_the_projector(people, hall):
    forum = hall.make.forum()
    for number in range(40):
        actions.add_paper_card(
            forum.rounds[0], f"{number} " + "Nachbarschaft " * 18, "de", key=f"long {forum.id} {number}"
        )
    page = people.projector(forum)
    assert page.evaluate("document.documentElement.scrollHeight") <= HALL["height"]


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def tab_to(page, description):
    """Go on with Tab until something has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(
            "text => (document.activeElement.innerText || document.activeElement.id || '').includes(text)", description
        ):
            return
    raise AssertionError(f"{description} can't be reached by keyboard")


def choose(page, description):
    """Go to a button or a link and press it."""
    tab_to(page, description)
    press(page, "Enter")


def test_a_participant_comes_in_by_keyboard(people, forum_live):
    page = people.context().new_page()
    page.goto("/join")
    tab_to(page, "code")
    page.keyboard.type(forum_live.code)
    press(page, "Enter")
    page.wait_for_url("**/j/*")
    choose(page, "Ich mache mit")
    page.wait_for_url("**/f/*")


def test_a_participant_needs_only_the_keyboard(people, forum_live):
    page = people.phone(forum_live)
    tab_to(page, "text")
    page.keyboard.type("Bänke vor dem Supermarkt")
    choose(page, "Karte aufhängen")
    expect(state_of(page, "Bänke")).to_have_text(re.compile("Gesendet"))
    expect(page.locator("#text")).to_be_focused()
    tab_to(page, "Ändern")
    press(page, "Enter", "Tab", "Control+A")
    page.keyboard.type("Bänke vor der Bücherei")
    press(page, "Tab", "Enter")
    expect(state_of(page, "Bücherei")).to_have_text(re.compile("Gesendet"))
    choose(page, "neue Karte zeigen")
    expect(page.locator("idea-wall li", has_text="Bücherei")).to_be_focused()


def test_a_facilitator_takes_every_step_by_keyboard(people, hall):
    forum = hall.make.forum(door=False, round_=False)
    page = people.desk(hall.make.member(forum.process), f"/forums/{forum.id}")
    for step in ("Tür öffnen", "Runde öffnen", "Sammeln beenden", "Tür schließen"):
        with page.expect_navigation():
            choose(page, step)
    expect(page.locator(".steps__next")).to_contain_text("Das Protokoll liegt bereit.")


def test_a_facilitator_needs_only_the_keyboard(people, hall):
    forum = hall.make.forum()
    page = people.desk(hall.make.member(forum.process), f"/forums/{forum.id}")
    page.locator("[data-link=on]").wait_for()
    field = page.locator("#paper-text")
    tab_to(page, "paper-text")
    for text in ("Vom Tisch 3", "Vom Tisch 4"):
        page.keyboard.type(text)
        press(page, "Enter")
        expect(page.locator("island-wall li.card", has_text=text)).to_be_visible()
        expect(field).to_be_focused()
        expect(field).to_have_value("")
    page.locator("h1").click()
    choose(page, "Verschieben")
    page.locator(".menu-part button").first.wait_for()
    choose(page, "Abnehmen")
    choose(page, "Hängt schon da")
    expect(page.locator("#look")).to_contain_text("Karte 2: Dieser Gedanke hängt schon an der Wand.")
    choose(page, "Wieder aufhängen")
    expect(page.locator("island-wall li.card")).to_have_count(2)


def test_everything_works_with_scripts_off(people, forum_live):
    page = people.phone(forum_live, java_script_enabled=False)
    page.locator("#text").fill("Bänke vor dem Supermarkt")
    page.get_by_role("button", name="Karte aufhängen").click()
    mine = page.locator("my-cards li")
    expect(mine).to_contain_text("Gesendet · Karte 1")
    mine.get_by_text("Ändern", exact=True).click()
    mine.locator("textarea").fill("Bänke vor der Bücherei")
    mine.get_by_role("button", name="Änderung speichern").click()
    expect(page.locator("idea-wall li")).to_have_text(["Bänke vor der Bücherei"])
    expect(page.get_by_role("link", name="Nach neuen Karten sehen")).to_be_visible()
    expect(page.locator("[data-pause]")).to_be_hidden()
    mine.get_by_text("Zurücknehmen", exact=True).click()
    mine.get_by_role("button", name="Karte zurücknehmen").click()
    expect(mine).to_contain_text("Sie haben diese Karte zurückgenommen")
    expect(page.locator("idea-wall li")).to_have_count(0)


def test_the_phone_costs_little(people, hall):
    forum = hall.make.forum()
    for number in range(60):
        text = f"{number}: Hausaufgabenhilfe in der Bücherei, zweimal die Woche"
        actions.add_paper_card(forum.rounds[0], text, "de", key=f"cheap {forum.id} {number}")
    context = people.context()
    people.phone(forum, context=context).close()
    fresh = people.context(storage_state=context.storage_state()).new_page()
    cost = []
    fresh.on("requestfinished", lambda request: cost.append(request.sizes()))
    fresh.goto(f"/f/{forum.id}")
    fresh.locator("[data-link=on]").first.wait_for()
    assert len(cost) + 1 <= 5  # the socket is one more
    assert sum(each["responseBodySize"] + each["responseHeadersSize"] for each in cost) <= 20_000
