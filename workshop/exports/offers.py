"""What exports add to other pages: records that can be read, on the public page and beside a receipt."""

from __future__ import annotations

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select

from workshop.core.db import db
from workshop.exports.models import Readers, RecordRelease
from workshop.exports.releases import release_of
from workshop.forums.models import Forum, Idea
from workshop.processes.contributions import Document, document, sentence
from workshop.processes.models import Process
from workshop.traces.further import record_page


@record_page
def record_for_receipts(idea: Idea) -> str:
    """The record of the forum, once whoever holds a receipt may read it."""
    return url_for("exports.show_record_of_receipt", receipt=idea.receipt) if release_of(idea.forum) else ""


@document
def public_records(process: Process) -> Iterable[Document]:
    """Records that everybody may read."""
    released = (
        select(Forum)
        .join(RecordRelease, RecordRelease.forum_id == Forum.id)
        .where(Forum.process_id == process.id, RecordRelease.readers == Readers.PUBLIC)
        .order_by(Forum.starts_at)
    )
    for forum in db.session.scalars(released):
        title = _("Record of forum %(number)d", number=forum.number)
        yield Document(title, url_for("exports.show_record", forum_id=forum.id), forum.title)


@sentence("record.released")
def record_released(who: str, what: str, count: int) -> str:
    """A record can be read."""
    return str(_("%(who)s has opened the record of the forum %(what)s.", who=who, what=what))


@sentence("record.taken_back")
def record_taken_back(who: str, what: str, count: int) -> str:
    """A record is among the members again."""
    return str(_("%(who)s has taken back the record of the forum %(what)s.", who=who, what=what))
