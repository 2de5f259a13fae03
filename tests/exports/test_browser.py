"""A file asked for, waited for and fetched in a real browser; the pages of this package before axe."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.axe import complaints, too_wide
from tests.conftest import Server
from tests.exports.conftest import MakeExports
from workshop.accounts.actions import begin_session
from workshop.core.db import now, transaction
from workshop.exports.models import Export

pytestmark = pytest.mark.browser

Open = Callable[..., Any]


@pytest.fixture
def live_make(server: Server) -> MakeExports:
    """The factory, at the real server's database."""
    return MakeExports()


@pytest.fixture
def browse(chromium: Any, server: Server) -> Iterator[Open]:
    """``browse(account, language)`` opens a small window; what its console complains about fails the test."""
    contexts, said = [], []

    def browse(account: Any = None, language: str = "de", *, scripts: bool = True, policy: bool = True) -> Any:
        context = chromium.new_context(
            base_url=server.url,
            locale=language,
            viewport={"width": 320, "height": 700},
            java_script_enabled=scripts,
            bypass_csp=not policy,
        )
        if account is not None:
            context.add_cookies([{"name": "sid", "value": begin_session(account), "url": server.url}])
        contexts.append(context)
        page = context.new_page()
        if policy:  # axe itself asks for style sheets at addresses where none are
            page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
            page.on("response", lambda answer: said.append(answer.url) if answer.status >= 400 else None)
            page.on("pageerror", lambda error: said.append(str(error)))
        return page

    yield browse
    for context in contexts:
        context.close()
    assert said == []


def test_a_reader_asks_waits_and_has_the_file(browse, live_make):
    version = live_make.version(public=True, process=live_make.process(slug="lesen-mit-skript"))
    page = browse()
    page.goto(f"/versions/{version.id}/exports")
    page.get_by_label("HTML: eine Datei für jeden Browser").check()
    page.get_by_role("button", name="Datei erstellen").click()

    link = page.get_by_role("link", name="Datei herunterladen")
    expect(link).to_be_visible()
    with page.expect_download() as download:
        link.click()

    assert download.value.suggested_filename == "Integrationskonzept-Fassung-1.html"
    assert "Integration ist Aufgabe" in download.value.path().read_text()


def test_without_scripts_one_looks_oneself(browse, live_make):
    version = live_make.version(public=True, process=live_make.process(slug="lesen-ohne-skript"))
    page = browse(scripts=False)
    page.goto(f"/versions/{version.id}/exports")
    page.get_by_label("Markdown: reiner Text").check()
    page.get_by_role("button", name="Datei erstellen").click()
    ready, waits = page.get_by_role("link", name="Datei herunterladen"), page.get_by_role("link", name="Nachsehen")
    for _look in range(40):
        expect(ready.or_(waits).first).to_be_visible()
        if ready.is_visible():
            break
        waits.click()

    expect(ready).to_be_visible()


@pytest.mark.parametrize("language", ["de", "ar"])
def test_axe_finds_nothing_in_any_state(browse, live_make, language):
    process = live_make.process(slug=f"axe-{language}", municipality=f"Stadt Axe {language}")
    version = live_make.version(process)
    reader = live_make.member(process, email=f"axe-{language}@example.org")
    forum = live_make.forum(process)
    live_make.participants(forum, resident=6, migrant=2)
    live_make.idea(forum, "مكان تلتقي فيه الأمهات", language="ar", receipt=f"AXE-{language}")
    states = {"waits": {}, "ready": {"finished_at": now()}, "failed": {"failed_at": now(), "message": "Nein."}}
    addresses = [f"/versions/{version.id}/exports", f"/forums/{forum.id}/record"]
    for state in states.values():
        export = Export(version_id=version.id, account_id=reader.id, format="pdf", sources="annex", file="x", **state)
        with transaction():
            live_make.keep(export)
        addresses.append(f"/exports/{export.id}")

    page = browse(reader, language, policy=False)
    page.route("**/progress", lambda route: route.fulfill(json={"waits": True, "progress": 30}))
    for address in addresses:
        page.goto(address)
        assert page.locator("h1").count() == 1
        assert complaints(page) == [], address
        assert too_wide(page) <= 0, address
