"""Windows of real browsers: each in a context of its own, whose console has to stay silent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests import axe
from workshop.accounts.actions import begin_session
from workshop.accounts.models import Account

PHONE = {"width": 390, "height": 844}
SMALL_PHONE = {"width": 320, "height": 640}
DESK = {"width": 1440, "height": 900}
# Who looks at every state of every page: German at a desk, Arabic on the smallest phone.
READERS = (("de", DESK), ("ar", SMALL_PHONE))
# Cutting the network is what a test does; that the browser notes it is no defect.
EXPECTED = ("ERR_INTERNET_DISCONNECTED", "status of 404")
# A machine three times slower than ours passes too; where all is well, nobody waits for this.
PATIENCE = 30_000


class Windows:
    """The windows of a test. What a browser complains about (script errors, policy, dialogs) fails the test."""

    def __init__(self, chromium: Any, url: str) -> None:
        self.chromium, self.url = chromium, url
        self.complaints: list[str] = []
        self.expected = list(EXPECTED)
        self._contexts: list[Any] = []

    def context(self, size: dict[str, int] = PHONE, language: str = "de", **more: Any) -> Any:
        """A browser without a history."""
        context = self.chromium.new_context(viewport=size, locale=language, base_url=self.url, **more)
        context.set_default_timeout(PATIENCE)
        context.on("page", self._listen)
        self._contexts.append(context)
        return context

    def open(
        self, path: str, account: Account | None = None, size: dict[str, int] = DESK, language: str = "de", **more: Any
    ) -> Any:
        """A page in a window of its own, for somebody who is signed in or for anybody."""
        context = self.context(size, language, **more)
        if account is not None:
            context.add_cookies([{"name": "sid", "value": begin_session(account), "url": self.url}])
        page = context.new_page()
        page.goto(path)
        return page

    def expect(self, words: str) -> None:
        """What the console will say because the test does it."""
        self.expected.append(words)

    def looked_at(self, page: Any, name: str = "", size: Any = None) -> list[str]:
        """What axe finds wrong with a page as it stands, and whether it is too wide at a desk or on a small phone.

        With ``size``, axe looks at that one, and the window may be left at the other: one change of size for each page.
        """
        page.wait_for_load_state()
        before, sizes = len(self.complaints), order_of(page.viewport_size, size)
        found = [complaint for each in sizes for complaint in seen_at(page, each, sizes[0] if size is None else size)]
        if size is None:
            page.set_viewport_size(sizes[0])
        del self.complaints[before:]  # axe writes styles into the page, which our policy refuses
        return [f"{name or page.url}: {each}" for each in found]

    def looked_through(self, paths: Iterable[str], account: Account | None = None) -> list[str]:
        """What is wrong with pages, one after the other, as those see them who look at everything."""
        paths, found = list(paths), []
        for language, size in READERS:
            page = self.open("/about/privacy", account, size, language)
            page.add_init_script(axe.AXE_SCRIPT)
            for path in paths:
                page.goto(path)
                found += head_of(page, language) + self.looked_at(page, f"{language} {path}", size)
        return found

    def close(self) -> None:
        """Close them all; nobody may have seen a complaint."""
        for context in self._contexts:
            context.close()
        assert not self.complaints, self.complaints

    def _listen(self, page: Any) -> None:
        """Note what should not happen."""
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("console", self._note)

    def _note(self, message: Any) -> None:
        """A line of the console."""
        if message.type in ("error", "warning") and not any(known in message.text for known in self.expected):
            self.complaints.append(f"console: {message.text}")


def order_of(now: Any, wanted: Any) -> list[Any]:
    """The sizes to look at a page in, beginning with the one that its window has."""
    other = DESK if (wanted or now) == SMALL_PHONE else SMALL_PHONE
    return [now, wanted] if wanted and now != wanted else [now, other]


def seen_at(page: Any, size: Any, size_of_axe: Any) -> list[str]:
    """What is wrong with a page at a size."""
    if page.viewport_size != size:
        page.set_viewport_size(size)
    found = axe.complaints(page) if size == size_of_axe else []
    wide = axe.too_wide(page)
    return [*found, f"{wide} px too wide at {size['width']} px"] if wide > 0 else found


def head_of(page: Any, language: str) -> list[str]:
    """What is wrong with a page's language, direction and first heading."""
    seen = page.evaluate(
        "[document.documentElement.lang, document.documentElement.dir, document.querySelectorAll('h1').length]"
    )
    wanted = [language, "rtl" if language == "ar" else "ltr", 1]
    return [] if seen == wanted else [f"{page.url}: language, direction and headings are {seen}, not {wanted}"]
