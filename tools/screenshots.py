"""Pictures for the README, taken from the demo process on the real server: ``make screenshots``."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tools.browser import FLAGS, system_browser
from workshop.demo.guide import Guide, guide_of

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "img"
DESKTOP = (1280, 860)
PHONE = (390, 800)


@contextmanager
def demo_server() -> Iterator[tuple[str, Guide]]:
    """The real server with the demo process, in a folder that is thrown away."""
    with tempfile.TemporaryDirectory() as folder, socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
        probe.close()
        environment = {**os.environ, "VAR": folder, "PORT": str(port), "HOST": "127.0.0.1"}
        environment.pop("DATABASE_URL", None)
        server = subprocess.Popen([sys.executable, "-m", "workshop.cli", "run", "--demo"], cwd=ROOT, env=environment)
        try:
            url = f"http://127.0.0.1:{port}"
            wait_for(url)
            guide = guide_of(Path(folder))
            assert guide is not None, "the demo leaves a guide"  # noqa: S101  # a tool of ours, not a check of input
            yield url, guide
        finally:
            server.terminate()
            server.wait()


def wait_for(url: str) -> None:
    """Until the server answers, at most a minute."""
    for _ in range(600):
        try:
            urllib.request.urlopen(f"{url}/health").close()  # noqa: S310  # our own server
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(url)


def open_page(browser: Browser, size: tuple[int, int], *, dark: bool = False, language: str = "de-DE") -> Page:
    """A window of its own."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, locale=language, color_scheme="dark" if dark else "light"
    )
    return context.new_page()


def take(page: Page, address: str, name: str) -> None:
    """One picture, when everything has arrived."""
    page.goto(address, wait_until="networkidle")
    page.screenshot(path=str(PICTURES / f"{name}.png"))
    print(f"docs/img/{name}.png")


def join(page: Page, url: str, code: str, language: str) -> None:
    """Take part in the open forum."""
    page.goto(f"{url}/j/{code}")
    page.locator(f"input[name=language][value={language}]").check(force=True)
    page.locator("button.main").click()
    page.wait_for_url("**/f/*")


def sign_in(page: Page, url: str, guide: Guide, role: str) -> None:
    """Sign in as the first with a role."""
    account = next(account for account in guide.accounts if account["role"] == role)
    page.goto(f"{url}/sign-in")
    page.locator("#email").fill(account["email"])
    page.locator("#password").fill(guide.password)
    page.locator("main button[type=submit]").click()
    page.wait_for_url(lambda address: "/sign-in" not in address)


def pictures(browser: Browser, url: str, guide: Guide) -> None:
    """All of them."""
    forum = next(forum for forum in guide.forums if forum["open"])
    draft = guide.drafts[0]
    section = next(one for one in draft["sections"] if one["title"].startswith("Orte, die allen"))
    versions = [version["id"] for version in draft["versions"]]

    take(open_page(browser, DESKTOP), f"{url}/p/{guide.process}", "process")
    for language, dark in (("de", False), ("ar", True)):
        phone = open_page(browser, PHONE, dark=dark, language=language)
        join(phone, url, forum["code"], language)
        take(phone, f"{url}/f/{forum['id']}", f"phone-{language}")
    take(open_page(browser, (1920, 1080)), url + forum["projector"], "projector")
    take(open_page(browser, DESKTOP), f"{url}/receipts/{guide.receipts[0]}", "receipt")

    facilitator = open_page(browser, (1440, 900))
    sign_in(facilitator, url, guide, "facilitator")
    take(facilitator, f"{url}/forums/{forum['id']}", "desk")
    member = open_page(browser, (1440, 900))
    sign_in(member, url, guide, "steering")
    take(member, f"{url}/sections/{section['id']}", "editor")
    take(member, f"{url}/versions/{versions[-1]}", "reading")
    take(member, f"{url}/versions/{versions[-2]}/compare/{versions[-1]}", "compare")


def main() -> None:
    """Start, take, stop."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with demo_server() as (url, guide), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system_browser(), args=list(FLAGS))
        pictures(browser, url, guide)
        browser.close()


if __name__ == "__main__":
    main()
