"""A version of the concept, as a publication."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from babel.dates import format_date
from flask_babel import force_locale

from workshop.core.markdown import render_document
from workshop.core.markdown.words import words_in
from workshop.drafts.models import Version
from workshop.drafts.sources import resolve
from workshop.exports.pictures import LANGUAGE, figures_of
from workshop.exports.publication import Publication, Source
from workshop.exports.words import CATALOGUES, labels_in

PLACE = ZoneInfo("Europe/Berlin")


def publication_of(version: Version) -> Publication:
    """Everything a reader of this version will see, whatever the format."""
    process = version.draft.process
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    cut_on = version.created_at.astimezone(PLACE).date()
    return Publication(
        title=process.concept_title,
        subtitle=process.title,
        municipality=process.municipality,
        version=_("Version %(number)d: %(name)s") % {"number": version.number, "name": version.name},
        date=format_date(cut_on, "long", locale=LANGUAGE),
        day=cut_on.isoformat(),
        fingerprint=version.hash,
        language=LANGUAGE,
        text=version.markdown,
        sources=sources_of(version),
        figures=figures_of(process),
        labels=labels_in(LANGUAGE),
    )


def sources_of(version: Version) -> tuple[Source, ...]:
    """What the text cites, numbered by first use; keys that mean nothing are left to be named as such."""
    keys = render_document(version.markdown, lang=LANGUAGE).keys
    with force_locale(LANGUAGE):
        known = resolve(version.draft.process, keys)
    return tuple(
        Source(key, number, source.text, source.language, f"{source.origin}. {source.gone}".removesuffix(". "))
        for number, (key, source) in enumerate(((key, known[key]) for key in keys if key in known), start=1)
    )
