"""What can be done about needs: name one, word it anew, take it back, tie it to a goal."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from flask_babel import gettext as _
from sqlalchemy import delete, func, select, update

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.districts.models import Need, NeedGoal
from workshop.processes.citing import resolve
from workshop.processes.journal import record
from workshop.processes.models import Process
from workshop.themes.models import Goal


@dataclass(frozen=True)
class NeedWords:
    """What is written down about a need; ``keys`` are its sources, with blanks between."""

    title: str
    text: str = ""
    audience: str = ""
    migration: int = 0
    life: int = 0
    urgency: int = 2
    keys: str = ""
    observed: str = ""
    district_id: int | None = None
    statistic_id: int | None = None


@transaction()
def name_need(process: Process, words: NeedWords, *, by: Account | None = None) -> Need:
    """Write down what is missing, under the next number, which is never given again."""
    refuse_unknown(process, words)
    db.session.execute(update(Process).where(Process.id == process.id).values(slug=Process.slug))  # one at a time
    last = db.session.scalar(select(func.max(Need.number)).where(Need.process_id == process.id))
    need = Need(process_id=process.id, number=(last or 0) + 1, **asdict(words))
    db.session.add(need)
    record(process, "need.named", need, by=by)
    return need


@transaction()
def word_need(need: Need, words: NeedWords, *, by: Account) -> None:
    """Say anew what is missing."""
    refuse_unknown(need.process, words)
    for name, value in asdict(words).items():
        setattr(need, name, value)
    record(need.process, "need.worded", need, by=by)


def refuse_unknown(process: Process, words: NeedWords) -> None:
    """Evidence can be looked up, or it is none."""
    keys = words.keys.split()
    known = resolve(process, keys, inside=True)
    if missing := [key for key in keys if key not in known]:
        raise Refused(_("No source is known for: %(keys)s.", keys=", ".join(missing)), 422)


@transaction()
def withdraw_need(need: Need, *, by: Account) -> None:
    """Take a need back; where it is cited, it says so."""
    if need.withdrawn_at is None:
        need.withdrawn_at = now()
        record(need.process, "need.withdrawn", need, by=by)


@transaction()
def renew_need(need: Need, *, by: Account) -> None:
    """It is missing after all."""
    if need.withdrawn_at is not None:
        need.withdrawn_at = None
        record(need.process, "need.renewed", need, by=by)


@transaction()
def tie(need: Need, goal: Goal, *, by: Account) -> None:
    """Mark that a goal answers a need; once is enough."""
    if need.process_id != goal.theme_field.process_id:
        raise Refused(_("This goal belongs to another process."), 404)
    tied = select(NeedGoal.id).where(NeedGoal.need_id == need.id, NeedGoal.goal_id == goal.id)
    if db.session.scalar(tied) is None:
        db.session.add(NeedGoal(need_id=need.id, goal_id=goal.id))
        record(need.process, "need.tied", need, by=by)


@transaction()
def untie(need: Need, goal: Goal, *, by: Account) -> None:
    """Take the mark away."""
    cut = delete(NeedGoal).where(NeedGoal.need_id == need.id, NeedGoal.goal_id == goal.id).returning(NeedGoal.id)
    if db.session.scalars(cut).all():
        record(need.process, "need.untied", need, by=by)
