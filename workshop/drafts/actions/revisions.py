"""Revisions: what a section said at each save, kept for good."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.drafts.models import Revision, Section

LONGEST_SAVE = 64 * 1024


def keep_revision(section: Section, by: Account | None) -> Revision:
    """Keep what a section says now as its next revision."""
    section.revision += 1
    revision = Revision(
        section_id=section.id,
        number=section.revision,
        title=section.title,
        text=section.text,
        account_id=by and by.id,
    )
    db.session.add(revision)
    return revision


def last_revision_of(section: Section) -> Revision:
    """The revision that the section was kept as last."""
    found = select(Revision).where(Revision.section_id == section.id, Revision.number == section.revision)
    return db.session.scalars(found).one()


def refuse_too_long(text: str) -> None:
    """A section is saved in one piece of 64 kB at most (SECURITY: the renderer's limit)."""
    if len(text.encode()) > LONGEST_SAVE:
        raise Refused(
            _("This section is too long to be saved in one piece (64 kB). Please divide it into two sections."), 422
        )
