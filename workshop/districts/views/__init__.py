"""Pages about districts, one file per noun."""

from workshop.districts.views import boundaries, districts, figures, matrix, needs, offers  # noqa: F401  # their routes register themselves
from workshop.districts.views.blueprint import bp

__all__ = ["bp"]
