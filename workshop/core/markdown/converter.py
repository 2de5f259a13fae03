"""Markdown to plain, sanitised HTML with marks. Runs in the renderer's process only."""

from __future__ import annotations

import re
from collections.abc import Callable

import nh3
from markdown import Markdown

from workshop.core.markdown.syntax import Workshop
from workshop.core.markdown.tidying import TidyUp, weblink

BLOCKS = frozenset({"blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "ul"})
TABLES = frozenset({"table", "tbody", "td", "th", "thead", "tr"})
TAGS = BLOCKS | TABLES | {"a", "br", "cite", "code", "em", "span", "strong"}
EVERYWHERE = {"lang", "dir", "data-p"}
ATTRIBUTES = {
    "*": EVERYWHERE,
    "a": {"href"},
    "cite": {"data-key", "data-note", "data-back", "data-figure"},
    "li": {"data-note"},
    "section": {"role"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align", "scope"},
}
_invisible = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def converter() -> Callable[[str], str]:
    """A function from Markdown to HTML; made once, used again and again."""
    markdown = Markdown(
        extensions=[
            "attr_list",
            "footnotes",
            "sane_lists",
            "tables",
            "pymdownx.betterem",
            Workshop(),
            TidyUp(),
        ],
        extension_configs={"tables": {"use_align_attribute": True}},
        tab_length=4,
    )

    def convert(text: str) -> str:
        text = _invisible.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
        html: str = markdown.reset().convert(text)
        return sanitise(html.replace("&#160;<cite data-back", "<cite data-back"))

    return convert


def sanitise(html: str) -> str:
    """Only what we write ourselves; https and mail addresses only; no SVG, no MathML."""
    return nh3.clean(
        html,
        tags=set(TAGS),
        attributes={tag: set(names) for tag, names in ATTRIBUTES.items()},
        attribute_filter=safe_attribute,
        url_schemes={"https", "mailto"},
        link_rel=None,
    )


def safe_attribute(_tag: str, name: str, value: str) -> str | None:
    """Links lead to https or a mail address, and hold nothing that looks like a tag."""
    if name != "href":
        return value
    if not weblink.fullmatch(value):
        return None
    return value.replace("<", "%3C").replace(">", "%3E").replace('"', "%22")
