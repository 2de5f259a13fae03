"""What can be done: ask for a file, and on the command line have one written."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from flask import current_app
from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.visitors import Visitor, digest
from workshop.core.db import after_commit, db, transaction
from workshop.core.errors import Refused
from workshop.core.limits import Limit
from workshop.drafts.models import Draft, Version
from workshop.exports.concept import publication_of
from workshop.exports.models import Export
from workshop.exports.orders import Order, Orders
from workshop.exports.publication import FORMATS, Format, Publication, SourcesAs
from workshop.exports.shelf import name_of, shelf
from workshop.exports.worker import Job, work
from workshop.processes.models import Process

__all__ = ["FORMATS", "ask_for_export", "export_to_file", "make_now", "version_of"]

# Per account; everybody without one shares a limit, because a library's readers have one address.
_by_account = Limit(12)
_by_public = Limit(60)


def ask_for_export(visitor: Visitor, version: Version, format_: Format, sources: SourcesAs, *, token: str) -> Export:
    """Order a file; whoever has no account can fetch it with the token."""
    refuse_too_many(visitor)
    orders().refuse_when_full()
    publication = publication_of(version)
    name = name_of(publication, format_, sources)
    job = Job(publication, format_, sources, shelf() / name, str(get_locale()))
    return write_down(
        Export(
            version_id=version.id,
            account_id=visitor.account.id if visitor.account else None,
            token_hash=None if visitor.account else digest(token),
            format=format_,
            sources=sources,
            file=name,
        ),
        job,
    )


@transaction()
def write_down(export: Export, job: Job) -> Export:
    """The row first, then the work."""
    db.session.add(export)
    db.session.flush()
    after_commit(orders().put, Order(export.id, job))
    return export


def refuse_too_many(visitor: Visitor) -> None:
    """Nobody keeps the machine busy with files."""
    enough = _by_account.take(visitor.account.id) if visitor.account else _by_public.take("public")
    if not enough:
        raise Refused(_("Many files in a short time. Please wait a minute and ask again."), 429)


def orders() -> Orders:
    """The orders of this application."""
    return cast(Orders, current_app.extensions["exports"])


def make_now(publication: Publication, format_: Format, sources: SourcesAs = "annex") -> bytes:
    """A short file at once, for those who wait."""
    target = shelf() / name_of(publication, format_, sources)
    if not target.exists():
        work(Job(publication, format_, sources, target, str(get_locale())))
    return target.read_bytes()


def version_of(slug: str, number: int) -> Version:
    """The version of a process with this number, in its latest edition that has one."""
    version = db.session.scalar(
        select(Version)
        .join(Draft)
        .join(Process, Process.id == Draft.process_id)
        .where(Process.slug == slug, Version.number == number)
        .order_by(Draft.edition.desc())
        .limit(1)
    )
    if version is None:
        raise Refused(_("There is no version %(number)d of a process “%(slug)s”.", number=number, slug=slug), 404)
    return version


def export_to_file(version: Version, format_: Format, path: Path, *, sources: SourcesAs = "annex") -> None:
    """Write a version to a file of one's own."""
    work(Job(publication_of(version), format_, sources, path.resolve()))
