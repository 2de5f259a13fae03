"""What the keys in a text stand for; each package that has something to cite says it to `processes.citing`."""

from __future__ import annotations

from workshop.processes.citing import Source, numbered, resolve, search

__all__ = ["Source", "numbered", "resolve", "search"]
