"""Notes on the desk, and the parking lot."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.forums import access, actions
from workshop.forums import desk_forms as forms
from workshop.forums.models import Forum, Note
from workshop.forums.views.acting import done_on
from workshop.forums.views.blueprint import bp


@bp.post("/forums/<int:forum_id>/notes")
def write_note(forum_id: int) -> ResponseReturnValue:
    """Write something down."""
    visitor = current_visitor()
    forum = access.forum_run_by(visitor, forum_id)
    form = forms.NoteForm()

    def write() -> str:
        about = actions.About(**access.note_about(visitor, forum, form.about()), parked=bool(form.parked.data))
        actions.write_note(forum, form.text.data or "", about, key=form.key.data or "", by=visitor.account)
        return str(_("Parked for later.") if about.parked else _("Noted."))

    return done_on(forum, write, form)


@bp.get("/notes/<int:note_id>")
def show_note(note_id: int) -> ResponseReturnValue:
    """A note, to be changed."""
    return note_page(access.note_run_by(current_visitor(), note_id))


@bp.post("/notes/<int:note_id>/revision")
def edit_note(note_id: int) -> ResponseReturnValue:
    """Word a note anew; what was typed is kept when somebody else was faster."""
    visitor = current_visitor()
    note = access.note_run_by(visitor, note_id)
    form = forms.NoteForm()
    try:
        form.refuse_unless_valid()
        actions.edit_note(note, form.text.data or "", form.was.data, by=visitor.account)
    except Refused as refusal:
        return note_page(note, form.text.data or "", refusal.message), refusal.status
    flash(_("Noted."))
    return redirect(url_for("forums.show_desk", forum_id=note.forum_id), 303)


def note_page(note: Note, typed: str = "", complaint: str = "") -> str:
    """The form for a note."""
    return render_template(
        "forums/note.html", process=note.forum.process, forum=note.forum, note=note, typed=typed, complaint=complaint
    )


@bp.post("/notes/<int:note_id>/removal")
def remove_note(note_id: int) -> ResponseReturnValue:
    """Take a note away."""
    visitor = current_visitor()
    note = access.note_run_by(visitor, note_id)

    def remove() -> str:
        actions.remove_note(note, by=visitor.account)
        return str(_("The note is taken away. It is kept, and you can bring it back."))

    return done_on(note.forum, remove)


@bp.post("/notes/<int:note_id>/restoring")
def restore_note(note_id: int) -> ResponseReturnValue:
    """Bring a note back."""
    visitor = current_visitor()
    note = access.note_run_by(visitor, note_id)

    def restore() -> str:
        actions.restore_note(note, by=visitor.account)
        return str(_("The note is back."))

    return done_on(note.forum, restore)


def notes_of(forum: Forum) -> list[Note]:
    """All notes of a forum with who wrote them and what they are about, in two queries at most."""
    written = select(Note).where(Note.forum_id == forum.id).order_by(Note.id)
    return list(
        db.session.scalars(written.options(joinedload(Note.account), joinedload(Note.cluster), joinedload(Note.idea)))
    )
