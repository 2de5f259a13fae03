"""Cards in a record: each in its own words, with its German below, its language and its time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.core.db import db
from workshop.exports.records.book import Book, plain, spoken, table
from workshop.forums.models import RENDERED_INTO, Forum, Idea, Rendering, Round

CARDS_A_TABLE = 100


def cards_of(round_: Round) -> list[Idea]:
    """The cards of a round that hang on the wall."""
    return [idea for idea in round_.ideas if idea.is_on_the_wall]


def cards_on_the_wall(forum: Forum) -> list[Idea]:
    """All cards on the wall with what stands beside them, in one query."""
    found = select(Idea).where(Idea.forum_id == forum.id, Idea.on_the_wall()).order_by(Idea.number)
    rendered = joinedload(Idea.rendering).joinedload(Rendering.account)
    return list(db.session.scalars(found.options(rendered, joinedload(Idea.table))).unique())


def taken_down(forum: Forum) -> int:
    """How many cards were hidden or taken back; their words are nobody's business any more."""
    return sum(idea.hidden_at is not None or idea.withdrawn_at is not None for idea in forum.ideas)


def cards_written(book: Book, cards: Sequence[Idea]) -> Iterator[str]:
    """Cards in rows, many of them in several tables."""
    head = [book.gettext("No."), book.gettext("Card"), book.gettext("Language"), book.gettext("Time")]
    for start in range(0, len(cards), CARDS_A_TABLE):
        part = cards[start : start + CARDS_A_TABLE]
        if len(cards) > CARDS_A_TABLE:
            title = book.gettext("Cards %(first)d to %(last)d") % {"first": part[0].number, "last": part[-1].number}
            yield f"## {title}"
        yield table(head, [row_of(book, card) for card in part], numbers=(0,))


def row_of(book: Book, card: Idea) -> tuple[str, ...]:
    """One card."""
    time = f"{book.time(card.created_at)}, " + book.gettext("on paper") if card.on_paper else book.time(card.created_at)
    return str(card.number), words_of(book, card), book.language_name(card.language), time


def words_of(book: Book, card: Idea) -> str:
    """The card's own words first; then what they say in German, and who says so."""
    german = card.german if card.language != RENDERED_INTO else None
    own = spoken(card.text, card.language)
    if german is None:
        return own
    if german.machine:
        by = book.gettext("translated by a machine")
    else:
        by = book.gettext("translated by %(name)s") % {"name": german.by} if german.by else book.gettext("translated")
    return f"{own} · {spoken(german.text, RENDERED_INTO)} *({plain(by)})*"
