"""Cards as sources: what a key such as ``F1-7`` stands for, the seventh card of the first forum.

Receipts are never told here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from flask_babel import format_date
from flask_babel import gettext as _
from sqlalchemy import Row, Select, select

from workshop.core.db import db
from workshop.forums.models import Forum, Idea
from workshop.processes.citing import Source, finds, page_of, resolves
from workshop.processes.models import Process

_card = re.compile(r"F(\d{1,9})-(\d{1,9})")


@resolves("F")
def cards_cited(process: Process, keys: Collection[str], inside: bool) -> Mapping[str, Source]:
    """The cards behind these keys, in one query."""
    cards = {key: (int(found[1]), int(found[2])) for key in keys if (found := _card.fullmatch(key))}
    if not cards:
        return {}
    rows = db.session.execute(
        _cards(process).where(
            Forum.number.in_({forum for forum, _number in cards.values()}),
            Idea.number.in_({number for _forum, number in cards.values()}),
        )
    )
    known = {(row.forum, row.card): row for row in rows}
    return {key: _source(key, known[card]) for key, card in cards.items() if card in known}


@finds("F")
def cards_found(process: Process, words: Sequence[str]) -> Iterable[Source]:
    """Cards on the walls that hold all these words, or have this number; the latest forum first."""
    query = _cards(process).where(Idea.on_the_wall())
    for row in db.session.execute(query.order_by(Forum.number.desc(), Idea.number)):
        key = f"F{row.forum}-{row.card}"
        if all(_holds(key, row, word) for word in words):
            yield _source(key, row)


def _cards(process: Process) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Idea.id,
            Forum.number.label("forum"),
            Forum.title,
            Forum.starts_at,
            Idea.number.label("card"),
            Idea.text,
            Idea.language,
            Idea.on_paper,
            Idea.hidden_at,
            Idea.withdrawn_at,
            Idea.hung_at,
        )
        .join(Forum, Idea.forum_id == Forum.id)
        .where(Forum.process_id == process.id)
    )


def _source(key: str, row: Row[Any]) -> Source:
    gone = ""
    if row.withdrawn_at is not None:
        gone = _("Its author has taken this card back.")
    elif row.hidden_at is not None:
        gone = _("This card no longer hangs on the wall.")
    elif row.hung_at is None:
        gone = _("This card has not come to the wall yet.")
    return Source(
        key=key,
        text="" if gone else row.text,
        language=row.language,
        origin=_origin(row),
        url=page_of("traces.show_idea", idea_id=row.id),
        gone=gone,
    )


def _origin(row: Row[Any]) -> str:
    said = _(
        "Forum %(forum)d, card %(card)d: “%(title)s”, %(day)s",
        forum=row.forum,
        card=row.card,
        title=row.title,
        day=format_date(row.starts_at, "long"),
    )
    return str(_("%(where)s, on paper", where=said) if row.on_paper else said)


def _holds(key: str, row: Row[Any], word: str) -> bool:
    if word.isdecimal():
        return int(word) == row.card or word in row.text
    return word == key.casefold() or word in row.text.casefold() or word in row.title.casefold()
