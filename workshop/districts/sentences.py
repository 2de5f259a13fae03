"""What this package adds to the pages of a process: a document for the public, next steps, names and news."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from flask import url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import func, select

from workshop.core.db import db
from workshop.districts.models import District, DistrictMap, Statistic
from workshop.processes.contributions import Document, Name, Step, document, name_of, sentence, step
from workshop.processes.models import Process, Role


@document
def published_profiles(process: Process) -> Iterable[Document]:
    """The map, once a district is published."""
    published = select(func.count()).where(District.process_id == process.id, District.published_at.is_not(None))
    if count := db.session.scalar(published):
        yield Document(
            _("The districts: map and profiles"),
            url_for("districts.index", slug=process.slug),
            ngettext("One district", "%(num)d districts", count),
        )


@step
def districts_to_draw(process: Process, role: str) -> Iterable[Step]:
    """First the districts."""
    if role == Role.FACILITATOR:
        count = db.session.scalar(select(func.count()).where(District.process_id == process.id)) or 0
        yield Step(
            _("Draw the districts"),
            url_for("districts.index", slug=process.slug),
            _("From a file with boundaries, or by name."),
            is_done=count > 0,
        )


@sentence("district.added")
def district_added(who: str, what: str, count: int) -> str:
    """Somebody added districts."""
    return str(
        ngettext(
            "%(who)s has added the district %(what)s.",
            "%(who)s has added %(num)d districts.",
            count,
            who=who,
            what=what,
        )
    )


@sentence("district.worded")
def district_worded(who: str, what: str, count: int) -> str:
    """Somebody described districts."""
    return str(
        ngettext(
            "%(who)s has described the district %(what)s.",
            "%(who)s has described %(num)d districts.",
            count,
            who=who,
            what=what,
        )
    )


@sentence("district.published")
def district_published(who: str, what: str, count: int) -> str:
    """Everybody may read profiles."""
    return str(
        ngettext(
            "%(who)s has published the profile of %(what)s.",
            "%(who)s has published the profiles of %(num)d districts.",
            count,
            who=who,
            what=what,
        )
    )


@sentence("boundaries.taken_in")
def boundaries_taken_in(who: str, what: str, count: int) -> str:
    """There is a map."""
    return str(_("%(who)s has drawn the map of the districts.", who=who))


@sentence("figures.taken_in")
def figures_taken_in(who: str, what: str, count: int) -> str:
    """There are new figures."""
    return str(
        ngettext(
            "%(who)s has brought figures: %(what)s.",
            "%(who)s has brought figures from %(num)d tables.",
            count,
            who=who,
            what=what,
        )
    )


@name_of("statistic")
def names_of_statistics(ids: Collection[int]) -> Mapping[int, Name]:
    """What is counted, where it is seen."""
    rows = db.session.execute(
        select(Statistic.id, Statistic.title, Process.slug).join(Process).where(Statistic.id.in_(ids))
    )
    return {id_: Name(title, url_for("districts.show_figures", slug=slug, statistic=id_)) for id_, title, slug in rows}


@name_of("district")
def names_of_districts(ids: Collection[int]) -> Mapping[int, Name]:
    """Districts by their names."""
    rows = db.session.execute(select(District.id, District.name).where(District.id.in_(ids)))
    return {id_: Name(name, url_for("districts.show_district", district_id=id_)) for id_, name in rows}


@name_of("district_map")
def names_of_maps(ids: Collection[int]) -> Mapping[int, Name]:
    """The map, where it is seen."""
    rows = db.session.execute(select(DistrictMap.id, Process.slug).join(Process).where(DistrictMap.id.in_(ids)))
    return {id_: Name(_("map"), url_for("districts.index", slug=slug)) for id_, slug in rows}
