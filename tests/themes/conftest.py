"""A process with a theme field in which something of everything stands."""

from __future__ import annotations

import pytest

from tests.processes.conftest import browser, facilitator, rows  # noqa: F401  # the same browsers for the same people
from workshop.processes.models import Process
from workshop.themes import actions
from workshop.themes.models import ThemeField


@pytest.fixture
def process(make) -> Process:
    """A process of its own."""
    return make.process(slug="auenbrueck", title="Zusammen leben")


@pytest.fixture
def field(process) -> ThemeField:
    """A theme field with three goals, an obstacle and a potential; and a principle beside it."""
    field = actions.add_field(process, "Zusammenleben im Quartier", "Zu Hause ist man in einer Straße.")
    for title in ("Orte", "Wege", "Namen"):
        actions.add_goal(field, title, f"Gemeint: {title}")
    actions.add_obstacle(field, "Die Schlüssel liegen woanders.")
    actions.add_potential(field, "Hausmeister kennen alle.")
    actions.add_principle(process, "Alle", "Integration ist Aufgabe aller.")
    return field
