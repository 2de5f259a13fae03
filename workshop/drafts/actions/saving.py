"""Saving a section: nobody's words are lost, whoever was first."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.accounts.models import Account
from workshop.core.db import db, transaction
from workshop.core.forms import tidy
from workshop.drafts.actions.revisions import keep_revision, last_revision_of, refuse_too_long
from workshop.drafts.actions.together import keep_what_was_written, write_text
from workshop.drafts.merging import Merged, Passage, merge
from workshop.drafts.models import Revision, Section
from workshop.processes.journal import record


@dataclass(frozen=True)
class Edit:
    """What somebody wrote, and the revision that they had before them."""

    title: str
    text: str
    base: int


@dataclass(frozen=True)
class Saved:
    """The text is kept; ``merged_with`` names those whose changes came in between."""

    revision: Revision
    merged_with: tuple[str, ...] = ()


@dataclass(frozen=True)
class Conflict:
    """Nothing is saved: others changed the same words meanwhile. ``edit`` goes on from their revision."""

    edit: Edit
    passages: tuple[Passage, ...]
    by: tuple[str, ...]


@transaction()
def save_section(section: Section, edit: Edit, by: Account | None = None) -> Saved | Conflict:
    """Save a section, put together with what others have saved since ``edit.base``."""
    edit = Edit(edit.title, tidy(edit.text), edit.base)
    refuse_too_long(edit.text)
    keep_what_was_written(section)
    if edit.base == section.revision:
        return Saved(_keep(section, edit.title, edit.text, by))
    before, others = _history(section, edit.base, by)
    title, text = merge_title(before.title, section.title, edit.title), merge(before.text, section.text, edit.text)
    passages = (*title.passages, *text.passages)
    if passages:
        return Conflict(Edit(title.text, text.text, section.revision), passages, others)
    return Saved(_keep(section, title.text, text.text, by), others)


def merge_title(before: str, theirs: str, yours: str) -> Merged:
    """A title is changed as a whole."""
    if yours == before:
        return Merged(theirs)
    return Merged(yours, [] if theirs in (before, yours) else [Passage(before, theirs, yours)])


def _keep(section: Section, title: str, text: str, by: Account | None) -> Revision:
    if section.revision and (section.title, section.text) == (title, text):
        return last_revision_of(section)
    section.title = title
    write_text(section, text, by)
    revision = keep_revision(section, by)
    record(section.draft.process, "section.saved", section, by=by)
    return revision


def _history(section: Section, base: int, by: Account | None) -> tuple[Revision, tuple[str, ...]]:
    """What stood there at ``base`` (nothing, when there is no such revision), and who else has changed it since."""
    revisions = db.session.scalars(
        select(Revision)
        .where(Revision.section_id == section.id, Revision.number >= base)
        .order_by(Revision.number)
        .options(joinedload(Revision.account))
    ).all()
    found = revisions[0] if revisions and revisions[0].number == base else Revision(title="", text="")
    others = (one.account for one in revisions if one.number > base and (one.account is not by or by is None))
    return found, tuple(dict.fromkeys(account.name if account else _("somebody") for account in others))
