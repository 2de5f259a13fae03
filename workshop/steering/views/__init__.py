"""Pages of this package, a module for each matter."""

from workshop.steering.views import agenda, holding, meetings, minutes, register, seats, tasks
from workshop.steering.views.blueprint import bp

__all__ = ["agenda", "bp", "holding", "meetings", "minutes", "register", "seats", "tasks"]
