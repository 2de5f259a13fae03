"""The record of a forum: who was there by bench, what was asked, and every card on the wall in its order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time

from workshop.core.db import now
from workshop.core.markdown.words import words_in
from workshop.exports.pictures import LANGUAGE, name_of
from workshop.exports.publication import Publication
from workshop.exports.words import CATALOGUES, labels_in
from workshop.forums.models import Forum, Idea, Round
from workshop.processes.models import Bench

FEWEST = 5
CARDS_A_TABLE = 100
PLACE = ZoneInfo("Europe/Berlin")
_signs = re.compile(r"([\\`*_{}\[\]()>#+\-.!|])")


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


def cards_of(round_: Round) -> list[Idea]:
    """The cards of a round that hang on the wall."""
    return [idea for idea in round_.ideas if idea.is_on_the_wall]


def taken_down(forum: Forum) -> int:
    """How many cards were hidden or taken back; their words are nobody's business any more."""
    return sum(not idea.is_on_the_wall for idea in forum.ideas)


def benches_in(language: str) -> dict[str, str]:
    """What the benches are called."""
    _ = words_in(language, CATALOGUES).gettext
    return {
        Bench.ADMINISTRATION: _("Administration"),
        Bench.WELFARE: _("Welfare associations"),
        Bench.MIGRANT: _("Migrant organisations"),
        Bench.RESIDENT: _("Residents"),
    }


def record_of(forum: Forum) -> Publication:
    """The record as a publication."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    held = forum.starts_at.astimezone(PLACE)
    return Publication(
        title=forum.title,
        subtitle=forum.place,
        municipality=forum.process.municipality,
        version=_("Record of forum %(number)d") % {"number": forum.number},
        date=format_date(held.date(), "full", locale=LANGUAGE),
        day=held.date().isoformat(),
        fingerprint="",
        language=LANGUAGE,
        text="\n\n".join(written(forum)),
        labels=labels_in(LANGUAGE),
    )


def written(forum: Forum) -> Iterator[str]:
    """The record's text; what people wrote means nothing in it but itself."""
    words = words_in(LANGUAGE, CATALOGUES)
    _ = words.gettext
    yield "# " + _("Who was there")
    yield from attendance_written(attendance_of(forum))
    for round_ in forum.rounds:
        cards = cards_of(round_)
        yield f"# {plain(round_.prompt)}"
        yield words.ngettext("%(num)d card on the wall.", "%(num)d cards on the wall.", len(cards)) % {
            "num": len(cards)
        }
        for start in range(0, len(cards), CARDS_A_TABLE):
            yield from table_of(cards[start : start + CARDS_A_TABLE], with_heading=len(cards) > CARDS_A_TABLE)
    if count := taken_down(forum):
        said = words.ngettext(
            "%(num)d card was taken down or taken back; its words are not in this record.",
            "%(num)d cards were taken down or taken back; their words are not in this record.",
            count,
        )
        yield said % {"num": count}
    yield _("As of %(day)s.") % {"day": format_date(now().astimezone(PLACE).date(), "long", locale=LANGUAGE)}


def attendance_written(attendance: Attendance) -> Iterator[str]:
    """A small table, and a word about those who are not counted in it."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    names = benches_in(LANGUAGE)
    rows = [f"| {names[bench]} | {count} |" for bench, count in attendance.benches]
    if attendance.others:
        rows.append("| " + _("Others, or not said") + f" | {attendance.others} |")
    if rows:
        yield "\n".join((header(_("For whom"), _("People")), "| --- | ---: |", *rows))
    if attendance.others is None:
        yield _("Groups under five are not shown.")
    elif not rows:
        yield _("Nobody joined by phone.")


def table_of(cards: Sequence[Idea], *, with_heading: bool) -> Iterator[str]:
    """Cards in rows: number, words, language, time."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    if with_heading:
        title = _("Cards %(first)d to %(last)d") % {"first": cards[0].number, "last": cards[-1].number}
        yield f"## {title}"
    head = header(_("No."), _("Card"), _("Language"), _("Time"))
    yield "\n".join((head, "| ---: | --- | --- | --- |", *(row_of(card) for card in cards)))


def header(*cells: str) -> str:
    """The first row of a table."""
    return f"| {' | '.join(cells)} |"


def row_of(card: Idea) -> str:
    """One card."""
    _ = words_in(LANGUAGE, CATALOGUES).gettext
    time = f"{clock(card.created_at)}, " + _("on paper") if card.on_paper else clock(card.created_at)
    return f"| {card.number} | [{plain(card.text)}]{{lang={card.language}}} | {name_of(card.language)} | {time} |"


def clock(moment: datetime) -> str:
    """The time of the day, where the forum is."""
    return format_time(moment.astimezone(PLACE), "short", locale=LANGUAGE)


def plain(text: str) -> str:
    """Words with every sign that Markdown knows taken for what it is."""
    references = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
    return _signs.sub(r"\\\1", references)
