"""What this package adds to the overview: its own sentences, names and next steps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from workshop.accounts.models import Account
from workshop.core.db import db
from workshop.processes.contributions import Name, Step, name_of, sentence, step
from workshop.processes.models import Membership, Milestone, Organisation, Phase, Process, Role


@sentence("process.created")
def process_created(who: str, what: str, count: int) -> str:
    """Somebody began the process."""
    return str(_("%(who)s has begun this process.", who=who))


@sentence("process.worded")
def process_worded(who: str, what: str, count: int) -> str:
    """Somebody worded the title anew."""
    return str(_("%(who)s has worded title and introduction anew.", who=who))


@sentence("phase.added")
@sentence("phase.changed")
def phase_changed(who: str, what: str, count: int) -> str:
    """Somebody changed the timetable."""
    return str(
        ngettext(
            "%(who)s has changed the phase %(what)s.",
            "%(who)s has changed %(num)d phases.",
            count,
            who=who,
            what=what,
        )
    )


@sentence("milestone.added")
@sentence("milestone.changed")
def milestone_changed(who: str, what: str, count: int) -> str:
    """Somebody set a milestone."""
    return str(
        ngettext(
            "%(who)s has set the milestone %(what)s.",
            "%(who)s has set %(num)d milestones.",
            count,
            who=who,
            what=what,
        )
    )


@sentence("phase.deleted")
@sentence("milestone.deleted")
def timetable_shortened(who: str, what: str, count: int) -> str:
    """Somebody took something out of the timetable."""
    return str(_("%(who)s has taken something out of the timetable.", who=who))


@sentence("phase.restored")
@sentence("milestone.restored")
def timetable_restored(who: str, what: str, count: int) -> str:
    """Somebody brought something back into the timetable."""
    return str(_("%(who)s has brought something back into the timetable.", who=who))


@sentence("member.joined")
def member_joined(who: str, what: str, count: int) -> str:
    """Somebody came to the team."""
    return str(ngettext("%(what)s has joined the team.", "%(num)d people have joined the team.", count, what=what))


@sentence("member.left")
def member_left(who: str, what: str, count: int) -> str:
    """Somebody's role ended."""
    return str(
        ngettext(
            "%(who)s has ended somebody’s part in the team.",
            "%(who)s has ended the part of %(num)d people in the team.",
            count,
            who=who,
        )
    )


@name_of("membership")
def names_of_members(ids: Collection[int]) -> Mapping[int, Name]:
    """Members by their own names."""
    rows = db.session.execute(select(Membership.id, Account.name).join(Account).where(Membership.id.in_(ids)))
    return {membership_id: Name(name) for membership_id, name in rows}


@name_of("phase")
def names_of_phases(ids: Collection[int]) -> Mapping[int, Name]:
    """Phases by their titles."""
    return {
        id_: Name(title) for id_, title in db.session.execute(select(Phase.id, Phase.title).where(Phase.id.in_(ids)))
    }


@name_of("milestone")
def names_of_milestones(ids: Collection[int]) -> Mapping[int, Name]:
    """Milestones by their titles."""
    rows = db.session.execute(select(Milestone.id, Milestone.title).where(Milestone.id.in_(ids)))
    return {id_: Name(title) for id_, title in rows}


@step
def first_steps(process: Process, role: str) -> Iterable[Step]:
    """What a facilitator sets up first."""
    if role != Role.FACILITATOR:
        return
    yield Step(
        _("Write the timetable"),
        url_for("processes.show_timetable", slug=process.slug),
        _("Phases and milestones; everybody sees them from the first day on."),
        is_done=bool(process.phases),
    )
    yield Step(
        _("Introduce the process"),
        url_for("processes.show_settings", slug=process.slug),
        _("Two sentences at the top of the public page."),
        is_done=bool(process.lead),
    )
    seated = db.session.scalar(
        select(func.count()).where(Membership.process_id == process.id, Membership.role == Role.STEERING)
    )
    yield Step(
        _("Invite the steering group"),
        url_for("processes.show_people", slug=process.slug),
        ngettext("%(num)d member so far", "%(num)d members so far", seated or 0)
        if seated
        else _("With a link, for each bench."),
        is_done=bool(seated),
    )


@sentence("organisation.added")
@sentence("organisation.changed")
def organisation_written(who: str, what: str, count: int) -> str:
    """Somebody wrote in the directory."""
    return str(
        ngettext(
            "%(who)s has written down %(what)s in the directory.",
            "%(who)s has written down %(num)d organisations in the directory.",
            count,
            who=who,
            what=what,
        )
    )


@sentence("organisations.read_in")
def organisations_read_in(who: str, what: str, count: int) -> str:
    """A table came into the directory."""
    return str(_("%(who)s has read a table of organisations in.", who=who))


@name_of("organisation")
def names_of_organisations(ids: Collection[int]) -> Mapping[int, Name]:
    """Organisations by their names."""
    rows = db.session.execute(select(Organisation.id, Organisation.name).where(Organisation.id.in_(ids)))
    return {id_: Name(name, url_for("processes.show_organisation", organisation_id=id_)) for id_, name in rows}
