"""Which paragraphs of which versions have taken a source up, told to whatever page asks."""

from __future__ import annotations

from collections.abc import Iterable

from flask import url_for
from flask_babel import gettext as _
from sqlalchemy import select

from workshop.core.db import db
from workshop.drafts.models import Citation, Draft, Publication, Version
from workshop.processes.citing import Use, uses
from workshop.processes.models import Process


@uses
def paragraphs_citing(process: Process, key: str, inside: bool) -> Iterable[Use]:
    """Paragraph by paragraph; to the public, a version that is not published is named without its words."""
    rows = db.session.execute(
        select(
            Version.id,
            Version.number,
            Version.name,
            Version.created_at,
            Citation.heading,
            Citation.text,
            Citation.anchor,
            Publication.published_at,
        )
        .join(Version, Citation.version_id == Version.id)
        .join(Draft, Version.draft_id == Draft.id)
        .outerjoin(Publication, Publication.version_id == Version.id)
        .where(Draft.process_id == process.id, Citation.key == key)
        .order_by(Draft.edition, Version.number, Citation.place)
    )
    for row in rows:
        title = _("Version %(number)d: %(name)s", number=row.number, name=row.name)
        if inside or row.published_at is not None:
            url = url_for("drafts.show_version", version_id=row.id, _anchor=row.anchor)
            yield Use(title, row.created_at, url, row.heading, row.text)
        else:
            yield Use(title, row.created_at)
