"""Renderings: German words put beside a card by a person, or by a machine where nobody has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from flask_babel import gettext as _

from workshop.accounts.models import Account
from workshop.core.db import now, transaction
from workshop.core.errors import Refused
from workshop.forums.actions.telling import announce
from workshop.forums.models import RENDERED_INTO, Idea, Rendering

FOR_PARTICIPANTS = False


@transaction()
def render_idea(idea: Idea, text: str, *, by: Account | None = None) -> None:
    """Put German words beside a card; without words, take them away."""
    if idea.language == RENDERED_INTO:
        raise Refused(_("Card %(number)s is in German already.", number=idea.number), 422)
    before = idea.rendering
    if before is not None and (before.text, before.of_text, before.machine) == (text, idea.text, None):
        return
    if before is None and not text:
        return
    write_down(idea, text, by=by)


@transaction()
def render_ideas(words: Sequence[tuple[Idea, str]], *, by: Account | None = None) -> int:
    """Put German words beside many cards, all of them or none; returns how many have changed."""
    count = 0
    for idea, text in words:
        before = idea.rendering.text if idea.german and idea.rendering else ""
        if text != before:
            render_idea(idea, text, by=by)
            count += 1
    return count


@transaction()
def render_by_machine(words: Mapping[Idea, str], machine: str) -> int:
    """Put a machine's words beside cards that nobody has rendered meanwhile; returns how many."""
    taken = [(idea, text) for idea, text in words.items() if idea.german is None and text]
    for idea, text in taken:
        write_down(idea, text, machine=machine)
    return len(taken)


def write_down(idea: Idea, text: str, *, by: Account | None = None, machine: str | None = None) -> None:
    """Keep it, and tell the room."""
    if not text:
        idea.rendering = None
    else:
        rendering = idea.rendering or Rendering()
        rendering.text, rendering.of_text, rendering.machine = text, idea.text, machine
        rendering.account_id, rendering.account, rendering.rendered_at = by.id if by else None, by, now()
        idea.rendering = rendering
    announce(idea.forum, "idea.rendered", idea, by)
