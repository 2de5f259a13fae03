"""What a section said before: every save, what it changed, and the way back to it."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.forms import Form
from workshop.drafts import access, actions
from workshop.drafts.actions import Edit
from workshop.drafts.comparing import compare
from workshop.drafts.models import Revision
from workshop.drafts.views.blueprint import bp

MOST_SHOWN = 200


@bp.get("/sections/<int:section_id>/history")
def show_history(section_id: int) -> ResponseReturnValue:
    """Every save of a section, the latest first."""
    section = access.section_joined_by(current_visitor(), section_id)
    actions.keep_what_was_written(section)
    revisions = db.session.scalars(
        select(Revision)
        .where(Revision.section_id == section.id)
        .order_by(Revision.number.desc())
        .limit(MOST_SHOWN)
        .options(joinedload(Revision.account))
    ).all()
    return render_template("drafts/history.html", process=section.draft.process, section=section, revisions=revisions)


@bp.get("/sections/<int:section_id>/history/<int:number>")
def show_revision(section_id: int, number: int) -> ResponseReturnValue:
    """One save beside the one before it."""
    revision = access.revision_joined_by(current_visitor(), section_id, number)
    section = access.section_joined_by(current_visitor(), section_id)
    before = db.session.scalar(select(Revision).where(Revision.section_id == section_id, Revision.number == number - 1))
    return render_template(
        "drafts/revision.html",
        process=section.draft.process,
        section=section,
        revision=revision,
        rows=compare(before.text if before else "", revision.text),
        form=Form(),
        may_write=access.may_write(current_visitor(), section.draft.process),
    )


@bp.post("/sections/<int:section_id>/history/<int:number>/restoration")
def restore_revision(section_id: int, number: int) -> ResponseReturnValue:
    """Let a section say again what it said then; what it says now stays in the history."""
    section = access.section_written_by(current_visitor(), section_id)
    revision = access.revision_joined_by(current_visitor(), section_id, number)
    edit = Edit(revision.title, revision.text, section.revision)
    actions.save_section(section, edit, account_of(current_visitor()))
    flash(_("The section says again what it said then."))
    return redirect(url_for("drafts.show_section", section_id=section.id), 303)
