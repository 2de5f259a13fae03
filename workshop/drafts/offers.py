"""What the draft adds to the pages of a process: versions to read, what is to be written, and news."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime

from flask import url_for
from flask_babel import format_date, ngettext
from flask_babel import gettext as _
from sqlalchemy import Row, func, select

from workshop.core.db import db
from workshop.drafts.access import WRITERS, current_draft
from workshop.drafts.models import Draft, Publication, Section, Version
from workshop.processes.contributions import (
    Document,
    Name,
    Offer,
    Step,
    document,
    name_of,
    offer,
    sentence,
    step,
    subject,
)
from workshop.processes.models import Process


def published(process: Process) -> list[Row[int, int, str, datetime]]:
    """The versions that everybody may read, newest first, without their texts."""
    columns = select(Version.id, Version.number, Version.name, Publication.published_at)
    found = columns.join(Publication).join(Draft, Version.draft_id == Draft.id).where(Draft.process_id == process.id)
    return list(db.session.execute(found.order_by(Version.id.desc())))


@offer
def newest_version(process: Process) -> Iterable[Offer]:
    """The newest text that everybody may read."""
    for version_id, number, name, _at in published(process)[:1]:
        yield Offer(
            _("Read how far the concept is"),
            _(
                "Version %(number)d: %(name)s. With every paragraph you see which ideas it comes from.",
                number=number,
                name=name,
            ),
            url_for("drafts.show_version", version_id=version_id),
            _("Read"),
        )


@document
def published_versions(process: Process) -> Iterable[Document]:
    """Every version that is published."""
    for version_id, number, name, at in published(process):
        title = _("Version %(number)d: %(name)s", number=number, name=name)
        yield Document(title, url_for("drafts.show_version", version_id=version_id), str(format_date(at, "long")))


@subject
def versions_to_decide_on(process: Process) -> Iterable[tuple[str, int, str]]:
    """Every version, the newest first: the circle decides on one."""
    rows = db.session.execute(
        select(Version.id, Version.number, Version.name)
        .join(Draft, Version.draft_id == Draft.id)
        .where(Draft.process_id == process.id)
        .order_by(Version.id.desc())
    )
    for version_id, number, name in rows:
        yield "version", version_id, str(_("Version %(number)d: %(name)s", number=number, name=name))


@step
def text_to_write(process: Process, role: str) -> Iterable[Step]:
    """Begin the draft, write it, hold a version."""
    if role not in WRITERS:
        return
    page = url_for("drafts.show_draft", slug=process.slug)
    draft = current_draft(process)
    yield Step(_("Begin the draft"), page, _("The theme fields become its chapters."), is_done=draft is not None)
    if draft is not None:
        cut = db.session.scalar(select(func.count()).where(Version.draft_id == draft.id))
        yield Step(
            _("Hold a first version"),
            url_for("drafts.list_versions", slug=process.slug),
            _("Numbered and named; it never changes again."),
            is_done=bool(cut),
        )


@sentence("section.saved")
def section_saved(who: str, what: str, count: int) -> str:
    """Somebody wrote in the draft."""
    return str(
        ngettext(
            "%(who)s has worked on %(what)s.",
            "%(who)s has worked on the draft %(num)d times.",
            count,
            who=who,
            what=what,
        )
    )


@sentence("version.cut")
def version_cut(who: str, what: str, count: int) -> str:
    """A version is there."""
    return str(_("%(who)s has held a version: %(what)s.", who=who, what=what))


@sentence("version.published")
def version_published(who: str, what: str, count: int) -> str:
    """Everybody may read a version."""
    return str(_("%(who)s has published: %(what)s.", who=who, what=what))


@name_of("section")
def names_of_sections(ids: Collection[int]) -> Mapping[int, Name]:
    """Sections by their titles."""
    rows = db.session.execute(select(Section.id, Section.title).where(Section.id.in_(ids)))
    return {id_: Name(title, url_for("drafts.show_section", section_id=id_)) for id_, title in rows}


@name_of("version")
def names_of_versions(ids: Collection[int]) -> Mapping[int, Name]:
    """Versions by number and name."""
    rows = db.session.execute(select(Version.id, Version.number, Version.name).where(Version.id.in_(ids)))
    return {
        id_: Name(
            _("Version %(number)d: %(name)s", number=number, name=name), url_for("drafts.show_version", version_id=id_)
        )
        for id_, number, name in rows
    }
