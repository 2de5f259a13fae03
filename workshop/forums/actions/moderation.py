"""Cards on the desk: typing errors mended for all to see, and cards that say the same put behind one another."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.forums.actions.deeds import Doing
from workshop.forums.models import Idea

FOR_PARTICIPANTS = False


@transaction()
def mend_idea(idea: Idea, text: str, *, by: Account | None = None) -> Idea:
    """Mend a typing error; its author's own words are kept and stay to be seen."""
    if idea.withdrawn_at is not None:
        raise Refused(_("Its author has taken this card back."))
    doing = Doing(idea.forum, by)
    original = idea.text if idea.original is None else idea.original
    is_mended = text != original
    doing.set(idea, text=text, original=original if is_mended else None, mended_at=now() if is_mended else None)
    doing.finish("idea.mended", idea, number=idea.number)
    return idea


@transaction()
def merge_ideas(idea: Idea, into: Idea, *, by: Account | None = None) -> Idea:
    """Put a card behind another that says the same, with those that hang behind it already."""
    if idea.forum_id != into.forum_id or idea.id == into.id or into.merged_into_id == idea.id:
        raise Refused(_("These two cards cannot be put together."), 422)
    doing = Doing(idea.forum, by)
    first = into.merged_into or into
    behind = db.session.scalars(select(Idea).where(Idea.merged_into_id == idea.id))
    for one in [idea, *behind]:
        doing.set(one, merged_into_id=first.id)
    doing.touch(first)
    doing.finish("idea.merged", idea, number=idea.number, into=first.number)
    return first


@transaction()
def part_idea(idea: Idea, *, by: Account | None = None) -> Idea:
    """Hang up a card by itself again."""
    doing = Doing(idea.forum, by)
    if idea.merged_into is not None:
        doing.touch(idea.merged_into)
    doing.set(idea, merged_into_id=None)
    doing.finish("idea.parted", idea, number=idea.number)
    return idea
