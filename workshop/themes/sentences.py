"""What this package adds to the pages of a process: its part of the public page, next steps and news."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.core.db import db
from workshop.processes.access import WRITERS
from workshop.processes.contributions import Name, Part, Step, name_of, part, sentence, step
from workshop.processes.models import Process
from workshop.themes.access import fields_in
from workshop.themes.actions import principles_of
from workshop.themes.models import Goal, GuidingPrinciple, Obstacle, Potential, ThemeField, Thing

LONGEST = 80


@part
def fields_and_goals(process: Process) -> Iterable[Part]:
    """The theme fields with their goals on the public page, and the stance they stand on."""
    fields = fields_in(process)
    if fields:
        yield Part("themes/_public.html", {"fields": fields, "principles": principles_of(process)})


@step
def words_to_find(process: Process, role: str) -> Iterable[Step]:
    """Theme fields first, then their goals."""
    if role not in WRITERS:
        return
    page = url_for("themes.index", slug=process.slug)
    fields = fields_in(process)
    bare = [field for field in fields if not field.goals]
    yield Step(_("Agree on the theme fields"), page, _("What is the concept about?"), is_done=bool(fields))
    if fields:
        yield Step(
            _("Word the goals"),
            f"{page}#theme_field-{bare[0].id}" if bare else page,
            ngettext("%(num)d theme field has no goal yet", "%(num)d theme fields have no goal yet", len(bare))
            if bare
            else "",
            is_done=not bare,
        )


@sentence("theme_field.added")
@sentence("theme_field.worded")
def field_worded(who: str, what: str, count: int) -> str:
    """Somebody worded theme fields."""
    return str(
        ngettext(
            "%(who)s has worded the theme field %(what)s.",
            "%(who)s has worded %(num)d theme fields.",
            count,
            who=who,
            what=what,
        )
    )


@sentence("goal.added")
@sentence("goal.worded")
def goal_worded(who: str, what: str, count: int) -> str:
    """Somebody worded goals."""
    return str(
        ngettext("%(who)s has worded a goal: %(what)s", "%(who)s has worded %(num)d goals.", count, who=who, what=what)
    )


@sentence("obstacle.added")
@sentence("obstacle.worded")
def obstacle_named(who: str, what: str, count: int) -> str:
    """Somebody named what hinders."""
    return str(
        ngettext(
            "%(who)s has named an obstacle: %(what)s",
            "%(who)s has named %(num)d obstacles.",
            count,
            who=who,
            what=what,
        )
    )


@sentence("potential.added")
@sentence("potential.worded")
def potential_named(who: str, what: str, count: int) -> str:
    """Somebody named what people bring."""
    return str(
        ngettext(
            "%(who)s has named a potential: %(what)s",
            "%(who)s has named %(num)d potentials.",
            count,
            who=who,
            what=what,
        )
    )


@sentence("guiding_principle.added")
@sentence("guiding_principle.worded")
def principle_worded(who: str, what: str, count: int) -> str:
    """Somebody worded the stance."""
    return str(
        ngettext(
            "%(who)s has worded the principle %(what)s.",
            "%(who)s has worded %(num)d principles.",
            count,
            who=who,
            what=what,
        )
    )


@sentence("theme_field.deleted")
@sentence("goal.deleted")
@sentence("obstacle.deleted")
@sentence("potential.deleted")
@sentence("guiding_principle.deleted")
def something_removed(who: str, what: str, count: int) -> str:
    """Somebody took something away."""
    return str(_("%(who)s has taken something out of the theme fields.", who=who))


@sentence("theme_field.restored")
@sentence("goal.restored")
@sentence("obstacle.restored")
@sentence("potential.restored")
@sentence("guiding_principle.restored")
def something_restored(who: str, what: str, count: int) -> str:
    """Somebody brought something back."""
    return str(_("%(who)s has brought something back into the theme fields.", who=who))


def call(kind: Any, column: str) -> None:
    """Say what rows of a kind are called, and where on the page they stand."""

    @name_of(kind.__tablename__)
    def names(ids: Collection[int]) -> Mapping[int, Name]:
        rows = select(kind).where(kind.id.in_(ids))
        if kind not in (ThemeField, GuidingPrinciple):
            rows = rows.options(joinedload(kind.theme_field))
        return {thing.id: Name(shortened(getattr(thing, column)), page_of(thing)) for thing in db.session.scalars(rows)}


def page_of(thing: Thing) -> str:
    """Where something is seen."""
    return url_for("themes.index", slug=thing.process.slug, _anchor=f"{thing.__tablename__}-{thing.id}")


def shortened(text: str) -> str:
    """Enough of a sentence to recognise it."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"


for kind_, column_ in (
    (ThemeField, "title"),
    (Goal, "title"),
    (GuidingPrinciple, "title"),
    (Obstacle, "text"),
    (Potential, "text"),
):
    call(kind_, column_)
