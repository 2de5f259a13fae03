"""Our own lists of words that may give somebody away; names that are everyday words too (Rose, Mark) are left out."""

from __future__ import annotations

from pathlib import Path


def words_of(name: str) -> frozenset[str]:
    """A list that lies beside this file."""
    return frozenset(Path(__file__).with_name(f"{name}.txt").read_text("utf-8").split())


FIRST_NAMES = words_of("first_names")
PLACES = words_of("places")
# What stands behind "Frau" or "Herr" and is no name.
AFTER_A_TITLE = words_of("after_a_title")
# How many surnames end.
SURNAMES_END_IN = tuple(words_of("surname_endings"))
