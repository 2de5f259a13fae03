"""Draws the invented town of Auenbrück: ``python tools/auenbrueck.py`` writes the demo's boundaries.

Thousands of small cells are given to the nearest of nine middles on their side of the river, so neighbours share
every border exactly, as in a surveyor's file. The same seed draws the same town.
"""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import shapely

FILE = Path(__file__).parents[1] / "workshop" / "demo" / "auenbrueck" / "districts.geojson"
EAST, NORTH = 9.64, 51.86  # fields between real places; kilometres are counted from here
CELLS, GRAIN = 12000, 0.06
MIDDLES = {
    "Altstadt": (0.1, 0.75, 1.0),
    "Eisenbahnersiedlung": (-0.9, 2.55, 1.1),
    "Nordfeld": (1.5, 3.1, 1.2),
    "Weststadt": (-2.1, 0.6, 1.1),
    "Am Güterbahnhof": (-3.1, 2.1, 1.0),
    "Mühlenviertel": (0.9, -1.1, 1.05),
    "Mühlhang": (2.6, -2.3, 1.1),
    "Auenwiesen": (-2.0, -1.7, 1.15),
    "Auendorf": (3.9, 0.9, 1.5),
}
SOUTH_OF_THE_RIVER = ("Mühlenviertel", "Mühlhang", "Auenwiesen")


def river(x: float) -> float:
    """How far north the Aue flows, from west to east."""
    return -0.35 + 0.45 * math.sin(x * 0.85 + 0.4) + 0.12 * math.sin(x * 2.7)


def edge(angle: float) -> float:
    """How far the town reaches in a direction."""
    return 4.2 + 0.5 * math.sin(2 * angle + 0.6) + 0.45 * math.sin(3 * angle) + 0.2 * math.sin(7 * angle + 1)


def district_of(x: float, y: float) -> str | None:
    """Whose cell this is; beyond the edge nobody's."""
    if math.hypot(x - 0.4, y - 0.4) > edge(math.atan2(y - 0.4, x - 0.4)):
        return None
    here = {name: place for name, place in MIDDLES.items() if (name in SOUTH_OF_THE_RIVER) == (y < river(x))}
    return min(here, key=lambda name: math.hypot(x - here[name][0], y - here[name][1]) / here[name][2])


def town() -> dict[str, list[shapely.Geometry]]:
    """The cells of each district."""
    points = np.random.default_rng(1246).uniform(-6, 7, (CELLS * 2, 2))
    cells: dict[str, list[shapely.Geometry]] = {name: [] for name in MIDDLES}
    for cell in shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(points))):
        name = district_of(cell.centroid.x, cell.centroid.y)
        if name:
            cells[name].append(cell)
    return cells


def in_degrees(points: np.ndarray) -> np.ndarray:
    """From kilometres to longitude and latitude."""
    return np.column_stack(
        (EAST + points[:, 0] / (111.32 * math.cos(math.radians(NORTH))), NORTH + points[:, 1] / 111.32)
    )


def main() -> None:
    """Draw the town and write it down."""
    shapes = [shapely.union_all(cells) for cells in town().values()]
    outlines = [shapely.transform(shape, in_degrees) for shape in shapely.coverage_simplify(shapes, GRAIN)]
    features = [
        {
            "type": "Feature",
            "properties": {"nummer": f"{number:02d}", "name": name},
            "geometry": json.loads(shapely.to_geojson(shapely.set_precision(outline, 1e-5, mode="pointwise"))),
        }
        for number, (name, outline) in enumerate(zip(MIDDLES, outlines, strict=True), 1)
    ]
    FILE.write_text(json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
