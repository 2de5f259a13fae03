"""The whole draft, and its outline."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.core.forms import Form
from workshop.drafts import access, actions
from workshop.drafts.document import in_order, numbers_of, words_in, written_out
from workshop.drafts.forms import TitleForm
from workshop.drafts.models import Draft
from workshop.drafts.reading import LANGUAGE, Reading, read_draft
from workshop.drafts.views.blueprint import bp
from workshop.processes.models import Process


@bp.get("/p/<slug>/draft")
def show_draft(slug: str) -> ResponseReturnValue:
    """The draft as it stands; where there is none yet, how to begin."""
    process = access.process_joined_by(current_visitor(), slug)
    draft = access.current_draft(process)
    places = in_order(draft.sections) if draft else []
    may_write = access.may_write(current_visitor(), process)
    if not places:
        return render_template("drafts/empty.html", process=process, form=Form(), may_write=may_write)
    markdown = written_out(places)
    reading, complaint = read_or_say_why(process, markdown)
    return render_template(
        "drafts/draft.html",
        process=process,
        places=places,
        numbers=numbers_of(places),
        reading=reading,
        complaint=complaint,
        language=LANGUAGE,
        may_write=may_write,
        words=words_in(markdown),
    )


def read_or_say_why(process: Process, markdown: str) -> tuple[Reading | None, str]:
    """The draft to read; or, when one section cannot be shown, what to do about it."""
    try:
        return read_draft(process, markdown), ""
    except Refused as refusal:
        return None, refusal.message


@bp.post("/p/<slug>/draft")
def scaffold_draft(slug: str) -> ResponseReturnValue:
    """Make the outline from the theme fields."""
    process = access.process_written_by(current_visitor(), slug)
    actions.scaffold_draft(process, account_of(current_visitor()))
    flash(_("The outline hangs. Now every section can be written."))
    return redirect(url_for("drafts.show_draft", slug=process.slug), 303)


@bp.get("/p/<slug>/draft/outline")
def show_outline(slug: str) -> ResponseReturnValue:
    """The outline, to be changed."""
    return outline_page(access.draft_written_by(current_visitor(), slug), TitleForm())


@bp.post("/p/<slug>/sections")
def add_section(slug: str) -> ResponseReturnValue:
    """Add a section at the end, or at the end of a chapter."""
    process = access.process_written_by(current_visitor(), slug)
    draft = actions.begin_draft(process, account_of(current_visitor()))
    form = TitleForm()
    if not form.validate_on_submit():
        return outline_page(draft, form), 422
    parent = form.parent.data and access.section_written_by(current_visitor(), form.parent.data)
    section = actions.add_section(draft, form.title.data or "", parent=parent or None, by=account_of(current_visitor()))
    return redirect(url_for("drafts.show_outline", slug=process.slug, _anchor=f"section-{section.id}"), 303)


def outline_page(draft: Draft, form: TitleForm) -> str:
    """The outline with its buttons, and what has been taken out of it."""
    places = in_order(draft.sections)
    standing = {place.section.id for place in places}
    removed = [section for section in draft.sections if section.removed_at and section.id not in standing]
    return render_template(
        "drafts/outline.html",
        process=draft.process,
        places=places,
        numbers=numbers_of(places),
        removed=removed,
        form=form,
    )
