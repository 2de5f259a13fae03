"""Districts as shapes of a picture: on the page with links, in a preview without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import url_for

from workshop.districts.access import map_of, paths_of
from workshop.districts.models import District
from workshop.processes.models import Process


@dataclass(frozen=True)
class Shape:
    """One district of a map: its number in the list, its outline, and what is said when it is reached."""

    number: int
    name: str
    path: str
    x: float
    y: float
    url: str = ""
    look: str = ""
    said: str = ""


@dataclass(frozen=True)
class Picture:
    """A map ready to be drawn."""

    width: float
    height: float
    source: str
    shapes: list[Shape]


def picture_of(
    process: Process,
    districts: Sequence[District],
    looks: Mapping[int, str] | None = None,
    said: Mapping[int, str] | None = None,
) -> Picture | None:
    """The map of these districts; None where nobody has drawn any. ``looks`` and ``said`` go by district."""
    sheet, paths = map_of(process), paths_of(districts)
    if sheet is None or not paths:
        return None
    shapes = [
        Shape(
            number,
            district.name,
            paths[district.id],
            district.label_x or 0.0,
            district.label_y or 0.0,
            url_for("districts.show_district", district_id=district.id),
            (looks or {}).get(district.id, ""),
            (said or {}).get(district.id, ""),
        )
        for number, district in enumerate(districts, 1)
        if district.id in paths
    ]
    return Picture(sheet.width, sheet.height, sheet.source, shapes)


def picture_read(drawn: Mapping[str, Any]) -> Picture:
    """The map in a file that is not taken in yet."""
    shapes = [
        Shape(number, one["name"], one["path"], one["x"], one["y"]) for number, one in enumerate(drawn["districts"], 1)
    ]
    return Picture(drawn["width"], drawn["height"], "", shapes)
