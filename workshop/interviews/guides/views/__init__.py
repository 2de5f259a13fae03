"""Pages about guides: writing them, wording them in other languages, reading the versions."""

from workshop.interviews.guides.views import languages, versions, writing
from workshop.interviews.guides.views.blueprint import bp

__all__ = ["bp", "languages", "versions", "writing"]
