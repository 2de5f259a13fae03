"""Guides to begin with, as data: worded by us, to be made one's own."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "templates"
NAMES = ("understanding", "practitioners", "residents", "associations")


@cache
def template(name: str) -> Mapping[str, Any]:
    """A guide with its sections and questions; nothing but a title's place for an empty one."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8")) if name in NAMES else {"sections": []}
