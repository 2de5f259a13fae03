"""Marks for the few views that need no door; a test finds every other view without one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


def anyone(reason: str) -> Callable[[F], F]:
    """Let everybody in, for a reason."""

    def mark(view: F) -> F:
        view.open_because = reason  # type: ignore[attr-defined]  # functions take attributes, mypy has no word for it
        return view

    return mark
