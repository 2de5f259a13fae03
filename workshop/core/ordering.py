"""Putting things in an order: by the buttons beside them, or by dragging."""

from __future__ import annotations

from collections.abc import MutableSequence
from typing import Protocol, TypeVar

from flask_babel import lazy_gettext as _
from wtforms import StringField
from wtforms.validators import InputRequired, Regexp

from workshop.core.forms import Form


class Placed(Protocol):
    """Something with a place among its siblings."""

    id: int
    position: int


P = TypeVar("P", bound=Placed)


class PositionForm(Form):
    """Where to: one up, one down, or a place counted from 1 (after a drag)."""

    to = StringField(
        "", [InputRequired(_("Say where it goes.")), Regexp(r"up|down|\d{1,4}", message=_("Say where it goes."))]
    )


def place(siblings: MutableSequence[P], thing: P, to: str) -> None:
    """Put one of them where it shall go, and number them all from 1, whatever the numbers were."""
    order = sorted(siblings, key=lambda sibling: (sibling.position, sibling.id))
    old = order.index(thing)
    target = {"up": old - 1, "down": old + 1}.get(to)
    order.insert(max(0, int(to) - 1 if target is None else target), order.pop(old))
    for position, sibling in enumerate(order, 1):
        sibling.position = position
