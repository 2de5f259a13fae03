"""Reading a table of organisations in, in two steps: what was understood, then yes."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.core.tables import read_table
from workshop.core.uploads import takes_files
from workshop.processes import access, reading_in
from workshop.processes.models import Process, TableUpload
from workshop.processes.organisation_forms import FIELDS, ReadingForm, TableForm
from workshop.processes.reading_in import Understood
from workshop.processes.views import bp

LARGEST = 20
takes_files(bp, "send_table", LARGEST + 1)


@bp.get("/p/<slug>/organisations/table")
def choose_table(slug: str) -> ResponseReturnValue:
    """Which file?"""
    process = access.process_written_by(current_visitor(), slug)
    return choice_page(process, TableForm(formdata=None))


def choice_page(process: Process, form: TableForm, status: int = 200) -> ResponseReturnValue:
    """The page on which a file is chosen."""
    page = render_template("processes/table.html", process=process, form=form, names=[str(FIELDS[n]) for n in FIELDS])
    return page, status


@bp.post("/p/<slug>/organisations/table")
def send_table(slug: str) -> ResponseReturnValue:
    """Keep the file, and go on to what was understood."""
    visitor = current_visitor()
    process = access.process_written_by(visitor, slug)
    form = TableForm()
    if not form.validate_on_submit():
        return choice_page(process, form, 422)
    try:
        with form.table.data.stream as file:
            upload = reading_in.keep_upload(process, file.read(), by=account_of(visitor))
    except Refused as refusal:
        form.table.errors = [refusal.message]
        return choice_page(access.process_written_by(visitor, slug), form, refusal.status)
    return redirect(url_for("processes.show_table", upload_id=upload.id), 303)


@bp.get("/tables/<int:upload_id>")
def show_table(upload_id: int) -> ResponseReturnValue:
    """What was understood, before anything is saved."""
    upload = access.upload_of(current_visitor(), upload_id)
    table = read_table(upload.content)
    form = ReadingForm.for_columns(table.header, reading_in.columns_guessed(table.header), formdata=None)
    return understanding_page(upload, form)


@bp.post("/tables/<int:upload_id>")
def read_table_in(upload_id: int) -> ResponseReturnValue:
    """Save all of it, or look again with other columns."""
    visitor = current_visitor()
    upload = access.upload_of(visitor, upload_id)
    process = upload.process
    form = ReadingForm.for_columns(read_table(upload.content).header, {})
    form.refuse_unless_valid()
    if not form.saves:
        return understanding_page(upload, form)
    try:
        outcome = reading_in.read_in(upload, form.columns, opens=bool(form.opens.data), by=account_of(visitor))
    except Refused as refusal:
        return understanding_page(access.upload_of(visitor, upload_id), form, refusal.status)
    flash(in_words(outcome))
    return redirect(url_for("processes.show_organisations", slug=process.slug), 303)


def understanding_page(upload: TableUpload, form: ReadingForm, status: int = 200) -> ResponseReturnValue:
    """How the table was read, what it would do, and what hinders."""
    table = read_table(upload.content)
    complaint, outcome = "", None
    try:
        outcome = reading_in.understood(upload.process, table, form.columns, opens=bool(form.opens.data))
    except Refused as refusal:
        complaint = refusal.message
    page = render_template(
        "processes/understood.html",
        process=upload.process,
        upload=upload,
        table=table,
        form=form,
        fields=[form[f"column_{name}"] for name in FIELDS],
        columns=form.columns,
        names=FIELDS,
        outcome=outcome,
        complaint=complaint,
        separators={";": _("semicolons"), ",": _("commas"), "\t": _("tabs")},
    )
    return page, status


@bp.post("/tables/<int:upload_id>/deletion")
def forget_table(upload_id: int) -> ResponseReturnValue:
    """Let it go; nothing was saved."""
    upload = access.upload_of(current_visitor(), upload_id)
    process = upload.process
    reading_in.forget_upload(upload)
    flash(_("Nothing was saved."))
    return redirect(url_for("processes.show_organisations", slug=process.slug), 303)


def in_words(outcome: Understood) -> str:
    """What was done."""
    new = ngettext("%(num)d new organisation", "%(num)d new organisations", len(outcome.new))
    changed, same = len(outcome.changed), outcome.same
    return str(_("%(new)s, %(changed)d changed, %(same)d as before.", new=new, changed=changed, same=same))
