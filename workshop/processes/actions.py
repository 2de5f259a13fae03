"""What can be done about a process and its timetable."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db, transaction
from workshop.core.ordering import place
from workshop.processes.journal import record
from workshop.processes.models import Membership, Milestone, Phase, Process, Role
from workshop.processes.removals import take_away
from workshop.processes.templates import Template

PREFIXES = re.compile(r"^(stadt|gemeinde|kreis|landkreis|markt)\s+", re.IGNORECASE)
SPELLED_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ı": "i", "ł": "l", "Ł": "L"}
)


@dataclass(frozen=True)
class Charter:
    """What a process says about itself."""

    title: str
    municipality: str
    concept_title: str
    lead: str = ""
    slug: str = ""


@dataclass(frozen=True)
class Stretch:
    """A phase as it is written down."""

    title: str
    starts_on: date
    ends_on: date
    summary: str = ""


@transaction()
def create_process(charter: Charter, *, by: Account | None = None) -> Process:
    """Begin a process; who begins it, runs it."""
    process = Process(
        slug=free_slug(charter.slug or slug_of(charter.municipality)),
        title=charter.title,
        municipality=charter.municipality,
        concept_title=charter.concept_title,
        lead=charter.lead,
    )
    db.session.add(process)
    if by is not None:
        process.memberships.append(Membership(account_id=by.id, role=Role.FACILITATOR, bench=None))
    record(process, "process.created", process, by=by)
    return process


@transaction()
def lay_out_timetable(process: Process, template: Template, starts_on: date) -> None:
    """Give a new process the phases and milestones of a way of working."""
    process.phases = [
        Phase(
            position=position,
            title=plan.title,
            summary=plan.summary,
            starts_on=starts_on + timedelta(plan.starts),
            ends_on=starts_on + timedelta(plan.ends),
        )
        for position, plan in enumerate(template.phases, 1)
    ]
    process.milestones = [
        Milestone(title=plan.title, on=starts_on + timedelta(plan.on)) for plan in template.milestones
    ]
    db.session.flush()


@transaction()
def change_charter(process: Process, charter: Charter, *, by: Account) -> None:
    """Word title, lead and names anew. The address stays: it is printed on posters."""
    process.title = charter.title
    process.municipality = charter.municipality
    process.concept_title = charter.concept_title
    process.lead = charter.lead
    record(process, "process.worded", process, by=by)


@transaction()
def add_phase(process: Process, stretch: Stretch, *, by: Account | None = None) -> Phase:
    """Add a phase at the end of the timetable."""
    phase = Phase(position=max((phase.position for phase in process.phases), default=0) + 1)
    write_phase(phase, stretch)
    process.phases.append(phase)
    record(process, "phase.added", phase, by=by)
    return phase


@transaction()
def change_phase(phase: Phase, stretch: Stretch, *, by: Account) -> None:
    """Change a phase's name, dates or summary."""
    write_phase(phase, stretch)
    record(phase.process, "phase.changed", phase, by=by)


def write_phase(phase: Phase, stretch: Stretch) -> None:
    """Put what is written down into the row."""
    phase.title, phase.summary = stretch.title, stretch.summary
    phase.starts_on, phase.ends_on = stretch.starts_on, stretch.ends_on


@transaction()
def move_phase(phase: Phase, to: str, *, by: Account) -> None:
    """Put a phase in another place of the row."""
    place(phase.process.phases, phase, to)
    record(phase.process, "phase.moved", phase, by=by)


@transaction()
def delete_phase(phase: Phase, *, by: Account) -> None:
    """Take a phase out of the timetable."""
    take_away(phase, phase.process, by=by)


@transaction()
def add_milestone(process: Process, title: str, on: date, *, by: Account | None = None) -> Milestone:
    """Add a date that people wait for."""
    milestone = Milestone(title=title, on=on)
    process.milestones.append(milestone)
    record(process, "milestone.added", milestone, by=by)
    return milestone


@transaction()
def change_milestone(milestone: Milestone, title: str, on: date, *, by: Account) -> None:
    """Change a milestone's name or day."""
    milestone.title, milestone.on = title, on
    record(milestone.process, "milestone.changed", milestone, by=by)


@transaction()
def delete_milestone(milestone: Milestone, *, by: Account) -> None:
    """Take a milestone out of the timetable."""
    take_away(milestone, milestone.process, by=by)


def slug_of(municipality: str) -> str:
    """A short address out of a municipality's name, in plain letters: „Stadt Auenbrück“ becomes ``auenbrueck``."""
    name = PREFIXES.sub("", municipality.strip()).translate(SPELLED_OUT)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-") or "prozess"


def free_slug(wanted: str) -> str:
    """The wanted address, or with a number when it is taken."""
    taken = set(db.session.scalars(select(Process.slug).where(Process.slug.startswith(wanted))))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
