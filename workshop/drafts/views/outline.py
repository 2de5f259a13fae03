"""Changing the outline, one section at a time."""

from __future__ import annotations

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.models import Account
from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.drafts import access, actions
from workshop.drafts.forms import PlaceForm, TitleForm
from workshop.drafts.models import Section
from workshop.drafts.views.blueprint import bp


@bp.post("/sections/<int:section_id>/title")
def rename_section(section_id: int) -> ResponseReturnValue:
    """Give a section another title."""
    section = access.section_written_by(current_visitor(), section_id)
    form = TitleForm()
    form.refuse_unless_valid()
    actions.rename_section(section, form.title.data or "", account_of(current_visitor()))
    return to_outline(section)


@bp.post("/sections/<int:section_id>/place")
def move_section(section_id: int) -> ResponseReturnValue:
    """Put a section somewhere else: a step in one of four directions, or in front of another."""
    section = access.section_written_by(current_visitor(), section_id)
    form = PlaceForm()
    form.refuse_unless_valid()
    place = form.place.data or ""
    if place.isdecimal():
        before = access.section_written_by(current_visitor(), int(place))
        actions.place_section(section, before, account_of(current_visitor()))
    else:
        step(section, place, account_of(current_visitor()))
    return to_outline(section)


def step(section: Section, place: str, by: Account) -> None:
    """One step in a direction."""
    if place in ("up", "down"):
        actions.move_section(section, up=place == "up", by=by)
    elif place == "in":
        actions.nest_section(section, by)
    elif place == "out":
        actions.unnest_section(section, by)
    else:
        raise Refused(_("There is no such place in the outline."), 422)


@bp.post("/sections/<int:section_id>/removal")
def remove_section(section_id: int) -> ResponseReturnValue:
    """Take a section out; it can be restored."""
    section = access.section_written_by(current_visitor(), section_id)
    actions.remove_section(section, account_of(current_visitor()))
    flash(_("“%(title)s” is out of the outline. You find it below and can put it back.", title=section.title))
    return redirect(url_for("drafts.show_outline", slug=section.draft.process.slug), 303)


@bp.post("/sections/<int:section_id>/restoration")
def restore_section(section_id: int) -> ResponseReturnValue:
    """Put a section back."""
    section = access.section_written_by(current_visitor(), section_id)
    actions.restore_section(section, account_of(current_visitor()))
    return to_outline(section)


def to_outline(section: Section) -> ResponseReturnValue:
    """Back to where the section stands now."""
    slug = section.draft.process.slug
    return redirect(url_for("drafts.show_outline", slug=slug, _anchor=f"section-{section.id}"), 303)
