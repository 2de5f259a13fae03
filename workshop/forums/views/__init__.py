"""Pages of a forum, a file for each place where one stands: planning, joining, phone, desk, projector."""

from workshop.forums.views import (
    agenda,
    asking,
    cards,
    desk,
    islands,
    joining,
    noting,
    paper,
    phone,
    planning,
    projector,
    renderings,
    rounds,
    seats,
    tables,
    weighing,
)
from workshop.forums.views.blueprint import bp

__all__ = [
    "agenda",
    "asking",
    "bp",
    "cards",
    "desk",
    "islands",
    "joining",
    "noting",
    "paper",
    "phone",
    "planning",
    "projector",
    "renderings",
    "rounds",
    "seats",
    "tables",
    "weighing",
]
