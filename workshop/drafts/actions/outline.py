"""The outline: sections come, get a name, change their place, go and come back."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import NotFound, Refused
from workshop.core.forms import tidy
from workshop.drafts.actions.revisions import keep_revision
from workshop.drafts.document import Place, in_order
from workshop.drafts.models import DEEPEST, Draft, Section
from workshop.processes.journal import record
from workshop.processes.models import Process

MOST_SECTIONS = 400


@transaction()
def begin_draft(process: Process, by: Account | None = None) -> Draft:
    """The draft of a process; made when there is none yet."""
    draft = db.session.scalar(select(Draft).where(Draft.process_id == process.id).order_by(Draft.edition.desc()))
    if draft is None:
        draft = Draft(process=process)
        db.session.add(draft)
        record(process, "draft.begun", draft, by=by)
    return draft


@transaction()
def add_section(
    draft: Draft, title: str, *, parent: Section | None = None, text: str = "", by: Account | None = None
) -> Section:
    """Put a new section at the end of the outline, or at the end of a chapter."""
    placed = in_order(draft.sections)
    if len(placed) >= MOST_SECTIONS:
        raise Refused(_("This outline has very many sections already. Please put some together first."))
    level = 1 + next((one.level for one in placed if one.section is parent), 0)
    if level > DEEPEST or (parent is not None and level == 1):
        raise Refused(_("A section cannot go deeper than that. Please add it one level higher."))
    section = Section(
        parent_id=parent and parent.id, title=_one_line(title), text=tidy(text), position=_end(draft, parent)
    )
    draft.sections.append(section)
    db.session.flush()
    keep_revision(section, by)
    record(draft.process, "section.added", section, by=by)
    return section


@transaction()
def rename_section(section: Section, title: str, by: Account) -> None:
    """Give a section another title."""
    if section.title == _one_line(title):
        return
    section.title = _one_line(title)
    keep_revision(section, by)
    record(section.draft.process, "section.renamed", section, by=by)


@transaction()
def move_section(section: Section, *, up: bool, by: Account) -> None:
    """One place up or down among its siblings."""
    siblings = _siblings(section)
    here = siblings.index(section)
    there = here - 1 if up else here + 1
    if 0 <= there < len(siblings):
        siblings.insert(there, siblings.pop(here))
        _number(siblings)
        record(section.draft.process, "section.moved", section, by=by)


@transaction()
def nest_section(section: Section, by: Account) -> None:
    """Put a section under the one before it."""
    place = _place(section)
    if not place.can_nest:
        raise Refused(_("This section cannot go deeper here."))
    siblings = _siblings(section)
    above = siblings[siblings.index(section) - 1]
    section.position = _end(section.draft, above)
    section.parent_id = above.id
    record(section.draft.process, "section.moved", section, by=by)


@transaction()
def unnest_section(section: Section, by: Account) -> None:
    """Take a section one level up, behind the one it was under."""
    parent = db.session.get(Section, section.parent_id) if section.parent_id else None
    if parent is None:
        raise Refused(_("This section is a chapter already."))
    siblings = _siblings(parent)
    section.parent_id = parent.parent_id
    siblings.insert(siblings.index(parent) + 1, section)
    _number(siblings)
    record(section.draft.process, "section.moved", section, by=by)


@transaction()
def place_section(section: Section, before: Section, by: Account) -> None:
    """Put a section in front of another, wherever that one stands (what a drag does)."""
    target = _place(before)
    if before.draft_id != section.draft_id or before in _with_all_below(section):
        raise Refused(_("A section cannot stand inside itself."))
    if target.level + _place(section).height - 1 > DEEPEST:
        raise Refused(_("This section cannot go deeper here."))
    section.parent_id = before.parent_id
    siblings = [one for one in _siblings(before) if one is not section]
    siblings.insert(siblings.index(before), section)
    _number(siblings)
    record(section.draft.process, "section.moved", section, by=by)


@transaction()
def remove_section(section: Section, by: Account) -> None:
    """Take a section out, with all below it; it can be restored."""
    if section.removed_at is None:
        section.removed_at = now()
        record(section.draft.process, "section.removed", section, by=by)


@transaction()
def restore_section(section: Section, by: Account) -> None:
    """Put a section back: where it was, or at the end when the one above it is gone."""
    if section.removed_at is None:
        return
    section.removed_at = None
    standing = {one.section.id for one in in_order(section.draft.sections)}
    if section.id not in standing:
        section.parent_id = None
        section.position = _end(section.draft, None)
    record(section.draft.process, "section.restored", section, by=by)


def _one_line(title: str) -> str:
    return " ".join(title.split())


def _place(section: Section) -> Place:
    for placed in in_order(section.draft.sections):
        if placed.section is section:
            return placed
    raise NotFound(_("This section has been taken out of the outline."))


def _siblings(section: Section) -> list[Section]:
    return [
        placed.section for placed in in_order(section.draft.sections) if placed.section.parent_id == section.parent_id
    ]


def _with_all_below(section: Section) -> list[Section]:
    below = [one for one in section.draft.sections if one.parent_id == section.id]
    return [section, *(inner for one in below for inner in _with_all_below(one))]


def _end(draft: Draft, parent: Section | None) -> int:
    parent_id = parent and parent.id
    return 1 + max((one.position for one in draft.sections if one.parent_id == parent_id), default=0)


def _number(siblings: list[Section]) -> None:
    for position, section in enumerate(siblings, start=1):
        section.position = position
