"""Resolutions as sources: ``S6-2`` is the second one of the sixth meeting of a process."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from flask_babel import format_date
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import contains_eager

from workshop.core.db import db
from workshop.processes.citing import Source, finds, page_of, resolves
from workshop.processes.directory import sort_name_of
from workshop.processes.models import Process
from workshop.steering.models import AgendaItem, Extent, Meeting, Resolution, Result
from workshop.steering.words import RESULTS
from workshop.steering.writing import LANGUAGE

KEY = re.compile(r"S(\d{1,9})-(\d{1,9})")


def is_open_to_all() -> ColumnElement[bool]:
    """Decided, in a meeting of which the resolutions, this point or all is published."""
    published = select(AgendaItem.id).where(AgendaItem.published_at.isnot(None))
    whole = Meeting.extent.in_((Extent.RESOLUTIONS, Extent.FULL))
    part = or_(Resolution.item_id.is_(None), Resolution.item_id.in_(published))
    return and_(Meeting.published_at.isnot(None), Resolution.decided_at.isnot(None), or_(whole, part))


def resolutions(process: Process) -> Select[Resolution]:
    """All of a process, with their meetings."""
    query = select(Resolution).join(Resolution.meeting).where(Meeting.process_id == process.id)
    return query.options(contains_eager(Resolution.meeting))


@resolves("S")
def resolutions_cited(process: Process, keys: Collection[str], inside: bool) -> Mapping[str, Source]:
    """The resolutions behind these keys; what is not published has no words for everybody."""
    wanted = {key: (int(found[1]), int(found[2])) for key in keys if (found := KEY.fullmatch(key))}
    if not wanted:
        return {}
    among = resolutions(process).where(
        Meeting.number.in_({meeting for meeting, _number in wanted.values()}),
        Resolution.number.in_({number for _meeting, number in wanted.values()}),
    )
    known = {(one.meeting.number, one.number): one for one in db.session.scalars(among)}
    open_ids = set(db.session.scalars(among.where(is_open_to_all()).with_only_columns(Resolution.id)))
    return {
        key: source_of(known[place], shown=inside or known[place].id in open_ids)
        for key, place in wanted.items()
        if place in known
    }


@finds("S")
def resolutions_found(process: Process, words: Sequence[str]) -> Iterable[Source]:
    """Resolutions that hold all these words or have this key, the latest first."""
    query = resolutions(process).order_by(Meeting.number.desc(), Resolution.number)
    for word in words:
        if found := KEY.fullmatch(word.upper()):
            query = query.where(Meeting.number == int(found[1]), Resolution.number == int(found[2]))
        else:
            query = query.where(Resolution.search_text.contains(sort_name_of(word), autoescape=True))
    return [source_of(one, shown=True) for one in db.session.scalars(query.limit(20))]


def source_of(resolution: Resolution, *, shown: bool) -> Source:
    """A resolution as a source."""
    result = RESULTS[Result(resolution.result)] if resolution.result else _("not decided yet")
    origin = _(
        "Resolution %(key)s (%(result)s): %(meeting)s, %(day)s",
        key=resolution.key,
        result=result,
        meeting=resolution.meeting.title,
        day=format_date(resolution.meeting.starts_at, "long"),
    )
    return Source(
        key=resolution.key,
        text=resolution.text if shown else "",
        language=LANGUAGE,
        origin=origin,
        url=page_of("steering.show_resolution", resolution_id=resolution.id),
        gone="" if shown else _("This resolution is not published."),
    )
