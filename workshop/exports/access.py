"""Who may come in: the doors to versions, forums and processes are theirs; a file is for the one who asked."""

from __future__ import annotations

import secrets

from workshop.accounts.visitors import Visitor, digest
from workshop.core.db import db
from workshop.core.errors import NotFound
from workshop.drafts.access import version_for
from workshop.exports.models import Export
from workshop.forums.access import forum_for
from workshop.interviews.guides.access import version_for as guide_version_for
from workshop.processes.access import process_for

__all__ = ["export_of", "forum_for", "guide_version_for", "process_for", "version_for"]


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
