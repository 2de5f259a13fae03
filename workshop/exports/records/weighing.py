"""A weighing in a record: every dot, as a picture and as a table, and by bench where that tells on nobody."""

from __future__ import annotations

from collections.abc import Iterator

from workshop.exports.figures import Bar, draw_rows
from workshop.exports.records.book import Book, benches_in, plain, spoken, table
from workshop.forums.models import Cluster, Idea, Round
from workshop.forums.weighing import Result, Weight, result_of

MOST_ROWS = 40


def dots_written(book: Book, round_: Round) -> Iterator[str]:
    """The result, the heaviest first."""
    if round_.closed_at is None and round_.revealed_at is None:
        yield book.gettext("The dots are not shown yet.")
        return
    result = result_of(round_)
    given = book.ngettext("%(num)d person gave dots.", "%(num)d people gave dots.", result.voters)
    yield f"{given} " + book.ngettext("%(num)d dot in all.", "%(num)d dots in all.", result.dots)
    heaviest = [Bar(name_of(weight.thing), weight.dots) for weight in result.weights[:MOST_ROWS] if weight.dots]
    if heaviest:
        title = book.gettext("Dots")
        said = ", ".join(f"{bar.label} {bar.count}" for bar in heaviest)
        picture = draw_rows(heaviest, title, "dots")
        yield book.picture(f"dots-{round_.position}", picture, f"{title}: {said}")
    yield table_of(book, result)
    if result.benches:
        yield book.gettext("Groups under five are not shown.")


def table_of(book: Book, result: Result) -> str:
    """Dots in all, and by bench."""
    names = benches_in(book.language)
    benches = [
        f"{names.get(bench, book.gettext('Others, or not said'))} ({voters})" for bench, voters in result.benches
    ]
    head = [book.gettext("Island or card"), book.gettext("Dots"), *benches]
    rows = [row_of(weight) for weight in result.weights]
    return table(head, rows, numbers=range(1, len(head)))


def row_of(weight: Weight) -> tuple[str, ...]:
    """One thing with its dots."""
    thing = weight.thing
    said = spoken(thing.text, thing.language) if isinstance(thing, Idea) else f"[{plain(thing.title)}]{{lang=de}}"
    number = f"{thing.number}: " if isinstance(thing, Idea) else ""
    return f"{number}{said}", str(weight.dots), *(str(dots) for dots in weight.by_bench)


def name_of(thing: Idea | Cluster) -> str:
    """What a picture calls it."""
    return f"{thing.number} · {' '.join(thing.text.split())}" if isinstance(thing, Idea) else thing.title
