"""Noting that somebody has agreed, and to which words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db, transaction
from workshop.core.errors import Refused
from workshop.interviews.guides.editions import sheet_of
from workshop.interviews.study.models import Interview, InterviewConsent
from workshop.processes.journal import record


@dataclass(frozen=True)
class ConsentNote:
    """How somebody agreed: ``paper`` with a signature, on a ``screen``, or in the ``form`` they filled in."""

    how: str
    given_on: date
    may_quote: bool


@transaction()
def note_consent(interview: Interview, note: ConsentNote, *, by: Account | None = None) -> InterviewConsent:
    """Keep a consent together with the words it was given to; noting it again puts right what was noted wrongly."""
    if interview.withdrawn_at is not None:
        raise Refused(_("This consent was taken back. Plan a new interview if somebody wants to talk after all."))
    consent = db.session.scalar(select(InterviewConsent).where(InterviewConsent.interview_id == interview.id))
    consent = consent or InterviewConsent(interview=interview)
    consent.how, consent.given_on, consent.may_quote = note.how, note.given_on, note.may_quote
    consent.language = interview.language
    consent.words = sheet_of(interview.guide_version.content, interview.language).consent.text
    consent.noted_by = by.name if by else ""
    db.session.add(consent)
    record(interview.process, "interview.agreed", interview, by=by)
    return consent
