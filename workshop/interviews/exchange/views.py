"""The page on which a study goes to other programs and comes from them."""

from __future__ import annotations

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.accounts.access import account_of, freshly
from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.downloads import download, table_file
from workshop.core.errors import Refused
from workshop.core.uploads import takes_files
from workshop.interviews.coding.access import codes_of, study_run_by
from workshop.interviews.exchange import actions
from workshop.interviews.exchange.forms import ExchangeForm
from workshop.interviews.exchange.reading import read_codebook, read_project
from workshop.interviews.exchange.writing import write_codebook, write_project
from workshop.interviews.guides.models import GuideVersion
from workshop.interviews.study.forms import versions_in
from workshop.interviews.study.models import Study

bp = Blueprint("exchange", __name__)
takes_files(bp, "take_in", 12)


@bp.get("/p/<slug>/exchange")
def show(slug: str) -> ResponseReturnValue:
    """What can be taken along and taken in."""
    return exchange_page(study_run_by(current_visitor(), slug), ExchangeForm(formdata=None))


def exchange_page(study: Study, form: ExchangeForm) -> str:
    """The page."""
    form.guide_version_id.choices = versions_in(study.process)
    return render_template("interviews/exchange.html", process=study.process, form=form)


@bp.get("/p/<slug>/exchange/<any(project,codebook,marks):what>")
def take_along(slug: str, what: str) -> Response:
    """A file for another program; the texts in it are confided, so the password was given a moment ago."""
    visitor = current_visitor()
    study = study_run_by(visitor, slug)
    if what == "codebook":
        file = write_codebook(actions.tree_of(codes_of(study)))
        return download(file, f"{study.process.title} {_('Codebook')}", "qdc", "application/xml")
    freshly(visitor)
    if what == "marks":
        return table_file(actions.rows_of(study), f"{study.process.title} {_('Marks')}")
    return download(write_project(actions.project_of(study)), study.process.title, "qdpx", "application/zip")


@bp.post("/p/<slug>/exchange")
def take_in(slug: str) -> ResponseReturnValue:
    """Take in a file from another program: all of it, or nothing."""
    visitor = current_visitor()
    study = study_run_by(visitor, slug)
    form = ExchangeForm()
    form.guide_version_id.choices = versions_in(study.process)
    if not form.validate_on_submit():
        return exchange_page(study, form), 422
    try:
        said = taken_in(study, form)
    except Refused as refusal:
        form.file.errors = [refusal.message]
        return exchange_page(study, form), refusal.status
    flash(said)
    return redirect(url_for("exchange.show", slug=slug), 303)


def taken_in(study: Study, form: ExchangeForm) -> str:
    """Read the file and keep it; says what came in."""
    account = account_of(current_visitor())
    content = form.file.data.read()
    if content[:2] != b"PK":
        codes = read_codebook(content)
        actions.take_in_codes(study, codes, by=account)
        count = sum(1 for top in codes for _code in top.walk())
        return str(ngettext("%(num)d code is in the codebook.", "%(num)d codes are in the codebook.", count))
    version = db.session.get_one(GuideVersion, form.guide_version_id.data)
    count = actions.take_in_project(study, read_project(content), version, by=account)
    return str(ngettext("%(num)d text has come in.", "%(num)d texts have come in.", count))
