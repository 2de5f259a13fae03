"""Asks axe-core about a page, with no rule left out."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT

# Half a megabyte of source is read once for each document; of what is found only the lines we print come back, not
# the thousands of nodes that passed. Style sheets would be loaded a second time for one experimental rule that axe
# itself leaves off: of what can be loaded before, only media are.
ASK = """async () => {
    const options = { resultTypes: ["violations"], preload: { assets: ["media"] } };
    const { violations } = await window.axe.run(document, options);
    return violations.flatMap((found) => found.nodes.map((node) => `${found.id}: ${node.html.slice(0, 160)}`));
}"""


def complaints(page: Any) -> list[str]:
    """What axe finds, a line for each place. A page is asked again and again without being loaded anew."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return list(page.evaluate(ASK))


def too_wide(page: Any) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
