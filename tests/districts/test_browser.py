"""Districts in a real browser: axe without exceptions, at 320 pixels, in Arabic, and the matrix by keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browsers import SMALL_PHONE
from tests.districts.conftest import TOWN
from tests.factory import Make
from workshop.districts.access import districts_in
from workshop.districts.actions.boundaries import File, read_boundaries, take_in_boundaries
from workshop.districts.actions.figures import About, read_figures, take_in_figures
from workshop.districts.actions.needs import NeedWords, name_need
from workshop.districts.actions.offers import OfferWords, add_offer
from workshop.processes.timetable import today
from workshop.themes.actions import add_field, add_goal

pytestmark = pytest.mark.browser


@pytest.fixture
def town(server):
    """A process with everything on the real server, and its facilitator."""
    make = Make()
    process = make.process()
    facilitator = make.member(process)
    take_in_boundaries(read_boundaries(process, File("a.geojson", TOWN), "", by=facilitator), by=facilitator)
    about = About("Menschen", "Menschen", True, today())
    table = File("a.csv", b"Ort;2024;2025\nNord;100;200\nOst;50;4\n", "Register")
    take_in_figures(read_figures(process, table, about, by=facilitator), {}, by=facilitator)
    district = districts_in(process)[0]
    field = add_field(process, "Zusammenleben")
    for title in ("Orte", "Wege"):
        add_goal(field, title)
    need = name_need(process, NeedWords("Licht am Bahndamm", district_id=district.id, migration=1, urgency=3))
    name_need(process, NeedWords("Ein Ort für abends"))
    add_offer(process, OfferWords("Sprachcafé", migration=3, life=8))
    return process, facilitator, district, need


def test_every_page_is_for_everybody(windows, town):
    process, facilitator, district, need = town
    place = f"/p/{process.slug}"
    pages = [f"{place}/districts", f"{place}/figures", f"/districts/{district.id}", f"{place}/offers"]
    pages += [
        f"{place}/needs",
        f"/needs/{need.id}",
        f"{place}/needs/goals",
        f"{place}/needs/new",
        f"{place}/figures/file",
    ]
    page = windows.open(pages[0], facilitator)
    found = windows.looked_at(page)
    for address in pages[1:]:
        page.goto(address)
        found += windows.looked_at(page)
    assert found == []


def test_in_arabic_on_a_small_phone_nothing_is_too_wide(windows, town):
    process, facilitator, _district, _need = town
    page = windows.open(f"/p/{process.slug}/offers", facilitator, SMALL_PHONE, "ar")
    assert windows.looked_at(page, "offers", SMALL_PHONE) == []


def test_marks_are_set_by_keyboard_and_saved_one_by_one(windows, town):
    process, facilitator, _district, _need = town
    page = windows.open(f"/p/{process.slug}/needs/goals", facilitator)
    page.get_by_role("button", name="B1 – 1.1").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    cell = page.get_by_role("button", name="B2 – 1.2")
    expect(cell).to_be_focused()
    page.keyboard.press("Enter")
    expect(cell).to_have_attribute("aria-pressed", "true")
    expect(page.locator("mark-matrix [role=status]")).to_have_text("Markiert und gespeichert.")
    page.reload()
    expect(page.get_by_role("button", name="B2 – 1.2")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="B1 – 1.1")).to_have_attribute("aria-pressed", "false")
