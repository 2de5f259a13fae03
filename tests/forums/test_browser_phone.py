"""Two phones and a projector look at each other's screens; the network comes and goes."""

import re

import pytest
from playwright.sync_api import expect

from tests.forums.people import hang_up, state_of
from workshop.core.db import db
from workshop.forums.models import Idea

pytestmark = pytest.mark.browser
BENCH = "Bänke vor dem Supermarkt"


def ideas_of(forum):
    db.session.rollback()
    return [idea.text for idea in db.session.query(Idea).filter_by(forum_id=forum.id)]


def desk_of(people, forum):
    desk = people.desk(people.make.member(forum.process), f"/forums/{forum.id}")
    desk.locator("[data-link=on]").wait_for()
    return desk


def test_an_idea_on_one_phone_is_on_the_others(people, forum_live):
    one, other = people.connected_phone(forum_live), people.connected_phone(forum_live)
    projector = people.projector(forum_live)
    hang_up(one, BENCH)
    expect(projector.locator("projector-wall li", has_text=BENCH)).to_be_visible()
    expect(state_of(one, BENCH)).to_have_text(re.compile(r"Gesendet · Karte\s+1"))
    other.get_by_role("button", name="1 neue Karte zeigen").click()
    expect(other.locator("idea-wall li", has_text=BENCH)).to_be_visible()
    expect(other.locator("idea-wall li", has_text=BENCH)).to_be_focused()
    expect(other.locator("[data-total]")).to_have_text("1 Karte")


def test_without_network_a_card_waits_and_arrives_once(people, forum_live):
    phone = people.connected_phone(forum_live)
    phone.context.set_offline(True)
    hang_up(phone, BENCH)
    expect(state_of(phone, BENCH)).to_have_text(re.compile("Wartet"))
    expect(phone.locator("[data-link=off]").first).to_have_text(re.compile(r"Kein Netz seit\s+\d\d:\d\d"))
    expect(phone.locator("#text")).to_have_value("")
    expect(phone.locator("#text")).to_be_editable()
    assert ideas_of(forum_live) == []
    phone.context.set_offline(False)
    expect(state_of(phone, BENCH)).to_have_text(re.compile("Gesendet"))
    assert ideas_of(forum_live) == [BENCH]


def test_a_waiting_card_survives_the_closed_tab(people, forum_live):
    phone = people.connected_phone(forum_live)
    context = phone.context
    context.set_offline(True)
    hang_up(phone, BENCH)
    expect(state_of(phone, BENCH)).to_have_text(re.compile("Wartet"))
    phone.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(f"/f/{forum_live.id}")
    expect(state_of(again, BENCH)).to_have_text(re.compile("Gesendet"))
    again.reload()
    expect(again.locator("my-cards li", has_text=BENCH)).to_have_count(1)
    assert ideas_of(forum_live) == [BENCH]


def test_two_tabs_do_not_double(people, forum_live):
    one = people.connected_phone(forum_live)
    two = one.context.new_page()
    two.goto(f"/f/{forum_live.id}")
    two.locator("[data-link=on]").first.wait_for()
    one.context.set_offline(True)
    hang_up(one, BENCH)
    hang_up(two, "Nachtbus")
    expect(state_of(two, "Nachtbus")).to_have_text(re.compile("Wartet"))
    one.context.set_offline(False)
    for tab in (one, two):
        expect(state_of(tab, BENCH)).to_have_text(re.compile("Gesendet"))
        expect(state_of(tab, "Nachtbus")).to_have_text(re.compile("Gesendet"))
    assert sorted(ideas_of(forum_live)) == [BENCH, "Nachtbus"]


def test_what_is_being_typed_survives_a_reload(people, forum_live):
    phone = people.connected_phone(forum_live)
    phone.locator("#text").press_sequentially("Ein halber Ged")
    phone.reload()
    expect(phone.locator("#text")).to_have_value("Ein halber Ged")
    expect(phone.locator("#left")).to_have_text("Noch 266 Zeichen")


def test_the_round_closing_takes_no_text_away(people, forum_live):
    phone = people.connected_phone(forum_live)
    phone.locator("#text").press_sequentially("Ein Schlüssel für")
    desk = desk_of(people, forum_live)
    desk.get_by_role("button", name="Sammeln beenden").click()
    expect(phone.get_by_text("Die Runde ist gerade zu Ende gegangen")).to_be_visible()
    expect(phone.locator("#text")).to_have_value("Ein Schlüssel für")
    expect(phone.locator("#text")).to_be_focused()
    desk.get_by_role("button", name="Runde wieder öffnen").click()
    expect(phone.get_by_text("Die Runde ist gerade zu Ende gegangen")).to_be_hidden()
    phone.locator("#text").press_sequentially(" den Schulhof")
    phone.get_by_role("button", name="Karte aufhängen").click()
    expect(state_of(phone, "Ein Schlüssel für den Schulhof")).to_have_text(re.compile("Gesendet"))


def test_a_refused_card_says_why_and_can_be_written_anew(people, forum_live):
    phone = people.connected_phone(forum_live)
    phone.context.set_offline(True)
    hang_up(phone, "Zu spät")
    expect(state_of(phone, "Zu spät")).to_have_text(re.compile("Wartet"))
    desk_of(people, forum_live).get_by_role("button", name="Sammeln beenden").click()
    phone.context.set_offline(False)
    expect(state_of(phone, "Zu spät")).to_have_text(re.compile("Nicht aufgehängt: Die Runde ist zu Ende"))
    phone.get_by_role("button", name="Neu schreiben").click()
    expect(phone.locator("#text")).to_have_value("Zu spät")
    expect(phone.locator("my-cards li")).to_have_count(0)


def test_changing_and_taking_back_without_leaving_the_page(people, forum_live):
    phone, other = people.connected_phone(forum_live), people.connected_phone(forum_live)
    hang_up(phone, BENCH)
    other.get_by_role("button", name="1 neue Karte zeigen").click()
    mine = phone.locator("my-cards li")
    mine.get_by_text("Ändern", exact=True).click()
    mine.locator("textarea").fill("Bänke vor der Bücherei")
    mine.get_by_role("button", name="Änderung speichern").click()
    expect(other.locator("idea-wall li", has_text="Bänke vor der Bücherei")).to_be_visible()
    expect(state_of(phone, "Bänke vor der Bücherei")).to_have_text(re.compile("Gesendet"))
    mine.get_by_text("Zurücknehmen", exact=True).click()
    mine.get_by_role("button", name="Karte zurücknehmen").click()
    expect(phone.get_by_text("Sie haben diese Karte zurückgenommen")).to_be_visible()
    expect(other.locator("idea-wall li")).to_have_count(0)


def test_the_author_is_told_why_a_card_came_down(people, forum_live):
    phone = people.connected_phone(forum_live)
    hang_up(phone, BENCH)
    expect(state_of(phone, BENCH)).to_have_text(re.compile("Gesendet"))
    desk = desk_of(people, forum_live)
    desk.locator(".card .menu-link").click()
    desk.get_by_text("Abnehmen …").click()
    desk.get_by_role("button", name="Hängt schon da").click()
    expect(state_of(phone, BENCH)).to_have_text(re.compile("Dieser Gedanke hängt schon an der Wand."))


def test_nothing_moves_under_the_thumb(people, hall, forum_live):
    phone = people.connected_phone(forum_live)
    field = phone.locator("#text")
    field.press_sequentially("Mitten im Sa")
    field.evaluate("field => field.setSelectionRange(3, 3)")
    before = field.bounding_box()
    for number in range(50):
        if number % 10 == 0:
            guest = hall.phone(forum_live)
        assert guest.submit(forum_live.rounds[0], f"Karte {number}")["ok"]
    expect(phone.get_by_role("button", name="50 neue Karten zeigen")).to_be_visible()
    expect(field).to_be_focused()
    assert field.bounding_box() == before
    assert field.evaluate("field => [field.selectionStart, field.value]") == [3, "Mitten im Sa"]
    assert phone.locator("idea-wall li").count() == 0


PAYLOADS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "</textarea><script>alert(1)</script>",
    '"><iframe srcdoc="<script>alert(1)</script>">',
    "{{ 7*7 }}{% raw %}",
    "javascript:alert(1)//",
    "</template><script>alert(1)</script>",
]


def test_script_stays_text_on_every_screen(people, forum_live):
    forum = forum_live
    phone, other, projector = people.connected_phone(forum), people.connected_phone(forum), people.projector(forum)
    desk = desk_of(people, forum)
    for payload in PAYLOADS:
        hang_up(phone, payload)
        expect(phone.locator("#text")).to_have_value("")
    expect(phone.locator("my-cards [data-in=sent][data-say]:visible")).to_have_count(len(PAYLOADS))
    other.locator("[data-show]").click()
    phone.reload()
    for page, wall in ((other, "idea-wall"), (desk, "island-wall"), (projector, "projector-wall"), (phone, "my-cards")):
        for _ in range(2):
            texts = page.locator(f"{wall} li [data-text]")
            expect(texts).to_have_count(len(PAYLOADS))
            assert sorted(texts.all_text_contents()) == sorted(PAYLOADS)
            page.reload()
