"""Pages of a study: the plan, the talks, and the three doors."""

from workshop.interviews.study.views import answers, doors, interviews, plan
from workshop.interviews.study.views.blueprint import bp

__all__ = ["answers", "bp", "doors", "interviews", "plan"]
