"""A chapter for each round, by what was done in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from workshop.exports.figures import Bar, draw_cards
from workshop.exports.records.asking import answers_written
from workshop.exports.records.book import Book, plain
from workshop.exports.records.cards import cards_on_the_wall, cards_written
from workshop.exports.records.islands import islands_of, islands_written
from workshop.exports.records.notes import notes_of, notes_written
from workshop.exports.records.weighing import dots_written
from workshop.forums.models import Idea, Round, RoundKind

Chapter = Callable[[Book, Round], Iterator[str]]
chapters: dict[str, Chapter] = {}


def kinds_in(book: Book) -> dict[str, str]:
    """What the kinds of rounds are called."""
    return {
        RoundKind.COLLECT: book.gettext("Collecting ideas"),
        RoundKind.CLUSTER: book.gettext("Ordering"),
        RoundKind.WEIGH: book.gettext("Giving weight"),
        RoundKind.DISCUSS: book.gettext("Talking"),
        RoundKind.ASK: book.gettext("Questions"),
        RoundKind.INTRODUCE: book.gettext("Introduction"),
    }


def chapter_of(book: Book, round_: Round) -> Iterator[str]:
    """A round with its question; one that never opened is only in the agenda."""
    write = chapters.get(round_.kind)
    if round_.opened_at is None or write is None:
        return
    yield f"# [{plain(round_.prompt)}]{{lang=de}}"
    yield from write(book, round_)
    yield from notes_written(book, round_)


def collected(book: Book, round_: Round) -> Iterator[str]:
    """The cards of a round; those on islands stand with their island."""
    cards = [card for card in cards_on_the_wall(book.forum) if card.round_id == round_.id]
    yield book.ngettext("%(num)d card on the wall.", "%(num)d cards on the wall.", len(cards))
    yield from languages_of_cards(book, round_, cards)
    there = {island.id for island in islands_of(book.forum)}
    if on_islands := sum(card.cluster_id in there for card in cards):
        yield book.ngettext(
            "%(num)d of them lies on an island and stands there.",
            "%(num)d of them lie on islands and stand there.",
            on_islands,
        )
        cards = [card for card in cards if card.cluster_id not in there]
    yield from cards_by_table(book, cards)


def cards_by_table(book: Book, cards: list[Idea]) -> Iterator[str]:
    """Table by table, where there is more than one."""
    tables = list(dict.fromkeys(card.table for card in cards))
    for table_ in tables if len(tables) > 1 else []:
        label = table_.label if table_ else book.gettext("without a table")
        yield "## " + book.gettext("Table %(label)s") % {"label": plain(label)}
        yield from cards_written(book, [card for card in cards if card.table is table_])
    if len(tables) <= 1:
        yield from cards_written(book, cards)


def languages_of_cards(book: Book, round_: Round, cards: list[Idea]) -> Iterator[str]:
    """In which languages they were written, where there were several."""
    counted = Counter(card.language for card in cards)
    if len(counted) > 1:
        bars = [Bar(book.language_name(code), count) for code, count in counted.most_common()]
        title = book.gettext("Cards by language")
        said = ", ".join(f"{bar.label} {bar.count}" for bar in bars)
        yield book.picture(f"languages-{round_.position}", draw_cards(bars, title), f"{title}: {said}")


def talked(book: Book, round_: Round) -> Iterator[str]:
    """What was talked about is in the notes."""
    if not any(note.round_id == round_.id and not note.parked for note in notes_of(book)):
        yield book.gettext("Nothing was written down.")


def introduced(book: Book, _round: Round) -> Iterator[str]:
    """Who is here stands above."""
    yield book.gettext("Who was there stands in the first chapter.")


chapters |= {
    RoundKind.COLLECT: collected,
    RoundKind.CLUSTER: islands_written,
    RoundKind.WEIGH: dots_written,
    RoundKind.DISCUSS: talked,
    RoundKind.ASK: answers_written,
    RoundKind.INTRODUCE: introduced,
}
