"""A process with two districts by name, and files of boundaries."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.processes.conftest import browser, facilitator, rows  # noqa: F401  # the same browsers for the same people
from workshop.districts.actions.districts import add_district
from workshop.districts.models import District
from workshop.processes.models import Process

GERMAN = {"Accept-Language": "de"}


@pytest.fixture
def process(make) -> Process:
    """A process of its own."""
    return make.process(slug="auenbrueck", title="Zusammen leben")


@pytest.fixture
def districts(process) -> list[District]:
    """Nord and Süd, not drawn and not published."""
    return [add_district(process, name) for name in ("Nord", "Süd")]


def square(x: float, y: float, width: float = 0.01) -> list[list[list[float]]]:
    """A square as one ring, its lower left corner at x, y."""
    return [[[x, y], [x + width, y], [x + width, y + width], [x, y + width], [x, y]]]


def geojson(*features: tuple[dict[str, Any], Any], **more: Any) -> bytes:
    """A file of polygons with their properties."""
    return json.dumps(
        {
            "type": "FeatureCollection",
            "features": [
                {"type": "Feature", "properties": properties, "geometry": shape}
                for properties, shape in (
                    (p, {"type": "Polygon", "coordinates": g} if isinstance(g, list) else g) for p, g in features
                )
            ],
            **more,
        }
    ).encode()


TOWN = geojson(
    ({"name": "Nord"}, square(9.0, 51.01)), ({"name": "Süd"}, square(9.0, 51.0)), ({"name": "Ost"}, square(9.01, 51.0))
)


@pytest.fixture
def upload(facilitator) -> Callable[..., Any]:  # noqa: F811  # pytest hands it over by this name
    """Send a file as its form does: ``upload(raw)``; German answers. The client itself leaves large ones open."""

    def send(raw: bytes, page: str = "/p/auenbrueck/districts/boundaries", **fields: str) -> Any:
        fields = {"csrf_token": facilitator.token(page), **fields}
        name = fields.pop("filename", "bezirke.geojson")
        parts = [f'name="{key}"\r\n\r\n{value}'.encode() for key, value in fields.items()]
        parts.append(f'name="file"; filename="{name}"\r\n\r\n'.encode() + raw)
        body = b"".join(b"--x\r\nContent-Disposition: form-data; " + part + b"\r\n" for part in parts) + b"--x--\r\n"
        return facilitator.post(page, data=body, content_type="multipart/form-data; boundary=x", headers=GERMAN)

    return send
