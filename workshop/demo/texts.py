"""Reads the demo's texts, which lie beside this file."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "auenbrueck"


def read_toml(name: str) -> dict[str, Any]:
    """One of the lists."""
    return tomllib.loads((FOLDER / name).read_text())


def text_of(version: int, file: str) -> str | None:
    """A section's text as a version changed it; None where it changed nothing."""
    path = FOLDER / "draft" / f"v{version}" / f"{file}.md"
    return path.read_text().strip() if path.exists() else None
