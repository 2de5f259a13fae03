"""Islands in the browser: one desk by keyboard, two desks at once, dots on a phone, and axe on what is new."""

import pytest
from playwright.sync_api import expect

from tests.forums.test_browser_access import choose, press, tab_to
from tests.forums.test_weighing import Weighing
from workshop.forums import actions

pytestmark = pytest.mark.browser


@pytest.fixture
def forum(hall):
    forum = hall.make.forum()
    for text in ("Bänke vor dem Supermarkt", "Mehr Bänke am Supermarkt", "Nachtbus in den Norden"):
        actions.add_paper_card(forum.rounds[0], text, "de", key=f"{forum.id} {text}")
    return forum


def desk_of(people, hall, forum, name):
    page = people.desk(hall.make.member(forum.process, name=name), f"/forums/{forum.id}")
    page.locator("[data-link=on]").wait_for()
    return page


def test_a_facilitator_orders_the_wall_by_keyboard(people, hall, forum):
    page = desk_of(people, hall, forum, "Frau Demir")
    choose(page, "Neue Insel")
    expect(page.locator("section.island--a")).to_be_visible()
    tab_to(page, "Name und mehr")
    press(page, "Enter")
    name = page.locator(".menu-part input[name=name]")
    expect(name).to_be_focused()
    page.keyboard.type("Orte zum Treffen")
    press(page, "Enter")
    expect(page.locator("section.island--a h3")).to_have_text("A · Orte zum Treffen")
    page.locator("#wall-title").focus()
    tab_to(page, "Verschieben")
    press(page, "Enter")
    expect(page.locator(".menu-part button").first).to_be_focused()
    press(page, "Enter")
    expect(page.locator("section.island--a li.card")).to_have_count(1)
    page.locator("#wall-title").focus()
    choose(page, "Zurücknehmen")
    expect(page.locator("section.island--a li.card")).to_have_count(0)


def test_two_facilitators_do_not_fight(people, hall, forum):
    demir, becker = (desk_of(people, hall, forum, name) for name in ("Frau Demir", "Herr Becker"))
    demir.locator("#new-island").click()
    expect(becker.locator("section.island--a")).to_be_visible()
    demir.locator(".island--free .menu-link").first.click()
    demir.locator(".menu-part").wait_for()
    expect(becker.locator(".card--held [data-in-hand]")).to_have_text("Frau Demir hat diese Karte in der Hand")
    becker.locator(".card--held .menu-link").click()
    expect(becker.locator(".menu-part [data-complaint]")).to_contain_text("Frau Demir hat Karte 3 gerade in der Hand")
    becker.keyboard.press("Escape")
    demir.keyboard.press("Escape")
    expect(becker.locator(".card--held")).to_have_count(0)
    becker.locator(".island--free .card").last.drag_to(becker.locator("section.island--a .strip"))
    expect(demir.locator("section.island--a li.card")).to_contain_text("Bänke vor dem Supermarkt")


def test_dots_on_a_phone_wait_without_a_net_and_count_once(people, hall):
    weighing = Weighing(hall.make, dots=3, most=2)
    page = people.connected_phone(weighing.forum)
    give = page.get_by_role("button", name="Punkt geben an „A · Bänke“")
    give.press("Enter")
    row = page.locator("[data-target]").first
    expect(row.locator("[data-in=sent]")).to_be_visible()
    expect(page.locator("[data-rest]")).to_have_text("Noch 2 Punkte")
    people.expect("ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)
    give.click()
    expect(row.locator("[data-in=waiting]")).to_be_visible()
    expect(give).to_be_disabled()
    page.context.set_offline(False)
    expect(row.locator("[data-in=sent]")).to_be_visible()
    assert people.looked_at(page, "weighing") == []


def test_the_projector_follows_and_can_be_read(people, hall, forum):
    screen = people.projector(forum)
    screen.locator("[data-link=on]").wait_for(state="attached")
    island = actions.make_cluster(forum, "Orte zum Treffen", forum.ideas[:2])
    found = []
    for shows, thing, seen in (("clusters", None, ".board .strip"), ("cluster", island, ".one .strip")):
        actions.show_on_screen(forum, shows, thing)
        expect(screen.locator(f".stage {seen}").first).to_be_visible()
        found += people.looked_at(screen, shows)
    sizes = screen.evaluate(
        "[...document.querySelectorAll('.stage *')].map((e) => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert found == []
    assert min(sizes) >= 24
    assert screen.locator("button, input, select").count() == 0
