"""People in a forum with browsers of their own."""

from __future__ import annotations

from typing import Any

from tests.browsers import DESK, PHONE, SMALL_PHONE, Windows
from workshop.accounts.models import Account
from workshop.forums.models import Forum

HALL = {"width": 1920, "height": 1080}
__all__ = ["DESK", "HALL", "PHONE", "SMALL_PHONE", "People", "hang_up", "state_of"]


class People(Windows):
    """Everybody in a test, each at a window of their own."""

    def __init__(self, chromium: Any, url: str, make: Any) -> None:
        super().__init__(chromium, url)
        self.make = make

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
        return self.open(path or "/", account, size, language)

    def projector(self, forum: Forum, language: str = "de") -> Any:
        """The window in the hall."""
        return self.open(f"/forums/{forum.id}/projector?key={forum.projector_token}", None, HALL, language)


def hang_up(phone: Any, text: str) -> None:
    """Write a card and press the button."""
    phone.locator("#text").fill(text)
    phone.locator("idea-form button.main").click()


def state_of(phone: Any, text: str) -> Any:
    """The line on an own card that says how it fared."""
    return phone.locator("my-cards li", has_text=text).locator("[data-say]:visible")
