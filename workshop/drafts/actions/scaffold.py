"""A first outline, made from what the process has already said about its theme fields."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from workshop.accounts.models import Account
from workshop.core.db import db, transaction
from workshop.core.errors import Refused
from workshop.drafts.actions.outline import add_section, begin_draft
from workshop.drafts.document import in_order
from workshop.drafts.models import Draft
from workshop.processes.models import Process
from workshop.themes.models import Goal, GuidingPrinciple, ThemeField


@transaction()
def scaffold_draft(process: Process, by: Account | None = None) -> Draft:
    """Make the outline: the stance, a chapter for each theme field, how we check, how it goes on."""
    draft = begin_draft(process, by)
    if in_order(draft.sections):
        raise Refused(_("There is an outline already. Add sections to it, or take some out."))
    add_section(draft, _("Our shared stance"), text=stance_of(process), by=by)
    for theme_field in fields_of(process):
        add_chapter(draft, theme_field, by)
    add_section(draft, _("How we check whether it works"), by=by)
    add_section(draft, _("How it goes on"), by=by)
    return draft


def fields_of(process: Process) -> Sequence[ThemeField]:
    """The theme fields with everything that hangs on them."""
    return db.session.scalars(
        select(ThemeField)
        .where(ThemeField.process_id == process.id)
        .order_by(ThemeField.position)
        .options(
            selectinload(ThemeField.goals),
            selectinload(ThemeField.obstacles),
            selectinload(ThemeField.potentials),
        )
    ).all()


def stance_of(process: Process) -> str:
    """The guiding principles, one paragraph each."""
    principles = db.session.scalars(
        select(GuidingPrinciple).where(GuidingPrinciple.process_id == process.id).order_by(GuidingPrinciple.position)
    )
    return "\n\n".join(f"**{one.title}** {one.text}".rstrip() for one in principles)


def add_chapter(draft: Draft, theme_field: ThemeField, by: Account | None) -> None:
    """A theme field's chapter: where we start, what we heard, what we want to reach."""
    chapter = add_section(draft, theme_field.title, text=theme_field.summary, by=by)
    chapter.theme_field_id = theme_field.id
    start = [
        *listed(_("What is in the way:"), [one.text for one in theme_field.obstacles]),
        *listed(_("What people bring:"), [one.text for one in theme_field.potentials]),
    ]
    add_section(draft, _("Where we start"), parent=chapter, text="\n\n".join(start), by=by)
    add_section(draft, _("What we have heard"), parent=chapter, by=by)
    add_section(draft, _("Goals and measures"), parent=chapter, text=goals_in_words(theme_field.goals), by=by)


def listed(opening: str, items: list[str]) -> list[str]:
    """A list with a line before it; nothing when there is nothing to list."""
    return [opening, "\n".join(f"- {item}" for item in items)] if items else []


def goals_in_words(goals: Sequence[Goal]) -> str:
    """Each goal as a paragraph."""
    return "\n\n".join(f"**{goal.title}** {goal.text}".rstrip() for goal in goals)
