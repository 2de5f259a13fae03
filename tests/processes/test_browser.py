"""Every page of process, themes and accounts in a real browser: axe without exceptions, small and large."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import count
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browsers import READERS, SMALL_PHONE
from tests.conftest import Server
from tests.factory import Make
from workshop.accounts.actions import make_password_link
from workshop.accounts.models import Account
from workshop.core.db import db
from workshop.processes.actions import Charter, add_milestone
from workshop.processes.members import Seat, invite
from workshop.processes.models import Bench, Process, Role
from workshop.processes.templates import templates
from workshop.processes.timetable import today
from workshop.themes import actions
from workshop.themes.access import fields_in
from workshop.themes.models import Goal

pytestmark = pytest.mark.browser

NUMBERS = count(1)


class Town:
    """A process after the Aachen model with people, on the real server."""

    def __init__(self) -> None:
        make = Make()
        slug = f"stadt-{next(NUMBERS)}-im-browser"
        self.administrator = self.named(make, "Ada Lovelace", is_administrator=True)
        charter = Charter("Zusammen leben", "Stadt Auenbrück", "Integrationskonzept", "Wir schreiben.", slug)
        self.process: Process = actions.found_process(
            charter, templates()["aachen"], today() - timedelta(100), by=self.administrator
        )
        self.field = fields_in(self.process)[0]
        for title in ("Orte", "Wege", "Namen"):
            actions.add_goal(self.field, title, f"Gemeint sind {title}.", by=self.administrator)
        actions.add_obstacle(self.field, "Die Schlüssel liegen woanders.")
        actions.add_potential(self.field, "Hausmeister kennen alle.")
        actions.add_principle(self.process, "Alle", "Integration ist Aufgabe aller.")
        add_milestone(self.process, "Der Rat entscheidet", today())
        self.facilitator = make.member(self.process, name="Emine Yıldız", email=f"e{slug}@example.org")
        for bench in (Bench.ADMINISTRATION, Bench.WELFARE, Bench.MIGRANT):
            make.member(self.process, Role.STEERING, bench, email=f"{bench}{slug}@example.org")
        self.invitation = invite(self.process, Seat(Role.OBSERVER), "gast@example.org", by=self.facilitator)[1]
        self.link = make_password_link(self.facilitator)
        self.slug = slug

    def named(self, make: Make, name: str, **more: Any) -> Account:
        """Somebody whose address nobody else on this server has."""
        return make.account(name=name, email=f"person{next(NUMBERS)}-im-browser@example.org", **more)


@pytest.fixture(scope="module")
def towns() -> dict[str, Town]:
    """The town of this module, made once: pages are looked at, not changed."""
    return {}


@pytest.fixture
def town(server: Server, towns: dict[str, Town]) -> Town:
    """A town to look at."""
    if "town" not in towns:
        towns["town"] = Town()
    looked_at = towns["town"]
    db.session.add_all([looked_at.administrator, looked_at.facilitator, looked_at.process, looked_at.field])
    return looked_at


PUBLIC = ["/", "/p/{slug}", "/sign-in", "/about/privacy", "/about/accessibility", "/about/imprint", "/nothing"]
INVITED = ["/invitations/{invitation}", "/password-links/{link}"]
TEAM = [
    "/p/{slug}/desk",
    "/p/{slug}/themes",
    "/p/{slug}/timetable",
    "/p/{slug}/people",
    "/p/{slug}/settings",
    "/goals/{goal}",
    "/theme-fields/{field}",
    "/phases/{phase}",
    "/milestones/{milestone}",
    "/memberships/{membership}",
    "/account",
]
ADMINISTRATOR = ["/accounts", "/processes/new"]


def address(template: str, town: Town) -> str:
    """An address in this town."""
    process = db.session.get(Process, town.process.id)
    return template.format(
        slug=town.slug,
        invitation=town.invitation,
        link=town.link,
        field=town.field.id,
        goal=town.field.goals[0].id,
        phase=process.phases[0].id,
        milestone=process.milestones[0].id,
        membership=process.memberships[-1].id,
    )


@pytest.mark.parametrize("who", ["public", "team", "administrator"])
def test_axe_finds_nothing_and_nothing_sticks_out(who, town, windows):
    pages = {"public": PUBLIC + INVITED, "team": TEAM, "administrator": ADMINISTRATOR}[who]
    account = {"public": None, "team": town.facilitator, "administrator": town.administrator}[who]
    assert windows.looked_through((address(template, town) for template in pages), account) == []


@pytest.mark.parametrize(("language", "size"), READERS)
def test_complaints_and_open_forms_pass_axe_too(language, size, town, windows):
    windows.expect("status of 422")
    page = windows.open("/processes/new", town.administrator, size, language)
    page.locator("main button[type=submit]").click()
    assert page.locator(".kern-error").count() == 3
    found = windows.looked_at(page)
    page.goto(f"/p/{town.slug}/themes")
    for summary in page.locator("summary").all():
        summary.click()
    found += windows.looked_at(page)
    page.goto("/sign-in")
    page.locator("main button[type=submit]").click()
    assert found + windows.looked_at(page) == []


@pytest.mark.parametrize("language", ["de", "ar"])
def test_the_menu_opens_without_scripts(language, town, windows):
    page = windows.open(f"/p/{town.slug}/desk", town.facilitator, SMALL_PHONE, language, java_script_enabled=False)
    assert not page.locator("#menu").is_visible()
    page.locator(".menu__button").click()
    page.locator('#menu a[href$="/themes"]').click()
    assert page.url.endswith(f"/p/{town.slug}/themes")


def goals(page: Any) -> list[str]:
    """The first field's goals as they stand on the page."""
    return page.locator("[id^=goal-] strong").all_inner_texts()


def goals_kept(field_id: int) -> list[str]:
    """The first field's goals as they stand in the database."""
    db.session.rollback()
    return [goal.title for goal in db.session.query(Goal).filter_by(theme_field_id=field_id).order_by(Goal.position)]


def test_goals_are_put_in_an_order_by_keyboard_and_the_focus_stays(server, windows):
    town = Town()
    page = windows.open(f"/p/{town.slug}/themes", town.facilitator)
    row = page.locator("[id^=goal-]", has_text="Namen")
    up = row.get_by_role("button", name="Nach oben")
    up.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[id^=goal-] strong")).to_have_text(["Orte", "Namen", "Wege"])
    expect(up).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[id^=goal-] strong")).to_have_text(["Namen", "Orte", "Wege"])
    expect(row.get_by_role("button", name="Nach unten")).to_be_focused()
    assert "Jetzt an Stelle 1 von 3." in page.locator("sortable-list [role=status]").all_inner_texts()
    assert goals_kept(town.field.id) == ["Namen", "Orte", "Wege"]
    page.goto(f"/p/{town.slug}/themes")
    assert goals(page) == ["Namen", "Orte", "Wege"]


def test_goals_are_put_in_an_order_by_dragging(server, windows):
    town = Town()
    page = windows.open(f"/p/{town.slug}/themes", town.facilitator)
    handle = page.locator("[id^=goal-]", has_text="Namen").locator(".order__handle")
    with page.expect_response(re.compile(r"/goals/\d+/position")) as answered:
        handle.drag_to(page.locator("[id^=goal-]", has_text="Orte"), target_position={"x": 200, "y": 4})
    assert answered.value.status == 204
    assert goals(page) == ["Namen", "Orte", "Wege"]
    assert goals_kept(town.field.id) == ["Namen", "Orte", "Wege"]


def test_everything_is_set_up_without_scripts(server, windows):
    town = Town()
    page = windows.open(f"/p/{town.slug}/themes", town.facilitator, SMALL_PHONE, java_script_enabled=False)
    page.locator("summary", has_text="Ziel hinzufügen").first.click()
    page.get_by_label("Ziel", exact=True).first.fill("Wer neu ist, hat einen Menschen, der bleibt.")
    page.get_by_role("button", name="Ziel hinzufügen").first.click()
    assert goals(page)[-1] == "Wer neu ist, hat einen Menschen, der bleibt."
    page.get_by_role("button", name="Nach oben: Wer neu ist").click()
    assert goals(page)[2] == "Wer neu ist, hat einen Menschen, der bleibt."
    page.get_by_role("link", name=re.compile("Ändern ?: Wer neu ist")).click()
    page.get_by_role("button", name="Wegnehmen").click()
    assert goals(page) == ["Orte", "Wege", "Namen"]


def test_an_invitation_is_copied_and_accepted_by_somebody_new(server, windows):
    town = Town()
    clipboard = {"permissions": ["clipboard-read", "clipboard-write"]}
    page = windows.open(f"/p/{town.slug}/people", town.facilitator, **clipboard)
    page.get_by_label("Bank").select_option("welfare")
    page.get_by_role("button", name="Einladung erstellen").click()
    page.get_by_role("button", name="Link kopieren").click()
    page.get_by_text("Kopiert").wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link.startswith(server.url)
    guest = windows.open(link, size=SMALL_PHONE)
    guest.get_by_label("Ihr Name").fill("Marta Kowalska")
    guest.get_by_label("E-Mail-Adresse").fill(f"marta{next(NUMBERS)}@example.org")
    guest.get_by_label("Neues Passwort").fill("ein langer guter satz")
    guest.get_by_role("button", name="Beitreten").click()
    guest.wait_for_url(f"**/p/{town.slug}/desk")
    assert "Marta Kowalska" in guest.locator(".opening").inner_text()
