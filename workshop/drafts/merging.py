"""Putting two changes of one text together; the mechanism knows no draft and lives in core."""

from workshop.core.merging import Merged, Passage, merge

__all__ = ["Merged", "Passage", "merge"]
