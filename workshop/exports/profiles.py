"""The profile of a district on one page of paper: the map, the latest figures, what is missing and what there is."""

from __future__ import annotations

import json
import subprocess
import sys
from html import escape
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal

from workshop.core.db import now
from workshop.core.errors import Refused
from workshop.core.markdown.words import words_in
from workshop.districts.figures.rows import Row, rows_of
from workshop.districts.mapping import Picture, picture_of
from workshop.districts.models import District, Need, Offer
from workshop.districts.stock import profile_of
from workshop.exports.pictures import LANGUAGE
from workshop.exports.words import CATALOGUES, gettext

SECONDS = 60
HOUSE = Path(__file__).parents[2]
PLACE = ZoneInfo("Europe/Berlin")
MOST_FIGURES, MOST_NEEDS, MOST_OFFERS = 9, 9, 14


def profile_as_pdf(district: District, districts: list[District], *, to_all: bool) -> bytes:
    """The page as a tagged PDF, made in a process of its own."""
    picture = picture_of(district.process, districts)
    job = {"data": data_of(district, picture, to_all=to_all), "map": drawn(picture, district) if picture else "<svg/>"}
    try:
        done = subprocess.run(  # our own module; what people wrote goes through the pipe
            [sys.executable, "-m", "workshop.exports.profile_work"],
            input=json.dumps(job).encode(),
            capture_output=True,
            cwd=HOUSE,
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise Refused(gettext("This page could not be set. Please tell us, so that we can mend it."), 422) from error
    return done.stdout


def data_of(district: District, picture: Picture | None, *, to_all: bool) -> dict[str, Any]:
    """What the template asks for, as data: no title can become a command."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    known, rows = profile_of(district), rows_of(district)
    needs, offers = known["needs"], known["offers"]
    return {
        "title": _("District profile: %(name)s") % {"name": district.name},
        "name": district.name,
        "municipality": district.process.municipality,
        "summary": district.summary,
        "lang": LANGUAGE,
        "region": "DE",
        "foot": footing(rows, picture),
        "map_alt": _("Map of the districts; %(name)s is marked.") % {"name": district.name} if picture else "",
        "figure_heads": [_("What is counted"), _("Number"), _("Year")],
        "figures": [figure_of(row) for row in rows[:MOST_FIGURES]],
        "figure_note": _("Groups under five are not shown, nor the smallest number beside them."),
        "needs": [need_of(need) for need in needs[:MOST_NEEDS]],
        "more_needs": more(len(needs) - MOST_NEEDS),
        "offers": [offer_of(offer, to_all=to_all) for offer in offers[:MOST_OFFERS]],
        "more_offers": more(len(offers) - MOST_OFFERS),
        "words": {
            "figures": _("Figures"),
            "needs": _("What is missing"),
            "offers": _("What there is"),
            "nothing": _("Nothing is written down yet."),
        },
    }


def footing(rows: list[Row], picture: Picture | None) -> str:
    """Where it all comes from, and the day."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    sources = dict.fromkeys(row.latest.source for row in rows if row.latest.source)
    day = format_date(now().astimezone(PLACE).date(), "long", locale=LANGUAGE)
    parts = [_("As of %(day)s.") % {"day": day}]
    if sources:
        parts.append(_("Sources:") + " " + "; ".join(sources))
    if picture and picture.source:
        parts.append(_("Boundaries:") + " " + picture.source)
    return " ".join(parts)


def figure_of(row: Row) -> list[str]:
    """A row of the table: the latest number, or why there is none."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    words = {"small": _("under five"), "withheld": _("held back"), "none": "–"}
    value = row.latest.value
    number = words[row.latest.why] if value is None else format_decimal(round(value, 2), "#,##0.##", locale=LANGUAGE)
    return [row.statistic.title, f"{number} {row.statistic.unit}" if value is not None else number, str(row.year)]


def need_of(need: Need) -> dict[str, str]:
    """A need on paper."""
    return {"key": need.key, "title": need.title, "audience": need.audience}


def offer_of(offer: Offer, *, to_all: bool) -> dict[str, str]:
    """An offer on paper; who offers it, if the reader may know."""
    organisation = offer.organisation
    is_named = organisation is not None and (organisation.is_public or not to_all)
    return {"title": offer.title, "by": organisation.name if organisation and is_named else ""}


def more(number: int) -> str:
    """How many do not fit on the page."""
    words = words_in(LANGUAGE, CATALOGUES)
    said = words.ngettext(
        "and %(num)d more on the page of the process", "and %(num)d more on the page of the process", number
    )
    return said % {"num": number} if number > 0 else ""


def drawn(picture: Picture, here: District) -> str:
    """The map for paper: outlines, and the district marked in yellow with a thick border."""
    url = f"/{here.id}"
    lands = [
        f'<path d="{shape.path}" fill-rule="evenodd" stroke="#0b2229" stroke-linejoin="round" '
        + ('fill="#ffd54a" stroke-width="4"/>' if shape.url.endswith(url) else 'fill="#ffffff" stroke-width="1.5"/>')
        for shape in sorted(picture.shapes, key=lambda shape: shape.url.endswith(url))
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {picture.width} {picture.height}" '
        f'width="{picture.width}" height="{picture.height}"><title>{escape(here.name)}</title>{"".join(lands)}</svg>'
    )
