"""What is kept of a concept: its draft, the live text, its versions."""

from workshop.drafts.models.live import LiveEdit, LiveText
from workshop.drafts.models.version import NOTHING_BEFORE, Citation, Publication, Version
from workshop.drafts.models.writing import DEEPEST, Draft, Revision, Section

__all__ = [
    "DEEPEST",
    "NOTHING_BEFORE",
    "Citation",
    "Draft",
    "LiveEdit",
    "LiveText",
    "Publication",
    "Revision",
    "Section",
    "Version",
]
