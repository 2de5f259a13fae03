"""Asks axe-core about a page, with no rule left out."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe


def complaints(page: Any) -> list[str]:
    """What axe finds, a line for each place."""
    found = Axe().run(page).response["violations"]
    return [f"{each['id']}: {node['html'][:160]}" for each in found for node in each["nodes"]]


def too_wide(page: Any) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
