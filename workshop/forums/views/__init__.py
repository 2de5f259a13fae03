"""Pages of a forum, a file for each place where one stands: planning, joining, phone, desk, projector."""

from workshop.forums.views import (
    agenda,
    asking,
    desk,
    joining,
    phone,
    planning,
    projector,
    renderings,
    rounds,
    seats,
    tables,
)
from workshop.forums.views.blueprint import bp

__all__ = [
    "agenda",
    "asking",
    "bp",
    "desk",
    "joining",
    "phone",
    "planning",
    "projector",
    "renderings",
    "rounds",
    "seats",
    "tables",
]
