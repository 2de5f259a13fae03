"""Who may come in: the doors to versions, forums and processes are theirs; a file is for the one who asked."""

from __future__ import annotations

import secrets

from workshop.accounts.visitors import Visitor, digest
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.districts.access import district_for
from workshop.drafts.access import version_for
from workshop.exports.models import Export, Readers, RecordRelease
from workshop.forums.access import forum_for, forum_run_by, idea_of_receipt, is_staff
from workshop.forums.models import Forum, Idea
from workshop.interviews.guides.access import version_for as guide_version_for
from workshop.processes.access import process_for, role_in
from workshop.steering.access import meeting_for

__all__ = [
    "district_for",
    "export_of",
    "forum_for",
    "forum_run_by",
    "guide_version_for",
    "is_staff",
    "meeting_for",
    "process_for",
    "role_in",
    "version_for",
]


def export_of(visitor: Visitor, export_id: int, token: str) -> Export:
    """A file, for whoever asked for it, as long as they may read the version: asked again at each download."""
    export = db.session.get(Export, export_id)
    if export is None or not asked_by(export, visitor, token):
        raise NotFound()
    version_for(visitor, export.version_id)
    return export


def asked_by(export: Export, visitor: Visitor, token: str) -> bool:
    """Whether this is the account, or without one the browser, that asked."""
    if export.account_id is not None:
        return visitor.account is not None and visitor.account.id == export.account_id
    return export.token_hash is not None and secrets.compare_digest(export.token_hash, digest(token))


def forum_read_by(visitor: Visitor, forum_id: int) -> Forum:
    """A forum whose record somebody may read: members of its process, and everybody once it is public."""
    release = db.session.get(RecordRelease, forum_id)
    if release is not None and release.readers == Readers.PUBLIC:
        return release.forum
    return forum_for(visitor, forum_id)


def idea_with_record(receipt: str, address: str) -> Idea:
    """The idea of a receipt whose forum's record was released: the receipt is the right to read it."""
    idea = idea_of_receipt(receipt, address)
    if db.session.get(RecordRelease, idea.forum_id) is None:
        raise NotFound()
    return idea
