"""Islands in a record: what was ordered together, with its cards and its dots."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from workshop.core.db import db
from workshop.exports.figures import Bar, draw_rows
from workshop.exports.records.book import Book, plain
from workshop.exports.records.cards import cards_on_the_wall, cards_written
from workshop.forums.models import Cluster, Forum, Round


def islands_of(forum: Forum) -> list[Cluster]:
    """The islands that are there, by their letters."""
    found = select(Cluster).where(
        Cluster.forum_id == forum.id, Cluster.dissolved_at.is_(None), Cluster.number.is_not(None)
    )
    return list(db.session.scalars(found.order_by(Cluster.number)))


def islands_written(book: Book, _round: Round | None = None) -> Iterator[str]:
    """A picture of all islands by their cards, and each island with the words on it; once in a record."""
    islands = islands_of(book.forum)
    if not islands or book.has_islands:
        return
    book.has_islands = True
    cards = cards_on_the_wall(book.forum)
    bars = [Bar(island.title, sum(card.cluster_id == island.id for card in cards)) for island in islands]
    title = book.gettext("Cards by island")
    said = ", ".join(f"{bar.label} {bar.count}" for bar in bars)
    yield book.picture("islands", draw_rows(bars, title), f"{title}: {said}")
    for island in islands:
        yield f"## [{plain(island.title)}]{{lang=de}}"
        here = [card for card in cards if card.cluster_id == island.id]
        yield book.ngettext("%(num)d card.", "%(num)d cards.", len(here)) + dots_said(book, island)
        yield from cards_written(book, here, in_parts=False)


def dots_said(book: Book, island: Cluster) -> str:
    """What the last weighing gave it."""
    if island.dots is None:
        return ""
    return " " + book.ngettext("%(num)d dot.", "%(num)d dots.", island.dots)
