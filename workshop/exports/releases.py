"""Letting a record be read, and taking that back."""

from __future__ import annotations

from flask_babel import gettext as _

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.exports.models import Readers, RecordRelease
from workshop.forums.models import Forum
from workshop.processes.journal import record


def release_of(forum: Forum) -> RecordRelease | None:
    """Who may read the record of a forum, if anybody else may."""
    return db.session.get(RecordRelease, forum.id)


@transaction()
def release_record(forum: Forum, readers: Readers, *, by: Account | None = None) -> None:
    """Let those who hold a receipt, or everybody, read the record; once the forum is over."""
    if forum.closed_at is None:
        raise Refused(_("The forum still runs. Close its door first; then the record is whole."))
    release = release_of(forum) or RecordRelease(forum_id=forum.id)
    if release.readers == readers:
        return
    release.readers, release.account_id, release.released_at = readers, by.id if by else None, now()
    db.session.add(release)
    record(forum.process, "record.released", forum, by=by)


@transaction()
def take_record_back(forum: Forum, *, by: Account | None = None) -> None:
    """Keep the record among the members of the process again."""
    release = release_of(forum)
    if release is not None:
        db.session.delete(release)
        record(forum.process, "record.taken_back", forum, by=by)
