"""How a section reads while it is written: its text, what it cites, and what would trouble readers."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from workshop.core.markdown import problems, render, shift_headings
from workshop.drafts.reading import LANGUAGE, figures_of, for_page
from workshop.drafts.sources import Source, numbered, resolve
from workshop.processes.models import Process

TOP = 3


@dataclass(frozen=True)
class Preview:
    """A section's text as HTML, with its numbered sources and sentences about what to mend."""

    html: Markup
    sources: list[tuple[int, Source]]
    unknown: tuple[str, ...]
    problems: list[str]


def preview_of(process: Process, text: str) -> Preview:
    """Render a section's text; headings start below the page's own."""
    figures = figures_of(process)
    shown = shift_headings(text, TOP)
    keys = render(shown, lang=LANGUAGE).keys
    sources = resolve(process, keys, inside=True)
    unknown = tuple(key for key in keys if key not in sources)
    html = render(shown, lang=LANGUAGE, unknown=unknown, figures=figures).html
    return Preview(for_page(html), numbered(keys, sources), unknown, problems(text, figures))
