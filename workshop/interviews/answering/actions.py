"""What can be done about forms: open a link, close it, begin, finish, take back."""

from __future__ import annotations

import secrets

from flask_babel import gettext as _

from workshop.accounts.models import Account
from workshop.accounts.visitors import digest
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.core.limits import Limit
from workshop.interviews.answering.models import FormLink, FormPass
from workshop.interviews.answering.receipts import receipt_of
from workshop.interviews.guides.models import GuideVersion
from workshop.interviews.study.actions import (
    ConsentNote,
    Plan,
    begin_interview,
    finish_interview,
    note_consent,
    plan_interview,
)
from workshop.interviews.study.models import Mode, SampleGroup, Study
from workshop.processes.journal import record
from workshop.processes.timetable import today

FOR_PARTICIPANTS = True
_begun = Limit(300)


@transaction()
def open_link(study: Study, version: GuideVersion, group: SampleGroup | None, most: int, *, by: Account) -> FormLink:
    """Let people fill in a guide themselves."""
    link = FormLink(study=study, guide_version=version, group=group, most=most, token=secrets.token_urlsafe(12))
    db.session.add(link)
    record(study.process, "form_link.opened", link, by=by)
    return link


@transaction()
def close_link(link: FormLink, *, by: Account) -> None:
    """Let nobody begin any more; who has begun may finish."""
    if link.closed_at is None:
        link.closed_at = now()
        record(link.study.process, "form_link.closed", link, by=by)


@transaction()
def reopen_link(link: FormLink, *, by: Account) -> None:
    """Let people begin again."""
    if link.closed_at is not None:
        link.closed_at = None
        record(link.study.process, "form_link.opened", link, by=by)


@transaction()
def begin_form(link: FormLink, language: str, *, may_quote: bool) -> tuple[FormPass, str]:
    """Begin a form with a consent; returns it with the secret for the cookie."""
    if not link.is_open:
        raise Refused(_("This form is closed. Thank you for wanting to join in!"))
    if not _begun.take(link.id):
        raise Refused(_("Very many are beginning just now. Please try again in a minute."), 429)
    link.begun += 1
    plan = Plan(link.guide_version, group=link.group, language=language)
    interview = plan_interview(link.study, plan, mode=Mode.FORM)
    note_consent(interview, ConsentNote("form", today(), may_quote))
    begin_interview(interview)
    secret = secrets.token_urlsafe(32)
    receipt = digest(receipt_of(secret))
    made = FormPass(link=link, interview=interview, token_hash=digest(secret), receipt_hash=receipt)
    db.session.add(made)
    return made, secret


@transaction()
def finish_form(made: FormPass) -> None:
    """Say that one has said everything."""
    finish_interview(made.interview)
