"""Puts right what can be put right, and says so: crossing rings, overlaps, gaps, slivers."""

from __future__ import annotations

import shapely
from shapely import MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from workshop.districts.geometry.findings import Findings, UnusableError
from workshop.districts.geometry.reading import Area, Ring

# In degrees: about a metre. Borders drawn twice by hand lie closer together than that.
SNAP = 1e-5


def mended(areas: list[Area], findings: Findings) -> dict[str, MultiPolygon]:
    """The districts as valid areas that share their borders."""
    shapes = {area.name: valid(area, findings) for area in areas}
    return without_overlaps(shapes, findings)


def valid(area: Area, findings: Findings) -> MultiPolygon:
    """A district without rings that cross themselves or each other."""
    polygons = [polygon for rings in area.polygons if (polygon := polygon_of(area.name, rings, findings))]
    whole: BaseGeometry = MultiPolygon(polygons)
    if not whole.is_valid:
        findings.add("crossing", area.name)
        whole = shapely.make_valid(whole, method="structure", keep_collapsed=False)
    if not (shape := areal(whole)).area:
        raise UnusableError("no_area", name=area.name)
    return shape


def polygon_of(name: str, rings: list[Ring], findings: Findings) -> Polygon | None:
    """One polygon with its holes; a ring of fewer than three places encloses nothing."""
    usable = [ring for ring in rings if len(set(ring)) >= 3]
    if len(usable) < len(rings):
        findings.add("sliver", name)
    if any(ring[0] != ring[-1] for ring in usable):
        findings.add("open", name)
    return Polygon(usable[0], usable[1:]) if usable else None


def areal(shape: BaseGeometry) -> MultiPolygon:
    """Only what has an area: mending may leave lines and points."""
    parts = [part for part in shapely.get_parts(shape) if isinstance(part, Polygon) and part.area > 0]
    return MultiPolygon(parts)


def without_overlaps(shapes: dict[str, MultiPolygon], findings: Findings) -> dict[str, MultiPolygon]:
    """Neighbours that overlap or nearly touch get one common border, so that it can be simplified once."""
    names, geometries = list(shapes), list(shapes.values())
    if shapely.coverage_is_valid(geometries):
        return shapes
    for name in overlapping(names, geometries):
        findings.add("overlap", name)
    cleaned = [areal(shape) for shape in shapely.coverage_clean(geometries, snapping_distance=SNAP)]
    for name, shape in zip(names, cleaned, strict=True):
        if not shape.area:
            raise UnusableError("covered", name=name)
    return dict(zip(names, cleaned, strict=True))


def overlapping(names: list[str], shapes: list[MultiPolygon]) -> list[str]:
    """Who lies on whom by more than a hair's breadth."""
    tree = shapely.STRtree(shapes)
    first, second = tree.query(shapes, predicate="intersects")
    pairs = [(a, b) for a, b in zip(first.tolist(), second.tolist(), strict=True) if a < b]
    common = [
        (a, b) for a, b in pairs if shapes[a].intersection(shapes[b]).area > 1e-4 * min(shapes[a].area, shapes[b].area)
    ]
    return [names[index] for index in sorted({index for pair in common for index in pair})]
