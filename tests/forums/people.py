"""People with browsers: each in a context of their own, whose console has to stay silent."""

from __future__ import annotations

from typing import Any

from tests import axe
from workshop.accounts.actions import begin_session
from workshop.accounts.models import Account
from workshop.forums.models import Forum

PHONE = {"width": 390, "height": 844}
SMALL_PHONE = {"width": 320, "height": 640}
DESK = {"width": 1440, "height": 900}
HALL = {"width": 1920, "height": 1080}
# Cutting the network is what a test does; that the browser notes it is no defect.
EXPECTED = ("ERR_INTERNET_DISCONNECTED", "status of 404")


class People:
    """Everybody in a test. What a browser complains about (script errors, policy, dialogs) fails the test."""

    def __init__(self, chromium: Any, url: str, make: Any) -> None:
        self.chromium, self.url, self.make = chromium, url, make
        self.complaints: list[str] = []
        self.expected = list(EXPECTED)
        self._contexts: list[Any] = []

    def context(self, size: dict[str, int] = PHONE, language: str = "de", **more: Any) -> Any:
        """A browser without a history."""
        context = self.chromium.new_context(viewport=size, locale=language, base_url=self.url, **more)
        context.set_default_timeout(10_000)
        context.on("page", self.listen)
        self._contexts.append(context)
        return context

    def listen(self, page: Any) -> None:
        """Note what should not happen."""
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", self.note)

    def expect(self, words: str) -> None:
        """What the console will say because the test does it."""
        self.expected.append(words)

    def note(self, message: Any) -> None:
        """A line of the console."""
        if message.type in ("error", "warning") and not any(known in message.text for known in self.expected):
            self.complaints.append(f"console: {message.text}")

    def looked_at(self, page: Any, name: str) -> list[str]:
        """What axe finds wrong with a page, and whether it is too wide; axe's own noise in the console is left out."""
        page.wait_for_load_state()
        before = len(self.complaints)
        found = [f"{name}: {each}" for each in axe.complaints(page)]
        wide = axe.too_wide(page)
        del self.complaints[before:]
        return found + ([f"{name}: {wide} px too wide"] if wide > 0 else [])

    def phone(self, forum: Forum, language: str = "de", context: Any = None, **more: Any) -> Any:
        """Somebody who has scanned the code and joined."""
        page = (context or self.context(language=language, **more)).new_page()
        page.goto(f"/j/{forum.qr_token}")
        page.locator(f"input[value={language}]").check(force=True)
        page.locator("button.main").click()
        page.wait_for_url("**/f/*")
        return page

    def connected_phone(self, forum: Forum, **more: Any) -> Any:
        """A phone that has entered the forum's room."""
        page = self.phone(forum, **more)
        page.locator("[data-link=on]").first.wait_for()
        return page

    def desk(self, account: Account, path: str = "", size: dict[str, int] = DESK, language: str = "de") -> Any:
        """Somebody of the staff."""
        context = self.context(size, language)
        context.add_cookies([{"name": "sid", "value": begin_session(account), "url": self.url}])
        page = context.new_page()
        page.goto(path or "/")
        return page

    def projector(self, forum: Forum, language: str = "de") -> Any:
        """The window in the hall."""
        page = self.context(HALL, language).new_page()
        page.goto(f"/forums/{forum.id}/projector?key={forum.projector_token}")
        return page

    def close(self) -> None:
        """Go home; nobody may have seen a complaint."""
        for context in self._contexts:
            context.close()
        assert not self.complaints, self.complaints


def hang_up(phone: Any, text: str) -> None:
    """Write a card and press the button."""
    phone.locator("#text").fill(text)
    phone.locator("idea-form button.main").click()


def state_of(phone: Any, text: str) -> Any:
    """The line on an own card that says how it fared."""
    return phone.locator("my-cards li", has_text=text).locator("[data-say]:visible")
