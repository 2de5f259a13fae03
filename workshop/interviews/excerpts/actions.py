"""What can be done about quotations: propose, release by a second person, hold back again."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import func, select, update

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.interviews.coding.actions import Passage
from workshop.interviews.excerpts.models import Excerpt
from workshop.interviews.study.erasing import erases
from workshop.interviews.study.models import Interview, InterviewConsent
from workshop.interviews.texts.models import Transcript
from workshop.processes.journal import record

LONGEST = 1200


@transaction()
def propose(transcript: Transcript, passage: Passage, *, by: Account) -> Excerpt:
    """Propose some words to be quoted; only of somebody who agreed to that, and never a whole talk."""
    interview = transcript.interview
    allowed = select(InterviewConsent.may_quote).where(InterviewConsent.interview_id == interview.id)
    if not db.session.scalar(allowed):
        raise Refused(_("This person has not agreed to be quoted."))
    here = passage.within(transcript.text)
    if here.end - here.start > LONGEST:
        raise Refused(_("Please choose a shorter passage, %(most)d characters at most.", most=LONGEST), 422)
    last = db.session.scalar(select(func.max(Excerpt.number)).where(Excerpt.interview_id == interview.id))
    excerpt = Excerpt(
        interview=interview,
        number=(last or 0) + 1,
        start=here.start,
        end=here.end,
        text=transcript.text[here.start : here.end],
        proposed_by_id=by.id,
    )
    db.session.add(excerpt)
    record(interview.process, "excerpt.proposed", excerpt, by=by)
    return excerpt


@transaction()
def release(excerpt: Excerpt, *, by: Account) -> None:
    """Release a quotation: a second person reads it with other eyes, and asks whether it gives somebody away."""
    if excerpt.erased_at is not None:
        raise Refused(_("The consent to this talk was taken back. Nothing is kept of it."), 410)
    if excerpt.proposed_by_id == by.id:
        raise Refused(_("You have proposed these words yourself. Somebody else has to release them."))
    if excerpt.released_at is None:
        excerpt.released_at, excerpt.released_by_id = now(), by.id
        record(excerpt.interview.process, "excerpt.released", excerpt, by=by)


@transaction()
def hold_back(excerpt: Excerpt, *, by: Account) -> None:
    """Hold a quotation back again; texts that cite it say that it is."""
    if excerpt.released_at is not None:
        excerpt.released_at = excerpt.released_by_id = None
        record(excerpt.interview.process, "excerpt.held_back", excerpt, by=by)


@erases
def erase_excerpts(interview: Interview) -> None:
    """Quotations of a talk that was taken back lose their words and keep their number: texts cite it."""
    mine = update(Excerpt).where(Excerpt.interview_id == interview.id, Excerpt.erased_at.is_(None))
    db.session.execute(mine.values(text="", erased_at=now()))
