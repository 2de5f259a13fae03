"""What a key such as ``F1-7`` stands for: the seventh card of the first forum. Receipts are never told here."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select

from workshop.core.db import db
from workshop.core.languages import Direction, direction_of
from workshop.forums.models import Forum, Idea
from workshop.processes.models import Process

MOST_HITS = 20
_card = re.compile(r"F(\d{1,9})-(\d{1,9})")


@dataclass(frozen=True)
class Source:
    """A card that somebody hung up. A card that was taken down or back keeps its place, without its words."""

    key: str
    idea_id: int
    forum: int
    forum_title: str
    held_at: datetime
    card: int
    text: str
    language: str
    on_paper: bool
    is_hidden: bool
    is_withdrawn: bool

    @property
    def direction(self) -> Direction:
        """Which way its text runs."""
        return direction_of(self.language)

    @property
    def is_shown(self) -> bool:
        """Whether its words may be read."""
        return not (self.is_hidden or self.is_withdrawn)


def resolve(process: Process, keys: Collection[str]) -> dict[str, Source]:
    """The sources behind these keys, in one query; keys that mean nothing in this process are left out."""
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


def search(process: Process, words: str) -> list[Source]:
    """Cards on the walls of this process that hold all these words, or have this number; the latest forum first."""
    wanted = words.casefold().replace("@", "").split()
    query = _cards(process).where(Idea.hidden_at.is_(None), Idea.withdrawn_at.is_(None))
    hits = []
    for row in db.session.execute(query.order_by(Forum.number.desc(), Idea.number)):
        source = _source(f"F{row.forum}-{row.card}", row)
        if all(_holds(source, word) for word in wanted):
            hits.append(source)
    return sorted(hits, key=lambda hit: hit.key.casefold() not in wanted)[:MOST_HITS]


def numbered(keys: Collection[str], sources: Mapping[str, Source]) -> list[tuple[int, Source]]:
    """The sources of a text with the numbers that its marks show."""
    return list(enumerate((sources[key] for key in keys if key in sources), start=1))


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
        )
        .join(Forum, Idea.forum_id == Forum.id)
        .where(Forum.process_id == process.id)
    )


def _source(key: str, row: Row[Any]) -> Source:
    is_shown = row.hidden_at is None and row.withdrawn_at is None
    return Source(
        key=key,
        idea_id=row.id,
        forum=row.forum,
        forum_title=row.title,
        held_at=row.starts_at,
        card=row.card,
        text=row.text if is_shown else "",
        language=row.language,
        on_paper=row.on_paper,
        is_hidden=row.hidden_at is not None,
        is_withdrawn=row.withdrawn_at is not None,
    )


def _holds(source: Source, word: str) -> bool:
    if word.isdecimal():
        return int(word) == source.card or word in source.text
    return word == source.key.casefold() or word in source.text.casefold() or word in source.forum_title.casefold()
