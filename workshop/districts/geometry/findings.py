"""What the process that reads a file has to say: codes and data, which the page puts into words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


class UnusableError(Exception):
    """The file can't be taken in; ``code`` says why, ``data`` what the sentence needs."""

    def __init__(self, code: str, **data: Any) -> None:
        super().__init__(code)
        self.code = code
        self.data = data


@dataclass
class Findings:
    """What was noticed or mended on the way, by code, with the districts it concerns."""

    found: dict[str, list[str]] = field(default_factory=dict)

    def add(self, code: str, name: str) -> None:
        """Note something about a district, once."""
        names = self.found.setdefault(code, [])
        if name not in names:
            names.append(name)
