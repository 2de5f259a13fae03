"""Tasks: who does what until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.processes.journal import record
from workshop.processes.models import Process
from workshop.steering.models import Meeting, Task


@dataclass(frozen=True)
class TaskPlan:
    """Who does what until when; without an account, a name."""

    text: str
    account: Account | None = None
    name: str = ""
    due_on: date | None = None


@transaction()
def give_task(process: Process, plan: TaskPlan, *, meeting: Meeting | None = None, by: Account | None = None) -> Task:
    """Write it down."""
    task = Task(process_id=process.id, text=plan.text, due_on=plan.due_on, meeting_id=meeting and meeting.id)
    task.account_id = plan.account.id if plan.account else None
    task.name = "" if plan.account else plan.name
    db.session.add(task)
    record(process, "task.given", task, by=by)
    return task


@transaction()
def finish_task(task: Task, *, done: bool, by: Account) -> None:
    """It is done; or it was not."""
    task.done_at = now() if done else None
    if done:
        record(task.process, "task.done", task, by=by)


def tasks_of(process: Process) -> Select[Task]:
    """All tasks of a process, what is due first on top."""
    found = select(Task).where(Task.process_id == process.id)
    return found.order_by(Task.done_at.isnot(None), Task.due_on.is_(None), Task.due_on, Task.id).options(
        joinedload(Task.account), joinedload(Task.meeting)
    )
