"""The pictures that a text may call by name, made from the process itself."""

from __future__ import annotations

from collections.abc import Callable

from babel import Locale
from babel.dates import format_skeleton
from sqlalchemy import func, select

from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.core.markdown.words import words_in
from workshop.exports.figures import Bar, Step, draw_cards, draw_timetable
from workshop.exports.publication import Figure
from workshop.exports.words import CATALOGUES
from workshop.forums.models import Forum, Idea
from workshop.processes.models import Phase, Process
from workshop.processes.timetable import timetable_of

LANGUAGE = "de"


def figure_of(process: Process, name: str) -> Figure:
    """One picture by its name."""
    if name not in FIGURES:
        raise NotFound()
    return FIGURES[name](process)


def figures_of(process: Process) -> dict[str, Figure]:
    """All pictures there are."""
    return {name: draw(process) for name, draw in FIGURES.items()}


def timetable(process: Process) -> Figure:
    """Phases, and where we stand."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    remarks = {"now": _("now"), "next": _("next")}
    steps = [
        Step(knot.phase.title, span(knot.phase), knot.standing.value, remarks.get(knot.standing.value, ""))
        for knot in timetable_of(process).knots
    ]
    title = _("Timetable")
    return Figure(draw_timetable(steps, title), f"{title}: " + "; ".join(in_words(step) for step in steps))


def in_words(step: Step) -> str:
    """A phase of the picture as one reads it out."""
    return f"{step.title}, {step.when}" + (f" ({step.remark})" if step.remark else "")


def span(phase: Phase) -> str:
    """From month to month, or the one month it all happens in."""
    first, last = (format_skeleton("yMMM", day, locale=LANGUAGE) for day in (phase.starts_on, phase.ends_on))
    return first if first == last else f"{first} – {last}"


def ideas_by_language(process: Process) -> Figure:
    """In which languages the cards of the forums that are over were written; hidden and withdrawn ones left out."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    counted = db.session.execute(
        select(Idea.language, func.count())
        .join(Forum, Idea.forum_id == Forum.id)
        .where(Forum.process_id == process.id, Forum.closed_at.is_not(None))
        .where(Idea.on_the_wall())
        .group_by(Idea.language)
        .order_by(func.count().desc(), Idea.language)
    )
    bars = [Bar(name_of(language), count) for language, count in counted]
    title = _("Cards by language")
    said = ", ".join(f"{bar.label} {bar.count}" for bar in bars)
    return Figure(draw_cards(bars, title), f"{title}: {said or '0'}")


def name_of(language: str) -> str:
    """What a language is called in the language of the concept."""
    code = {"kmr": "ku"}.get(language, language)
    return str(Locale(LANGUAGE).languages.get(code, language))


FIGURES: dict[str, Callable[[Process], Figure]] = {
    "timetable": timetable,
    "ideas-by-language": ideas_by_language,
}
