"""Who was there: by bench and by language, and never so few that one could tell who."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from workshop.exports.figures import Bar, draw_rows
from workshop.exports.records.book import Book, benches_in, table
from workshop.forums.benches import languages_of, protect
from workshop.forums.models import Forum
from workshop.processes.models import Bench

FEWEST = 5


@dataclass(frozen=True)
class Attendance:
    """Who was there: benches with their number, and how many more, unless they are so few that one could tell who."""

    benches: tuple[tuple[str, int], ...]
    others: int | None

    @property
    def known(self) -> int:
        """How many there were at least."""
        return sum(count for _bench, count in self.benches) + (self.others or 0)


def attendance_of(forum: Forum) -> Attendance:
    """Count by bench; groups under five go together, and if they are under five together, no number is told.

    Nobody can then work it out from a sum, because there is none.
    """
    counted = Counter(participant.bench or "" for participant in forum.participants)
    large = tuple((bench.value, counted[bench]) for bench in Bench if counted[bench] >= FEWEST)
    rest = sum(counted.values()) - sum(count for _bench, count in large)
    return Attendance(large, None if 0 < rest < FEWEST else rest)


def attendance_written(book: Book) -> Iterator[str]:
    """A picture and a small table, and a word about those who are not counted in them."""
    attendance = attendance_of(book.forum)
    names = benches_in(book.language)
    bars = [Bar(names[bench], count) for bench, count in attendance.benches]
    if attendance.others:
        bars.append(Bar(book.gettext("Others, or not said"), attendance.others))
    if bars:
        title = book.gettext("People by group")
        said = ", ".join(f"{bar.label} {bar.count}" for bar in bars)
        yield book.picture("people", draw_rows(bars, title), f"{title}: {said}")
        head = (book.gettext("For whom"), book.gettext("People"))
        yield table(head, [(bar.label, str(bar.count)) for bar in bars], numbers=(1,))
    if attendance.others is None:
        yield book.gettext("Groups under five are not shown.")
    elif not bars:
        yield book.gettext("Nobody joined by phone.")
    yield from languages_written(book)


def languages_written(book: Book) -> Iterator[str]:
    """The languages that at least five people read and write in."""
    shown, rest = protect(languages_of(book.forum))
    if len(shown) > 1:
        said = ", ".join(f"{book.language_name(code)} {count}" for code, count in shown.items())
        word = book.gettext("others")
        others = f", {word} {rest}" if rest else ""
        yield book.gettext("Languages:") + f" {said}{others}."
