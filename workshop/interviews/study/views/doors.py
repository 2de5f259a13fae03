"""Consent and names: two of the three doors."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from workshop.accounts.access import account_of, freshly
from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.interviews.guides.editions import sheet_of
from workshop.interviews.study import access, actions
from workshop.interviews.study.actions.keys import names_in
from workshop.interviews.study.erasing import take_back
from workshop.interviews.study.forms import ConsentForm, KeyForm
from workshop.interviews.study.models import Interview, InterviewConsent
from workshop.interviews.study.views.blueprint import bp
from workshop.interviews.study.views.interviews import to_interview
from workshop.processes.timetable import today

ON_A_PAGE = 50


@bp.get("/interviews/<int:interview_id>/consent")
def show_consent(interview_id: int) -> ResponseReturnValue:
    """The words somebody agrees to, and how they agreed."""
    interview = access.consent_door(current_visitor(), interview_id)
    return consent_page(interview, ConsentForm(formdata=None, given_on=today()))


def consent_page(interview: Interview, form: ConsentForm) -> str:
    """The page."""
    consent = db.session.scalar(select(InterviewConsent).where(InterviewConsent.interview_id == interview.id))
    return render_template(
        "interviews/consent.html",
        process=interview.process,
        interview=interview,
        consent=consent,
        form=form,
        words=sheet_of(interview.guide_version.content, interview.language).consent,
    )


@bp.post("/interviews/<int:interview_id>/consent")
def note_consent(interview_id: int) -> ResponseReturnValue:
    """Note a consent."""
    visitor = current_visitor()
    interview = access.consent_door(visitor, interview_id)
    form = ConsentForm()
    if not form.validate_on_submit():
        return consent_page(interview, form), 422
    actions.note_consent(interview, form.note, by=account_of(visitor))
    return to_interview(interview, _("The consent is noted."))


@bp.post("/interviews/<int:interview_id>/withdrawal")
def withdraw(interview_id: int) -> ResponseReturnValue:
    """Take a consent back for somebody who has said so: everything that came of the talk is erased."""
    visitor = current_visitor()
    interview = access.consent_door(visitor, interview_id)
    freshly(visitor)
    take_back(interview, by=account_of(visitor))
    return to_interview(interview, _("The talk is taken back and erased."))


@bp.get("/interviews/<int:interview_id>/key")
def show_slot(interview_id: int) -> ResponseReturnValue:
    """The slot for a name: one drops it in and does not see what lies there."""
    interview = access.key_slot(current_visitor(), interview_id)
    return slot_page(interview, KeyForm(formdata=None))


def slot_page(interview: Interview, form: KeyForm) -> str:
    """The page."""
    return render_template("interviews/key.html", process=interview.process, interview=interview, form=form)


@bp.post("/interviews/<int:interview_id>/key")
def put_key(interview_id: int) -> ResponseReturnValue:
    """Drop a name into the list."""
    visitor = current_visitor()
    interview = access.key_slot(visitor, interview_id)
    form = KeyForm()
    if not form.validate_on_submit():
        return slot_page(interview, form), 422
    actions.put_key(interview, form.name.data or "", form.contact.data or "", by=account_of(visitor))
    return to_interview(interview, _("The name lies in the list. Only the person who keeps it can read it."))


@bp.get("/p/<slug>/keys")
def show_keys(slug: str) -> ResponseReturnValue:
    """The list of names, for the one who keeps it, and with the password given a moment ago."""
    visitor = current_visitor()
    study = access.keys_door(visitor, slug)
    freshly(visitor)
    page_number = max(1, request.args.get("page", 1, int))
    some = access.keys_in(study).offset((page_number - 1) * ON_A_PAGE).limit(ON_A_PAGE)
    return render_template(
        "interviews/keys.html",
        process=study.process,
        study=study,
        keys=list(db.session.scalars(some)),
        names=(names := names_in(study)),
        page_number=page_number,
        pages=-(-names // ON_A_PAGE),
    )


@bp.post("/p/<slug>/keys/destruction")
def destroy_keys(slug: str) -> ResponseReturnValue:
    """Destroy the list."""
    visitor = current_visitor()
    study = access.keys_door(visitor, slug)
    freshly(visitor)
    count = actions.destroy_keys(study, by=account_of(visitor))
    flash(
        ngettext("The list is destroyed. It held %(num)d name.", "The list is destroyed. It held %(num)d names.", count)
    )
    return redirect(url_for("interviews.index", slug=slug, _anchor="names"), 303)
