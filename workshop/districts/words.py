"""What the process that reads a file has found, as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import ngettext

MOST_NAMED = 8


def listed(names: list[str]) -> str:
    """Names in a row; of many the first."""
    shown = ", ".join(names[:MOST_NAMED])
    rest = len(names) - MOST_NAMED
    return (
        shown if rest <= 0 else str(ngettext("%(names)s and one more", "%(names)s and %(num)d more", rest, names=shown))
    )


UNUSABLE: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "not_json": lambda d: _(
        "This is not a GeoJSON file: it can't be read as JSON. Please export the boundaries as GeoJSON."
    ),
    "not_geojson": lambda d: _("This is JSON, but not GeoJSON: there are no features in it."),
    "topojson": lambda d: _("This is TopoJSON. Please export the boundaries as GeoJSON."),
    "other_grid": lambda d: _(
        "The numbers in this file are of another grid (%(grid)s). Please export it in WGS 84 (EPSG:4326).",
        grid=d["grid"],
    ),
    "not_degrees": lambda d: _(
        "The numbers in this file are not degrees: the first place is %(x)s, %(y)s. "
        "Please export it in WGS 84 (EPSG:4326).",
        x=d["x"],
        y=d["y"],
    ),
    "too_wide": lambda d: _(
        "This file reaches across several hundred kilometres. Please send the districts of one town only."
    ),
    "too_many": lambda d: _(
        "There are %(count)d features in this file; a map here has at most %(most)d districts.",
        count=d["count"],
        most=d["most"],
    ),
    "no_areas": lambda d: _("There is no area in this file: districts are drawn as polygons."),
    "broken_numbers": lambda d: _("Some coordinates in this file are no numbers. Please export it once more."),
    "no_names": lambda d: _(
        "No property in this file names every district. There are: %(properties)s. Please give each district a “name”.",
        properties=listed(d["properties"]) or "–",
    ),
    "no_such_property": lambda d: _(
        "Not every district has the property “%(property)s”. There are: %(properties)s.",
        property=d["property"],
        properties=listed(d["properties"]) or "–",
    ),
    "no_area": lambda d: _("The boundary of %(name)s encloses nothing, and can't be mended.", name=d["name"]),
    "covered": lambda d: _("%(name)s lies wholly under other districts. Please check the file.", name=d["name"]),
}

FOUND: dict[str, Callable[[list[str]], str]] = {
    "crossing": lambda names: ngettext(
        "The boundary crossed itself here and was mended: %(names)s.",
        "The boundaries crossed themselves here and were mended: %(names)s.",
        len(names),
        names=listed(names),
    ),
    "overlap": lambda names: _("These overlapped and have one common border now: %(names)s.", names=listed(names)),
    "joined": lambda names: ngettext(
        "Several areas have the same name and became one district: %(names)s.",
        "Several areas have the same name and became one district each: %(names)s.",
        len(names),
        names=listed(names),
    ),
    "sliver": lambda names: _("Rings of fewer than three places were left out: %(names)s.", names=listed(names)),
    "open": lambda names: _("Rings that did not end where they begin were closed: %(names)s.", names=listed(names)),
    "swapped": lambda names: _("Latitude stood before longitude; both were exchanged in the whole file."),
    "not_area": lambda names: _("Features that are no areas were left out (%(kinds)s).", kinds=listed(names)),
}


def why_unusable(code: str, data: Mapping[str, Any]) -> str:
    """Why a file can't be taken in, and what to do."""
    return str(UNUSABLE[code](data)) + " " + str(_("Nothing was changed."))


def in_sentences(findings: Mapping[str, list[str]]) -> list[str]:
    """What was noticed and mended, a sentence each."""
    return [str(FOUND[code](names)) for code, names in findings.items()]
