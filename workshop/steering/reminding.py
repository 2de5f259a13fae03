"""Reminding people of their tasks and meetings: one mail a day at most, and none to those who want none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from flask_babel import force_locale, format_date, format_datetime
from flask_babel import gettext as _
from sqlalchemy import or_, select
from sqlalchemy.orm import joinedload

from workshop.accounts.models import Account
from workshop.core.db import after_commit, db, now, transaction
from workshop.core.mail import Mail, send
from workshop.core.security import own_address
from workshop.processes.timetable import today
from workshop.steering.models import Attendance, MailChoice, Meeting, Task

TASKS_AHEAD = timedelta(days=3)
MEETINGS_AHEAD = timedelta(days=2)
# The page on which one says so; the command that reminds has no request to make an address from.
CHOICE = "/calendar"


def choice_of(account: Account) -> MailChoice | None:
    """What somebody has said about reminders."""
    return db.session.scalar(select(MailChoice).where(MailChoice.account_id == account.id))


def wants_reminders(account: Account) -> bool:
    """Everybody does, until they say otherwise."""
    choice = choice_of(account)
    return choice is None or choice.declined_at is None


@transaction()
def choose(account: Account, *, wants: bool) -> None:
    """Say whether one wants reminders."""
    kept_choice(account).declined_at = None if wants else now()


def kept_choice(account: Account) -> MailChoice:
    """The row, made when it is needed."""
    choice = choice_of(account)
    if choice is None:
        choice = MailChoice(account_id=account.id)
        db.session.add(choice)
        db.session.flush()
    return choice


def remind_everybody() -> int:
    """One digest for each who has something to do soon; how many were written. For a timer, once a day."""
    due = {task.account_id for task in tasks_due(None)} | {place.account_id for place in meetings_near(None)}
    accounts = db.session.scalars(select(Account).where(Account.id.in_(due - {None})).order_by(Account.id)).all()
    return sum(remind(account) for account in accounts)


@transaction()
def remind(account: Account) -> bool:
    """The digest of one person, once a day."""
    choice = kept_choice(account)
    if choice.declined_at is not None or choice.reminded_on == today():
        return False
    tasks, places = tasks_due(account), meetings_near(account)
    if not tasks and not places:
        return False
    choice.reminded_on = today()
    after_commit(send, digest_for(account, tasks, places))
    return True


def tasks_due(account: Account | None) -> Sequence[Task]:
    """Tasks that are overdue or due soon: of one person, or of everybody."""
    found = select(Task).where(Task.done_at.is_(None), Task.due_on <= today() + TASKS_AHEAD)
    found = found.where(Task.account_id == account.id) if account else found.where(Task.account_id.isnot(None))
    return db.session.scalars(found.order_by(Task.due_on, Task.id).options(joinedload(Task.process))).all()


def meetings_near(account: Account | None) -> Sequence[Attendance]:
    """Places in meetings of the next days, to which people have not said no."""
    near = Meeting.starts_at.between(now(), now() + MEETINGS_AHEAD)
    found = select(Attendance).join(Attendance.meeting).where(near, Meeting.invited_at.isnot(None))
    found = found.where(or_(Attendance.reply != "no", Attendance.reply.is_(None)))
    mine = Attendance.account_id == account.id if account else Attendance.account_id.isnot(None)
    return db.session.scalars(found.where(mine).order_by(Meeting.starts_at)).all()


def digest_for(account: Account, tasks: Sequence[Task], places: Sequence[Attendance]) -> Mail:
    """What is to be done and where to be, in German."""
    with force_locale("de"):
        lines = [_("Dear %(name)s,", name=account.name), ""]
        for place in places:
            when = format_datetime(place.meeting.starts_at, "EEEE, d. MMMM, HH:mm")
            lines.append(
                f"• {when}: {place.meeting.title}" + (f", {place.meeting.place}" if place.meeting.place else "")
            )
        for task in tasks:
            due = format_date(task.due_on, "long")
            said = _("overdue since %(day)s", day=due) if task.is_overdue(today()) else _("due on %(day)s", day=due)
            lines.append(f"• {task.text} ({said})")
        end = _("Reminders can be switched off here: %(link)s", link=own_address(CHOICE))
        return Mail(account.email, _("What is next for you"), "\n".join([*lines, "", end, ""]))
