"""Cards in a record: each in its own words, with its German below, its language and its time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

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


def cards_written(book: Book, cards: Sequence[Idea], *, in_parts: bool = True) -> Iterator[str]:
    """Cards in rows, many of them in several tables; with a column for German where a card needs one."""
    alike = cards_behind(book.forum)
    for start in range(0, len(cards), CARDS_A_TABLE):
        part = cards[start : start + CARDS_A_TABLE]
        if in_parts and len(cards) > CARDS_A_TABLE:
            title = book.gettext("Cards %(first)d to %(last)d") % {"first": part[0].number, "last": part[-1].number}
            yield f"## {title}"
        german = any(german_said(book, card) for card in part)
        head = [book.gettext("No."), book.gettext("Card"), *([book.gettext("In German")] if german else [])]
        head += [book.gettext("Language"), book.gettext("Time")]
        yield table(head, [row_of(book, card, alike, german) for card in part], numbers=(0,))


def cards_behind(forum: Forum) -> dict[int, list[Idea]]:
    """Cards that say the same as another and hang behind it, by that other."""
    behind: dict[int, list[Idea]] = defaultdict(list)
    found = select(Idea).where(Idea.forum_id == forum.id, Idea.merged_into_id.is_not(None), Idea.hidden_at.is_(None))
    for card in db.session.scalars(found.where(Idea.withdrawn_at.is_(None)).order_by(Idea.number)):
        behind[card.merged_into_id or 0].append(card)
    return behind


def row_of(book: Book, card: Idea, alike: Mapping[int, list[Idea]], german: bool) -> tuple[str, ...]:
    """One card, with those behind it."""
    time = f"{book.time(card.created_at)}, " + book.gettext("on paper") if card.on_paper else book.time(card.created_at)
    own = [spoken(card.text, card.language), *(behind_said(book, other) for other in alike.get(card.id, []))]
    said = [" ".join(own), *([german_said(book, card)] if german else [])]
    return str(card.number), *said, book.language_name(card.language), time


def behind_said(book: Book, card: Idea) -> str:
    """A card that says the same."""
    number = book.gettext("Likewise card %(number)s:") % {"number": card.number}
    return f"*{plain(number)}* {spoken(card.text, card.language)}"


def german_said(book: Book, card: Idea) -> str:
    """What the card says in German, and who says so; nothing beside a German card."""
    german = card.german if card.language != RENDERED_INTO else None
    if german is None:
        return ""
    if german.machine:
        by = book.gettext("translated by a machine")
    else:
        by = book.gettext("translated by %(name)s") % {"name": german.by} if german.by else book.gettext("translated")
    return f"{spoken(german.text, RENDERED_INTO)} *({plain(by)})*"
