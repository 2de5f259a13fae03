"""Reads GeoJSON (RFC 7946): which features are districts, what they are called, and whether the numbers are degrees."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from workshop.districts.geometry.findings import Findings, UnusableError

MOST_DISTRICTS = 500
WIDEST = 4.0
NAMES = (
    "name",
    "bezeichnung",
    "sozialraum",
    "stadtteil",
    "stadtbezirk",
    "bezirk",
    "quartier",
    "district",
    "gen",
    "title",
)
WGS84 = ("crs84", "epsg::4326", "epsg:4326")
AREAS = ("Polygon", "MultiPolygon")
Ring = list[tuple[float, float]]


@dataclass
class Area:
    """A district as the file has it: its polygons, each a list of rings, the first of them the outer one."""

    name: str
    polygons: list[list[Ring]]


def read(raw: bytes, name_property: str, findings: Findings) -> list[Area]:
    """The districts in the file; features that are not areas are left out and said."""
    features = features_of(parsed(raw))
    areas = [(feature, polygons) for feature in features if (polygons := polygons_of(feature, findings))]
    if not areas:
        raise UnusableError("no_areas")
    names = names_of([feature for feature, _polygons in areas], name_property)
    read_areas = joined([Area(name, polygons) for name, (_f, polygons) in zip(names, areas, strict=True)], findings)
    in_degrees(read_areas, findings)
    return read_areas


def parsed(raw: bytes) -> dict[str, Any]:
    """The file as JSON."""
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnusableError("not_json") from error
    if not isinstance(data, dict) or data.get("type") not in ("FeatureCollection", "Topology", "Feature"):
        raise UnusableError("not_geojson")
    if data["type"] == "Topology":
        raise UnusableError("topojson")
    refuse_other_grids(data)
    return data


def refuse_other_grids(data: dict[str, Any]) -> None:
    """Old files may say in which system their numbers are; ours is the world's one, in degrees."""
    crs = data.get("crs")
    if crs is None:
        return
    properties = crs.get("properties") if isinstance(crs, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    if not name.lower().endswith(WGS84):
        raise UnusableError("other_grid", grid=name[:80] or "?")


def features_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The features, as many as a town can have."""
    features = data.get("features") if data["type"] == "FeatureCollection" else [data]
    if not isinstance(features, list) or not all(isinstance(feature, dict) for feature in features):
        raise UnusableError("not_geojson")
    if not features:
        raise UnusableError("no_areas")
    if len(features) > MOST_DISTRICTS:
        raise UnusableError("too_many", count=len(features), most=MOST_DISTRICTS)
    return features


def polygons_of(feature: dict[str, Any], findings: Findings) -> list[list[Ring]]:
    """The polygons of a feature; a point or a line has none."""
    geometry = feature.get("geometry")
    if not isinstance(geometry, dict) or geometry.get("type") not in AREAS:
        findings.add("not_area", str((geometry or {}).get("type", "–")) if isinstance(geometry, dict) else "–")
        return []
    coordinates: Any = geometry.get("coordinates")
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates or []
    try:
        return [[[point_of(point) for point in ring] for ring in polygon] for polygon in polygons]
    except (TypeError, ValueError, IndexError) as error:
        raise UnusableError("broken_numbers") from error


def point_of(point: Any) -> tuple[float, float]:
    """Longitude and latitude; heights are left out."""
    x, y = float(point[0]), float(point[1])
    if not (math.isfinite(x) and math.isfinite(y)):
        raise ValueError("not a number")
    return x, y


def names_of(features: list[dict[str, Any]], wanted: str) -> list[str]:
    """What the districts are called: by the property somebody named, a usual one, or one that always differs."""
    properties = [feature.get("properties") for feature in features]
    columns: dict[str, list[str]] = {}
    for number, values in enumerate(properties):
        for key, value in values.items() if isinstance(values, dict) else ():
            if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
                columns.setdefault(str(key), [""] * len(features))[number] = " ".join(str(value).split())[:120]
    whole = {key: values for key, values in columns.items() if all(values)}
    for key in candidates(whole, wanted):
        return whole[key]
    raise UnusableError("no_names", properties=sorted(columns)[:20])


def candidates(whole: dict[str, list[str]], wanted: str) -> Iterator[str]:
    """The properties that may hold the names, the likeliest first."""
    if wanted:
        if wanted not in whole:
            raise UnusableError("no_such_property", property=wanted[:80], properties=sorted(whole)[:20])
        yield wanted
    by_word = {key.casefold(): key for key in whole}
    yield from (by_word[word] for word in NAMES if word in by_word)
    for key, values in whole.items():
        if len(set(values)) == len(values) and not any(value.isdecimal() for value in values):
            yield key


def joined(areas: list[Area], findings: Findings) -> list[Area]:
    """Several features of one name are one district of several parts."""
    by_name: dict[str, Area] = {}
    for area in areas:
        known = by_name.setdefault(area.name.casefold(), area)
        if known is not area:
            known.polygons += area.polygons
            findings.add("joined", known.name)
    return list(by_name.values())


def in_degrees(areas: list[Area], findings: Findings) -> None:
    """Numbers beyond a globe are metres of another grid; latitude before longitude is put right and said."""
    points = [point for area in areas for polygon in area.polygons for ring in polygon for point in ring]
    if not points:
        raise UnusableError("no_areas")
    west, east = min(x for x, _y in points), max(x for x, _y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise UnusableError("not_degrees", x=round(points[0][0], 2), y=round(points[0][1], 2))
    if east - west > WIDEST or north - south > WIDEST:
        raise UnusableError("too_wide")
    if west > 45 and east < 56 and south > 4 and north < 16:  # Germany lies at 5–15 east, 47–55 north
        findings.add("swapped", areas[0].name)
        for area in areas:
            area.polygons = [[[(y, x) for x, y in ring] for ring in polygon] for polygon in area.polygons]
