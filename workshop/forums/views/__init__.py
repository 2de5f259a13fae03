"""Pages of a forum, a file for each place where one stands: planning, joining, phone, desk, projector."""

from workshop.forums.views import desk, joining, phone, planning, projector, renderings
from workshop.forums.views.blueprint import bp

__all__ = ["bp", "desk", "joining", "phone", "planning", "projector", "renderings"]
