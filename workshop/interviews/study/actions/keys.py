"""The list of names: whose it is, what goes in, and its end."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import delete, func, select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.erasure import erase_for_good
from workshop.core.errors import Refused
from workshop.interviews.study.models import Interview, InterviewKey, Study
from workshop.processes.journal import record
from workshop.processes.models import Membership, Role


@transaction()
def name_keeper(study: Study, keeper: Account, *, by: Account) -> None:
    """Say who keeps the list: a facilitator, one at a time. Everybody sees in the journal that it changed."""
    role = select(Membership.role).where(Membership.process_id == study.process_id, Membership.account_id == keeper.id)
    if db.session.scalar(role) != Role.FACILITATOR:
        raise Refused(_("Only a facilitator of this process can keep the list of names."), 422)
    if study.keeper_id not in (None, by.id, keeper.id) and has_keys(study):
        raise Refused(_("The list holds names. Only the person who keeps it can hand it over."))
    study.keeper = keeper
    record(study.process, "study.keeper_named", study, by=by)


def has_keys(study: Study) -> bool:
    """Whether a name stands in the list."""
    return bool(names_in(study))


def names_in(study: Study) -> int:
    """How many names stand in the list."""
    mine = select(func.count()).select_from(InterviewKey).join(Interview).where(Interview.study_id == study.id)
    return db.session.scalar(mine) or 0


@transaction()
def put_key(interview: Interview, name: str, contact: str, *, by: Account) -> None:
    """Drop a name into the list; a later one takes its place. Nobody but the keeper reads it again."""
    study = interview.study
    if study.keys_destroyed_at is not None:
        raise Refused(_("The list of names was destroyed. No name is kept any more."))
    if study.keeper_id is None:
        raise Refused(_("Nobody keeps the list of names yet. A facilitator names somebody first."))
    key = db.session.scalar(select(InterviewKey).where(InterviewKey.interview_id == interview.id))
    key = key or InterviewKey(interview=interview)
    key.name, key.contact, key.entered_at = name, contact, now()
    db.session.add(key)
    record(interview.process, "interview.key_put", interview, by=by)


@transaction()
def destroy_keys(study: Study, *, by: Account) -> int:
    """Destroy the list, for good and with a record: from then on nobody can say who somebody is."""
    if study.keys_destroyed_at is not None:
        raise Refused(_("The list was destroyed before."))
    erase_for_good()
    count = names_in(study)
    mine = select(Interview.id).where(Interview.study_id == study.id)
    db.session.execute(delete(InterviewKey).where(InterviewKey.interview_id.in_(mine)))
    study.keys_destroyed_at, study.keys_destroyed_by, study.keys_destroyed = now(), by.name, count
    record(study.process, "study.keys_destroyed", study, by=by)
    return count
