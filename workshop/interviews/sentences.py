"""What this package adds to the pages of a process: next steps and news. Nothing that anybody has said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from workshop.core.db import db
from workshop.interviews.guides.models import Guide, GuideVersion
from workshop.interviews.study.models import SampleGroup, Study
from workshop.processes.access import RUNNERS
from workshop.processes.contributions import Name, Step, name_of, sentence, step
from workshop.processes.models import Process


@step
def guide_to_write(process: Process, role: str) -> Iterable[Step]:
    """Write a guide, then hold it."""
    if role not in RUNNERS:
        return
    begun = db.session.scalar(select(func.count()).select_from(Guide).where(Guide.process_id == process.id))
    held = db.session.scalar(
        select(func.count()).select_from(GuideVersion).join(Guide).where(Guide.process_id == process.id)
    )
    yield Step(
        _("Hold an interview guide"),
        url_for("guides.index", slug=process.slug),
        _("There are four to begin with.") if not begun else "",
        is_done=bool(held),
    )


@sentence("guide.begun")
def guide_begun(who: str, what: str, count: int) -> str:
    """Somebody began a guide."""
    return str(_("%(who)s has begun the interview guide %(what)s.", who=who, what=what))


@sentence("guide.worded")
def guide_worded(who: str, what: str, count: int) -> str:
    """Somebody wrote a guide."""
    return str(_("%(who)s has worked on the interview guide %(what)s.", who=who, what=what))


@sentence("guide.translated")
def guide_translated(who: str, what: str, count: int) -> str:
    """Somebody worded a guide in another language."""
    return str(_("%(who)s has worded the interview guide %(what)s in another language.", who=who, what=what))


@sentence("guide.held")
def guide_held(who: str, what: str, count: int) -> str:
    """A version of a guide is there."""
    return str(_("%(who)s has held %(what)s.", who=who, what=what))


@sentence("guide.removed")
def guide_removed(who: str, what: str, count: int) -> str:
    """Somebody took a guide away."""
    return str(_("%(who)s has taken an interview guide away.", who=who))


@step
def talks_to_plan(process: Process, role: str) -> Iterable[Step]:
    """Say whom we ask, and lead the talks that are planned."""
    if role not in RUNNERS:
        return
    groups = db.session.scalar(
        select(func.count()).select_from(SampleGroup).join(Study).where(Study.process_id == process.id)
    )
    yield Step(
        _("Plan whom you talk to"),
        url_for("interviews.index", slug=process.slug),
        _("Groups, how many of each, and who leads the talks."),
        is_done=bool(groups),
    )


@sentence("study.begun")
def study_begun(who: str, what: str, count: int) -> str:
    """Somebody began the study."""
    return str(_("%(who)s has begun the interview study.", who=who))


@sentence("study.planned")
def study_planned(who: str, what: str, count: int) -> str:
    """Somebody changed the sampling plan."""
    return str(_("%(who)s has worked on the sampling plan of the interviews.", who=who))


@sentence("study.keeper_named")
def keeper_named(who: str, what: str, count: int) -> str:
    """Somebody else keeps the list of names."""
    return str(_("%(who)s has said who keeps the list of names of the interviews.", who=who))


@sentence("study.keys_destroyed")
def keys_destroyed(who: str, what: str, count: int) -> str:
    """Nobody can say any more who somebody is."""
    return str(_("%(who)s has destroyed the list of names of the interviews.", who=who))


@sentence("interview.planned")
def interview_planned(who: str, what: str, count: int) -> str:
    """Somebody planned talks."""
    return str(ngettext("%(who)s has planned an interview.", "%(who)s has planned %(num)d interviews.", count, who=who))


@sentence("interview.finished")
def interview_finished(who: str, what: str, count: int) -> str:
    """Talks are written down."""
    return str(
        ngettext("An interview has been written down.", "%(num)d interviews have been written down.", count, who=who)
    )


@name_of("guide")
def names_of_guides(ids: Collection[int]) -> Mapping[int, Name]:
    """Guides by their titles."""
    rows = db.session.execute(select(Guide.id, Guide.title).where(Guide.id.in_(ids)))
    return {id_: Name(title, url_for("guides.show", guide_id=id_)) for id_, title in rows}


@name_of("guide_version")
def names_of_versions(ids: Collection[int]) -> Mapping[int, Name]:
    """Versions by title and number."""
    rows = db.session.execute(
        select(GuideVersion.id, GuideVersion.number, Guide.title).join(Guide).where(GuideVersion.id.in_(ids))
    )
    return {
        id_: Name(
            _("version %(number)d of %(guide)s", number=number, guide=title),
            url_for("guides.show_version", version_id=id_),
        )
        for id_, number, title in rows
    }


@sentence("form_link.opened")
def form_opened(who: str, what: str, count: int) -> str:
    """People can fill in a guide themselves."""
    return str(_("%(who)s has opened a form that people fill in themselves.", who=who))


@sentence("interview.withdrawn")
def interview_withdrawn(who: str, what: str, count: int) -> str:
    """Somebody has taken back a talk; who is nobody's business."""
    return str(
        ngettext(
            "The consent to an interview was taken back; it is erased.",
            "The consents to %(num)d interviews were taken back; they are erased.",
            count,
        )
    )


@sentence("excerpt.released")
def excerpt_released(who: str, what: str, count: int) -> str:
    """Words may be quoted."""
    return str(
        ngettext("%(who)s has released a quotation.", "%(who)s has released %(num)d quotations.", count, who=who)
    )
