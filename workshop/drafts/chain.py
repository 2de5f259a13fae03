"""Whether every version still says what it said: the chain, checked link by link."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from workshop.core.db import db
from workshop.drafts.citations import are_as_cut
from workshop.drafts.models import NOTHING_BEFORE, Draft, Version
from workshop.processes.models import Entry, Process


def verify_versions() -> list[str]:
    """Check every chain; a sentence for each broken link, empty when all hold."""
    drafts = db.session.scalars(select(Draft).options(joinedload(Draft.process)).order_by(Draft.id))
    return [complaint for draft in drafts for complaint in _broken_links(draft)] + _missing_ends()


def _missing_ends() -> list[str]:
    """A version that was cut by the journal and is gone: the last of a chain leaves no gap behind it."""
    gone = db.session.scalars(
        select(Process.slug)
        .join(Entry, Entry.process_id == Process.id)
        .outerjoin(Version, Version.id == Entry.thing_id)
        .where(Entry.verb == "version.cut", Version.id.is_(None))
        .order_by(Entry.id)
    )
    return [_("%(process)s: a version that was cut is gone.", process=slug) for slug in gone]


def _broken_links(draft: Draft) -> list[str]:
    complaints = []
    previous, expected = NOTHING_BEFORE, 1
    links = select(Version).where(Version.draft_id == draft.id).order_by(Version.number)
    links = links.options(selectinload(Version.citations))
    for version in db.session.scalars(links):
        words = {"process": draft.process.slug, "edition": draft.edition, "number": version.number}
        if version.number != expected or version.previous_hash != previous:
            complaints.append(
                _("%(process)s, edition %(edition)s: version %(number)s does not follow the one before it.") % words
            )
        if version.hash != version.fingerprint():
            complaints.append(_("%(process)s, edition %(edition)s: version %(number)s is not what was cut.") % words)
        elif not are_as_cut(version):
            complaints.append(
                _("%(process)s, edition %(edition)s: version %(number)s cites something else than its text.") % words
            )
        previous, expected = version.hash, version.number + 1
    return complaints
