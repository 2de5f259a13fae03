"""Citations in the text: ``[@F1-7]``, or several as ``[@F1-12; @I3-5]``."""

from __future__ import annotations

import re
from collections.abc import Iterable

KEY = r"[FIBS][0-9]{1,9}(?:-[0-9]{1,9})?"
CITATION = rf"\[(@{KEY}(?:[ \t]*[;,][ \t]*@{KEY})*)\]"
_keys = re.compile(rf"@({KEY})")
_marks = re.compile(r'<cite data-key="([^"<>]*)"')


def keys_of(citation: str) -> list[str]:
    """The keys inside one pair of brackets, in their order."""
    return _keys.findall(citation)


def cited_in(converted: str) -> list[str]:
    """The keys marked in a converted text, in their order, repeated as they are."""
    return [key for keys in _marks.findall(converted) for key in keys.split()]


def in_order(keys: Iterable[str]) -> tuple[str, ...]:
    """Each key once, by first use."""
    return tuple(dict.fromkeys(keys))
