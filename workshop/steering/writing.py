"""The minutes of a meeting as a text: written from what was noted, in the language of the process."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

from flask_babel import force_locale, format_date, format_datetime, format_time
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from workshop.core.db import db
from workshop.core.markdown import shift_headings
from workshop.processes.forms import BENCHES
from workshop.processes.models import Bench
from workshop.steering.models import AgendaItem, Extent, Meeting, Resolution, Result, Task, Vote, Way
from workshop.steering.words import RESULTS, VOTES

LANGUAGE = "de"
_signs = re.compile(r"([\\`*_{}\[\]()>#+\-.!|<&])")


def plain(text: str) -> str:
    """Words with every sign that Markdown knows taken for what it is."""
    return _signs.sub(r"\\\1", " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;"))


def resolutions_of(meeting: Meeting) -> Sequence[Resolution]:
    """Everything that was put to the vote, by number, with how it was voted on."""
    found = select(Resolution).where(Resolution.meeting_id == meeting.id).order_by(Resolution.number)
    return db.session.scalars(
        found.options(selectinload(Resolution.tallies), selectinload(Resolution.reservations))
    ).all()


def tasks_in(meeting: Meeting) -> Sequence[Task]:
    """What was given to somebody."""
    return db.session.scalars(select(Task).where(Task.meeting_id == meeting.id).order_by(Task.id)).all()


def minutes_text(meeting: Meeting, extent: Extent = Extent.FULL) -> str:
    """The whole text, or as much as everybody may read."""
    with force_locale(LANGUAGE):
        return "\n\n".join(paragraphs(meeting, extent)) + "\n"


def paragraphs(meeting: Meeting, extent: Extent) -> Iterator[str]:
    """Piece by piece: who was there, point by point, what is to be done."""
    resolutions = resolutions_of(meeting)
    yield from opening(meeting, with_people=extent is Extent.FULL)
    if extent is Extent.RESOLUTIONS:
        yield "# " + _("Resolutions")
        for resolution in resolutions:
            yield from decision(resolution) if resolution.decided_at else ()
    else:
        yield from points(meeting, extent, resolutions)
    if extent is Extent.FULL:
        yield from to_do(tasks_in(meeting))


def points(meeting: Meeting, extent: Extent, resolutions: Sequence[Resolution]) -> Iterator[str]:
    """All points of the agenda, or those that are published, each with what was decided under it."""
    for number, item in enumerate(meeting.items, start=1):
        if extent is Extent.FULL or item.published_at is not None:
            yield from point(number, item, [one for one in resolutions if one.item_id == item.id])
    for resolution in resolutions:
        yield from decision(resolution) if resolution.item_id is None else ()


def opening(meeting: Meeting, *, with_people: bool) -> Iterator[str]:
    """When, where, and who was there by bench."""
    start = format_datetime(meeting.starts_at, "EEEE, d. MMMM y, HH:mm")
    place = f", {plain(meeting.place)}" if meeting.place else ""
    yield _("%(start)s to %(end)s%(place)s", start=start, end=format_time(meeting.ends_at, "HH:mm"), place=place)
    came = [one for one in meeting.attendances if one.came_at is not None]
    if not with_people:
        counted = Counter(one.bench for one in came if one.has_vote)
        benches = ", ".join(f"{name_of(bench)} {count}" for bench, count in counted.items())
        yield _("Present with a vote: %(benches)s", benches=benches or "0")
        return
    yield "# " + _("Who was there")
    for bench in (*Bench, None):
        sitting = [one for one in came if one.has_vote and one.bench == bench]
        if sitting:
            yield f"**{name_of(bench)}:** " + ", ".join(
                plain(one.shown_name) + (f" ({plain(one.organisation)})" if one.organisation else "") for one in sitting
            )
    guests = [plain(one.name) for one in came if not one.has_vote]
    if guests:
        yield "**" + _("Without a vote") + ":** " + ", ".join(guests)
    missing = [plain(one.name) for one in meeting.attendances if one.came_at is None and one.has_vote]
    if missing:
        yield "**" + _("Not there") + ":** " + ", ".join(missing)


def name_of(bench: str | None) -> str:
    """What a bench is called."""
    return str(BENCHES[Bench(bench)]) if bench else str(_("Without a bench"))


def point(number: int, item: AgendaItem, resolutions: Sequence[Resolution]) -> Iterator[str]:
    """One point of the agenda."""
    yield "# " + _("Point %(number)d: %(title)s", number=number, title=plain(item.title))
    if item.presenter:
        yield "*" + _("Presented by %(name)s", name=plain(item.presenter)) + "*"
    yield shift_headings(item.text, 2) if item.text.strip() else "*" + _("Nothing was noted.") + "*"
    for resolution in resolutions:
        yield from decision(resolution)


def decision(resolution: Resolution) -> Iterator[str]:
    """A resolution, its result, and the votes."""
    result = RESULTS[Result(resolution.result)] if resolution.result else _("not decided")
    named = _("Resolution %(key)s", key=resolution.key)
    yield f"> **{named}** ({result})\n>\n> {plain(resolution.text)}"
    said = votes_in_words(resolution)
    if said:
        yield said
    for one in resolution.reservations:
        kind = _("Objection") if one.is_objection else _("Reservation")
        name = f" ({plain(one.name)})" if one.name else ""
        yield f"- **{kind}**{name}: {plain(one.text)}"


def votes_in_words(resolution: Resolution) -> str:
    """How many said what; of an open vote also bench by bench."""
    if resolution.way == Way.CONSENT and resolution.result == Result.ADOPTED:
        return str(_("By consent: nobody objected."))
    if not resolution.tallies:
        return ""
    total = counted_in_words(resolution.counted)
    benches = sorted({tally.bench for tally in resolution.tallies if tally.bench})
    parts = [f"{name_of(bench)}: {counted_in_words(partial(of_bench, resolution, bench))}" for bench in benches]
    way = _("Secret vote") if resolution.way == Way.SECRET else _("Open vote")
    return f"{way}: {total}." + (f" ({'; '.join(parts)})" if parts else "")


def of_bench(resolution: Resolution, bench: str, vote: str) -> int:
    """How many of a bench said so."""
    return sum(tally.count for tally in resolution.tallies if (tally.bench, tally.vote) == (bench, vote))


def counted_in_words(count: Callable[[str], int]) -> str:
    """Yes, no, abstained, as numbers with words."""
    return ", ".join(f"{count(vote)} {VOTES[vote]}" for vote in Vote)


def to_do(tasks: Sequence[Task]) -> Iterator[str]:
    """What is to be done, as a table."""
    if not tasks:
        return
    yield "# " + _("What is to be done")
    rows = ["| " + " | ".join((_("What"), _("Who"), _("Until"))) + " |", "| --- | --- | --- |"]
    for task in tasks:
        due = format_date(task.due_on, "long") if task.due_on else "–"
        rows.append(f"| {plain(task.text)} | {plain(task.who) or '–'} | {due} |")
    yield "\n".join(rows)
