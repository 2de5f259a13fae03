"""A version of the concept, as a publication."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from babel.dates import format_date

from workshop.core.markdown import render_document
from workshop.core.markdown.words import words_in
from workshop.drafts.models import Version
from workshop.drafts.sources import Source as Card
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
    known = resolve(version.draft.process, keys := render_document(version.markdown, lang=LANGUAGE).keys)
    cards = [known[key] for key in keys if key in known]
    return tuple(
        Source(card.key, number, card.text, card.language, origin_of(card))
        for number, card in enumerate(cards, start=1)
    )


def origin_of(card: Card) -> str:
    """Where somebody said it."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    held = format_date(card.held_at.astimezone(PLACE).date(), "long", locale=LANGUAGE)
    where = _("Forum %(forum)d, card %(card)d: “%(title)s”, %(day)s") % {
        "forum": card.forum,
        "card": card.card,
        "title": card.forum_title,
        "day": held,
    }
    return where if card.is_shown else _("%(where)s. The card was taken down.") % {"where": where}
