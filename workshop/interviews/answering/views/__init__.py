"""Pages about forms: links and their QR codes for the staff, the form itself for everybody who has the link."""

from workshop.interviews.answering.views import filling, links
from workshop.interviews.answering.views.blueprint import bp

__all__ = ["bp", "filling", "links"]
