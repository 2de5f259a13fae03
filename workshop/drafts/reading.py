"""A whole text as people read it: headings with numbers, marks of sources, and where they come from."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from threading import Lock

from flask_babel import get_locale
from flask_babel import gettext as _
from markupsafe import Markup, escape
from sqlalchemy import select

from workshop.core.db import db
from workshop.core.markdown import Rendered, render_document
from workshop.drafts.document import Numbers
from workshop.drafts.models import Citation, Version
from workshop.drafts.sources import Source, numbered, resolve
from workshop.processes.models import Process

LANGUAGE = "de"
KEPT = 24
_heading = re.compile(r"<h([1-6])([^>]*)>(.*?)</h\1>", re.DOTALL)
_tags = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Heading:
    """A line of the outline."""

    level: int
    number: str
    text: Markup
    anchor: str


@dataclass(frozen=True)
class Text:
    """A rendered text with its outline and the keys it cites, by first use."""

    html: Markup
    headings: tuple[Heading, ...]
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """A text together with what its marks point to."""

    text: Text
    sources: list[tuple[int, Source]]
    unknown: tuple[str, ...]


def figures_of(process: Process) -> dict[str, str]:
    """The pictures a text may show, by name: drawn from the process itself (exports)."""
    return {name: f"/p/{process.slug}/figures/{name}.svg" for name in ("timetable", "ideas-by-language")}


def read_draft(process: Process, markdown: str) -> Reading:
    """The draft as it stands."""
    rendered = _rendered(process, markdown, ())
    sources = resolve(process, rendered.keys, inside=True)
    if unknown := frozenset(rendered.keys) - sources.keys():
        rendered = _rendered(process, markdown, unknown)  # cheap: the converter has kept the pieces
    return _reading(_with_headings(rendered), sources)


def read_version(version: Version) -> Reading:
    """A version. It never changes, so its HTML is kept; only what its sources say may change."""
    keys = frozenset(db.session.scalars(select(Citation.key).where(Citation.version_id == version.id)))
    process = version.draft.process
    sources = resolve(process, keys)
    unknown = frozenset(keys - sources.keys())
    name = (version.id, version.hash, unknown, str(get_locale()))
    text = _kept.get(name)
    if text is None:
        text = _with_headings(_rendered(process, version.markdown, unknown))
        _kept.put(name, text)
    return _reading(text, sources)


def _reading(text: Text, sources: dict[str, Source]) -> Reading:
    return Reading(text, numbered(text.keys, sources), tuple(key for key in text.keys if key not in sources))


def _rendered(process: Process, markdown: str, unknown: Collection[str]) -> Rendered:
    return render_document(markdown, lang=LANGUAGE, unknown=unknown, figures=figures_of(process))


def for_page(html: Markup) -> Markup:
    """Rendered HTML for a page: wide tables scroll by keyboard too, and list items keep their own role."""
    label = escape(_("A table"))
    scrolling = f'<div class="table" role="region" tabindex="0" aria-label="{label}"><table'
    # As a plain string: Markup would escape what is put in.
    page = (
        str(html).replace(' role="doc-footnote"', "").replace("<table", scrolling).replace("</table>", "</table></div>")
    )
    return Markup(page)  # noqa: S704  # sanitised before; what is put in is ours


def _with_headings(rendered: Rendered) -> Text:
    """Headings one level lower, for the page has a title of its own, each with its number and an anchor."""
    numbers, headings = Numbers(), list[Heading]()

    def place(found: re.Match[str]) -> str:
        level, words = int(found[1]), found[3]
        number = numbers.next(level)
        anchor = f"h-{len(headings) + 1}"
        headings.append(Heading(level, number, Markup(_tags.sub("", words)), anchor))  # noqa: S704  # from sanitised HTML, tags taken out
        below = min(level + 1, 6)
        shown = f'<span class="no">{number}</span> ' if number else ""
        return f'<h{below}{found[2]} id="{anchor}">{shown}{words}</h{below}>'

    html = Markup(_heading.sub(place, for_page(rendered.html)))  # noqa: S704  # sanitised before, numbers are ours
    return Text(html, tuple(headings), rendered.keys)


class _Kept:
    """The rendered texts of the versions read last."""

    def __init__(self) -> None:
        self._texts: OrderedDict[object, Text] = OrderedDict()
        self._lock = Lock()

    def get(self, name: object) -> Text | None:
        with self._lock:
            if name in self._texts:
                self._texts.move_to_end(name)
            return self._texts.get(name)

    def put(self, name: object, text: Text) -> None:
        with self._lock:
            self._texts[name] = text
            while len(self._texts) > KEPT:
                self._texts.popitem(last=False)


_kept = _Kept()
