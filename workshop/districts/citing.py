"""Needs as sources: what a key such as ``B4`` stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.core.db import db
from workshop.districts.models import Need
from workshop.processes.citing import Source, finds, page_of, resolves
from workshop.processes.models import Process

GERMAN = "de"


@resolves("B")
def needs_cited(process: Process, keys: Collection[str], inside: bool) -> Mapping[str, Source]:
    """The needs behind these keys, in one query."""
    numbers = {int(key[1:]): key for key in keys if key[1:].isdecimal()}
    every = select(Need).where(Need.process_id == process.id, Need.number.in_(numbers))
    return {
        numbers[need.number]: source_of(need) for need in db.session.scalars(every.options(joinedload(Need.district)))
    }


@finds("B")
def needs_found(process: Process, words: Sequence[str]) -> Iterable[Source]:
    """Needs that hold all these words, or have this number; the latest first."""
    every = select(Need).where(Need.process_id == process.id, Need.withdrawn_at.is_(None))
    for need in db.session.scalars(every.order_by(Need.number.desc()).options(joinedload(Need.district))):
        place = need.district.name if need.district else ""
        said = f"{need.key} {need.number} {need.title} {need.text} {place}".casefold()
        if all(word in said for word in words):
            yield source_of(need)


def source_of(need: Need) -> Source:
    """A need as it is cited; a published text shows it, whatever district it belongs to."""
    where = need.district.name if need.district else str(_("the whole town"))
    return Source(
        key=need.key,
        text="" if need.is_withdrawn else need.title,
        language=GERMAN,
        origin=str(_("Need %(number)d, %(where)s", number=need.number, where=where)),
        url=page_of("districts.show_need", need_id=need.id),
        gone=str(_("This need was taken back.")) if need.is_withdrawn else "",
    )
