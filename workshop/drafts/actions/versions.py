"""Versions: cut once, never changed; published and taken back."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.drafts.citations import citations_of
from workshop.drafts.document import in_order, written_out
from workshop.drafts.models import NOTHING_BEFORE, Draft, Publication, Version
from workshop.processes.journal import record


@transaction()
def cut_version(draft: Draft, name: str, note: str = "", *, by: Account) -> Version:
    """Hold the whole text as it is now, with a number, a name and what it cites; it joins the chain."""
    markdown = written_out(in_order(draft.sections))
    if not markdown:
        raise Refused(_("The draft is still empty. Write a section first; then there is something to hold."))
    before = db.session.scalar(
        select(Version).where(Version.draft_id == draft.id).order_by(Version.number.desc()).limit(1)
    )
    version = Version(
        draft=draft,
        number=before.number + 1 if before else 1,
        name=" ".join(name.split()),
        note=note.strip(),
        markdown=markdown,
        created_at=now(),
        account_id=by.id,
        created_by_name=by.name,
        previous_hash=before.hash if before else NOTHING_BEFORE,
    )
    version.hash = version.fingerprint()
    db.session.add(version)
    db.session.flush()
    db.session.add_all(citations_of(version))
    record(draft.process, "version.cut", version, by=by)
    return version


@transaction()
def publish_version(version: Version, by: Account) -> None:
    """Let everybody read a version."""
    if version.publication is None:
        version.publication = Publication(account_id=by.id)
        record(version.draft.process, "version.published", version, by=by)


@transaction()
def unpublish_version(version: Version, by: Account) -> None:
    """Take a version back from the public; it stays, and the chain with it."""
    if version.publication is not None:
        db.session.delete(version.publication)
        record(version.draft.process, "version.unpublished", version, by=by)
