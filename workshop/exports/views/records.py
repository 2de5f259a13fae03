"""The record of a forum: to read and as a file, for members, for those who hold a receipt, and for everybody."""

from __future__ import annotations

import base64

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from markupsafe import Markup
from wtforms import StringField
from wtforms.validators import AnyOf

from workshop.accounts.visitors import current_visitor
from workshop.core.errors import NotFound
from workshop.core.forms import Form
from workshop.core.i18n import chosen_language
from workshop.core.markdown import render_document, shift_headings
from workshop.exports import access, actions
from workshop.exports.models import Readers
from workshop.exports.publication import FORMATS, Publication
from workshop.exports.records import record_of
from workshop.exports.releases import release_of, release_record, take_record_back
from workshop.exports.tables import table_of_forum
from workshop.exports.views.blueprint import attachment, bp
from workshop.forums.models import Forum

FILES = ("pdf", "docx", "odt", "csv")


class ReleaseForm(Form):
    """Who may read the record."""

    readers = StringField(validators=[AnyOf([*Readers])])


@bp.get("/forums/<int:forum_id>/record")
def show_record(forum_id: int) -> ResponseReturnValue:
    """Who was there, what was asked, what was said, and what became of it."""
    forum = access.forum_read_by(current_visitor(), forum_id)
    return record_page(forum, {kind: url_for("exports.record_file", forum_id=forum.id, kind=kind) for kind in FILES})


@bp.get("/forums/<int:forum_id>/record.<kind>")
def record_file(forum_id: int, kind: str) -> Response:
    """The record to print and to keep."""
    return file_of(access.forum_read_by(current_visitor(), forum_id), kind)


@bp.get("/receipts/<receipt>/record")
def show_record_of_receipt(receipt: str) -> ResponseReturnValue:
    """The record for somebody who wrote a card in it."""
    idea = access.idea_with_record(receipt, request.remote_addr or "")
    files = {kind: url_for("exports.record_file_of_receipt", receipt=idea.receipt, kind=kind) for kind in FILES}
    return record_page(idea.forum, files)


@bp.get("/receipts/<receipt>/record.<kind>")
def record_file_of_receipt(receipt: str, kind: str) -> Response:
    """The same as a file."""
    return file_of(access.idea_with_record(receipt, request.remote_addr or "").forum, kind)


@bp.post("/forums/<int:forum_id>/record/release")
def release(forum_id: int) -> ResponseReturnValue:
    """Let others read the record."""
    visitor = current_visitor()
    forum = access.forum_run_by(visitor, forum_id)
    form = ReleaseForm()
    form.refuse_unless_valid()
    release_record(forum, Readers(form.readers.data or ""), by=visitor.account)
    flash(_("The record can be read now."))
    return redirect(url_for("exports.show_record", forum_id=forum.id), 303)


@bp.post("/forums/<int:forum_id>/record/withdrawal")
def withdraw_release(forum_id: int) -> ResponseReturnValue:
    """Keep it among the members again."""
    visitor = current_visitor()
    forum = access.forum_run_by(visitor, forum_id)
    Form().refuse_unless_valid()
    take_record_back(forum, by=visitor.account)
    flash(_("Only members of the process read the record now."))
    return redirect(url_for("exports.show_record", forum_id=forum.id), 303)


def record_page(forum: Forum, files: dict[str, str]) -> str:
    """The record as a page, in the language of the page; its files are German."""
    visitor = current_visitor()
    return render_template(
        "exports/record.html",
        forum=forum,
        process=forum.process,
        text=html_of(record_of(forum, chosen_language())),
        files=files,
        release=release_of(forum),
        is_member=access.is_staff(visitor, forum),
        may_release=runs(forum),
        form=ReleaseForm(),
    )


def html_of(publication: Publication) -> Markup:
    """The text under the page's own headline; pictures come with it, so that whoever may read may see."""
    pictures = {name: svg_uri(figure.svg) for name, figure in publication.figures.items()}
    return render_document(shift_headings(publication.text, 2), lang=publication.language, figures=pictures).html


def svg_uri(svg: str) -> str:
    """A picture inside the page."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def runs(forum: Forum) -> bool:
    """Whether this visitor runs the forum."""
    try:
        access.forum_run_by(current_visitor(), forum.id)
    except NotFound:
        return False
    return True


def file_of(forum: Forum, kind: str) -> Response:
    """A file of the record, made at once: it is short."""
    if kind not in FILES:
        raise NotFound()
    name = f"{_('Record')} {forum.number} {forum.title}"
    if kind == "csv":
        return attachment(table_of_forum(forum), name, "csv")
    format_ = next(known for known in FORMATS if known == kind)
    return attachment(actions.make_now(record_of(forum), format_, "none"), name, kind)
