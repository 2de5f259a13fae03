"""Makes a map of the districts: flat, simplified with shared borders kept, as paths of one picture."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from shapely import MultiPolygon

WIDTH, HIGHEST, MARGIN = 640.0, 800.0, 8.0
MOST_POINTS = 4000
FINEST = 0.4


@dataclass(frozen=True)
class Sheet:
    """The paper: how degrees become places on it (equirectangular about the middle; a town is small enough)."""

    west: float
    north: float
    across: float
    scale: float
    height: float

    @classmethod
    def around(cls, shapes: list[MultiPolygon]) -> Sheet:
        """A sheet as wide as the page, or lower where the town is tall."""
        west, south, east, north = shapely.total_bounds(shapes).tolist()
        across = math.cos(math.radians((south + north) / 2))
        wide, tall = max((east - west) * across, 1e-9), max(north - south, 1e-9)
        scale = min((WIDTH - 2 * MARGIN) / wide, (HIGHEST - 2 * MARGIN) / tall)
        return cls(
            west - (WIDTH / scale - wide) / 2 / across, north + MARGIN / scale, across, scale, tall * scale + 2 * MARGIN
        )

    def flat(self, points: Any) -> Any:
        """From degrees to places."""
        return np.column_stack(
            ((points[:, 0] - self.west) * self.across * self.scale, (self.north - points[:, 1]) * self.scale)
        )

    def back(self, points: Any) -> Any:
        """From places to degrees."""
        return np.column_stack(
            (points[:, 0] / self.scale / self.across + self.west, self.north - points[:, 1] / self.scale)
        )


def drawn(shapes: dict[str, MultiPolygon]) -> dict[str, Any]:
    """The map as the page keeps it, with the outlines in degrees for those who want to use them elsewhere."""
    sheet = Sheet.around(list(shapes.values()))
    flat = [shapely.transform(shape, sheet.flat) for shape in shapes.values()]
    before = count(flat)
    simple = simplified(flat)
    return {
        "width": WIDTH,
        "height": round(sheet.height, 1),
        "points_before": before,
        "points": count(simple),
        "districts": [one(name, shape, sheet) for name, shape in zip(shapes, simple, strict=True)],
    }


def simplified(flat: list[Any]) -> list[Any]:
    """Fewer points, as long as the picture has too many; neighbours keep their common border."""
    tolerance, shapes = FINEST, list(shapely.coverage_simplify(flat, FINEST))
    while count(shapes) > MOST_POINTS and tolerance < WIDTH:
        tolerance *= 1.5
        shapes = list(shapely.coverage_simplify(flat, tolerance))
    return shapes


def count(shapes: list[Any]) -> int:
    """How many points there are to draw."""
    return int(shapely.get_num_coordinates(shapes).sum())


def one(name: str, shape: Any, sheet: Sheet) -> dict[str, Any]:
    """A district: its path, the place for its number, and its outline in degrees."""
    parts = [part for part in shapely.get_parts(shape) if part.area > 0]
    largest = max(parts, key=lambda part: part.area)
    centre = shapely.get_point(shapely.maximum_inscribed_circle(largest, tolerance=1.0), 0)
    outline = shapely.transform(MultiPolygon(parts), sheet.back)
    return {
        "name": name,
        "path": "".join(path_of(part) for part in parts),
        "x": round(centre.x, 1),
        "y": round(centre.y, 1),
        "outline": shapely.to_geojson(shapely.set_precision(outline, 1e-6, mode="pointwise")),
    }


def path_of(polygon: Any) -> str:
    """Outer ring and holes; which is which follows from the even-odd rule."""
    rings = [polygon.exterior, *polygon.interiors]
    return "".join(
        "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in shapely.get_coordinates(ring)[:-1].tolist()) + "Z"
        for ring in rings
    )
