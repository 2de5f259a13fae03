"""Writing one section: a plain form that keeps whatever was typed; scripts use the same addresses."""

from __future__ import annotations

import secrets
from typing import Any

from flask import flash, jsonify, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import format_time, ngettext
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.core.markdown import nodes
from workshop.core.security import policy
from workshop.drafts import access, actions, sources
from workshop.drafts.actions import Conflict, Edit, Saved
from workshop.drafts.document import words_in
from workshop.drafts.forms import EditForm
from workshop.drafts.messages import EditMessage
from workshop.drafts.models import Section
from workshop.drafts.preview import preview_of
from workshop.drafts.views.blueprint import bp
from workshop.drafts.views.writing import State, editor_page, reading_page


@bp.get("/sections/<int:section_id>")
def show_section(section_id: int) -> ResponseReturnValue:
    """The section to write in; for those who only read, to read."""
    section = access.section_joined_by(current_visitor(), section_id)
    if not access.may_write(current_visitor(), section.draft.process):
        return reading_page(section)
    actions.keep_what_was_written(section)  # the form begins from a revision, also while others go on writing
    form = EditForm(data={"title": section.title, "text": section.text, "base": section.revision})
    form.words.data = request.args.get("words", "")[:200]
    if "plain" in request.args:
        return editor_page(section, form)
    nonce = secrets.token_urlsafe(16)
    response = make_response(editor_page(section, form, State(nonce=nonce)))
    response.headers["Content-Security-Policy"] = policy(nonce)
    return response


@bp.post("/sections/<int:section_id>")
def save_section(section_id: int) -> ResponseReturnValue:
    """Save, or with another button: preview, search the cards, insert a source. Nothing typed is lost on the way."""
    section = access.section_written_by(current_visitor(), section_id)
    form = EditForm()
    if not form.validate_on_submit():
        return refuse(section, form, form.first_complaint(), 422)
    step = form.step.data or "save"
    if step == "save":
        return save(section, form)
    if step.startswith("insert:"):
        form.text.data = f"{form.text.data or ''} [@{step.removeprefix('insert:')}]".lstrip()
        return editor_page(
            section, form, State(notice=_("The source stands at the end of the text. It is not saved yet."))
        )
    return editor_page(section, form, State(with_preview=step == "preview"))


def save(section: Section, form: EditForm) -> ResponseReturnValue:
    """Save, and say what came of it."""
    edit = Edit(form.title.data or "", form.text.data or "", form.base.data or 0)
    try:
        outcome = actions.save_section(section, edit, account_of(current_visitor()))
    except Refused as refusal:
        return refuse(section, form, refusal.message, refusal.status)
    if isinstance(outcome, Conflict):
        return show_conflict(section, form, outcome)
    if wants_json():
        return jsonify(acknowledgement(outcome, edit))
    if outcome.merged_with:
        flash(merged_in_words(outcome))
    words = form.words.data or None
    return redirect(url_for("drafts.show_section", section_id=section.id, words=words, saved=1, plain=1), 303)


def refuse(section: Section, form: EditForm, message: str, status: int) -> ResponseReturnValue:
    """Say why it was not saved, with everything still in the fields."""
    if wants_json():
        return jsonify(message=message), status
    return editor_page(section, form, State(complaint=message)), status


def show_conflict(section: Section, form: EditForm, conflict: Conflict) -> ResponseReturnValue:
    """Both wordings side by side; the form goes on from what the others have saved."""
    if wants_json():
        return jsonify(conflict=True), 409
    form.title.data, form.text.data = conflict.edit.title, conflict.edit.text
    form.base.data = conflict.edit.base
    form.base.raw_data = None
    return editor_page(section, form, State(conflict=conflict)), 409


def acknowledgement(outcome: Saved, edit: Edit) -> dict[str, Any]:
    """What a script needs to know: from which revision to go on, and the text when it is not the one sent."""
    revision = outcome.revision
    is_other = (revision.title, revision.text) != (edit.title, edit.text)
    return {
        "base": revision.number,
        "at": format_time(revision.saved_at, "short"),
        "title": revision.title,
        "text": revision.text if is_other else None,
        "merged": merged_in_words(outcome) if outcome.merged_with else "",
    }


def merged_in_words(outcome: Saved) -> str:
    """Whose changes are in the text too."""
    names = ", ".join(outcome.merged_with)
    return str(_("Put together with what %(names)s changed meanwhile.", names=names))


def wants_json() -> bool:
    """Whether a script asks."""
    return request.accept_mimetypes.best == "application/json"


@bp.post("/sections/<int:section_id>/edits")
def edit_section(section_id: int) -> ResponseReturnValue:
    """Take in an edit that is too large for a socket's message: a pasted chapter."""
    section = access.section_written_by(current_visitor(), section_id)
    form = EditMessage()
    if not form.validate():
        return jsonify(ok=False, status=422, message=form.first_complaint()), 422
    try:
        seq = actions.edit_section(section, form.edit.bytes, account_of(current_visitor()))
    except Refused as refusal:
        return jsonify(ok=False, status=refusal.status, message=refusal.message), refusal.status
    return jsonify(ok=True, seq=seq)


@bp.post("/sections/<int:section_id>/preview")
def preview_section(section_id: int) -> ResponseReturnValue:
    """How a text reads, as nodes from which a script builds the page."""
    section = access.section_written_by(current_visitor(), section_id)
    text = EditForm().text.data or ""
    try:
        preview = preview_of(section.draft.process, text)
    except Refused as refusal:
        return jsonify(message=refusal.message), refusal.status
    return jsonify(
        nodes=nodes(preview.html),
        problems=preview.problems,
        words=count_in_words(text),
        sources=nodes(render_template("drafts/_cited.html", preview=preview)),
    )


def count_in_words(text: str) -> str:
    """How long a text is."""
    count = words_in(text)
    return str(ngettext("%(num)s word", "%(num)s words", count))


@bp.get("/p/<slug>/sources")
def find_sources(slug: str) -> ResponseReturnValue:
    """What one can cite, for the dialog that inserts one."""
    process = access.process_written_by(current_visitor(), slug)
    hits = sources.search(process, request.args.get("q", "")[:200])
    return jsonify(
        hits=[
            {
                "key": hit.key,
                "text": hit.text,
                "language": hit.language,
                "direction": hit.direction,
                "from": hit.origin,
            }
            for hit in hits
        ],
        said=ngettext("%(num)s source", "%(num)s sources", len(hits)) if hits else _("Nothing holds these words."),
    )
