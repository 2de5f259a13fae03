"""Taking a consent back: everything that came of it goes, at once, and the record says that it went.

Each part of the interviews that keeps something of a talk registers how it lets go of it. The interview itself stays,
emptied, with its number: what cites it can then say why its words are gone.
"""

from __future__ import annotations

from collections.abc import Callable

from flask_babel import gettext as _
from sqlalchemy import delete, update

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.erasure import erase_for_good
from workshop.core.errors import Refused
from workshop.interviews.study.models import Interview, InterviewAnswer, InterviewConsent, InterviewKey
from workshop.processes.journal import record

Eraser = Callable[[Interview], None]
erasers: list[Eraser] = []


def erases(function: Eraser) -> Eraser:
    """How a part of the interviews lets go of a talk."""
    erasers.append(function)
    return function


@transaction()
def take_back(interview: Interview, *, by: Account | None = None) -> None:
    """Take a consent back: answers, name, text, marks and quotations are erased within this transaction."""
    if interview.withdrawn_at is not None:
        raise Refused(_("This consent was taken back before."))
    erase_for_good()
    interview.withdrawn_at = now()
    interview.district, interview.planned_at = "", None
    db.session.flush()
    for erase in reversed(erasers):
        erase(interview)
    record(interview.process, "interview.withdrawn", interview, by=by)


@erases
def let_go(interview: Interview) -> None:
    """Answers and name go; of the consent stays that there was one, and when it ended."""
    for kind in (InterviewAnswer, InterviewKey):
        db.session.execute(delete(kind).where(kind.interview_id == interview.id))
    mine = update(InterviewConsent).where(InterviewConsent.interview_id == interview.id)
    db.session.execute(mine.values(withdrawn_at=now(), may_quote=False, noted_by=""))
