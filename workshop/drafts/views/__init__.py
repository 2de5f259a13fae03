"""The pages of drafts and versions, one file per noun."""

from workshop.drafts.views import draft, history, outline, sections, typed, versions
from workshop.drafts.views.blueprint import bp

__all__ = ["bp", "draft", "history", "outline", "sections", "typed", "versions"]
