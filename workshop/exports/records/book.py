"""What every chapter of a record writes with: its words, its tables and its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time

from workshop.core.languages import babel_name
from workshop.core.markdown.words import words_in
from workshop.exports.publication import Figure
from workshop.exports.words import CATALOGUES
from workshop.forums.models import Forum
from workshop.processes.models import Bench

PLACE = ZoneInfo("Europe/Berlin")
_signs = re.compile(r"([\\`*_{}\[\]()>#+\-.!|])")


@dataclass
class Book:
    """A record being written in one language; pictures are collected by name."""

    forum: Forum
    language: str
    figures: dict[str, Figure] = field(default_factory=dict)
    has_islands: bool = False

    def gettext(self, message: str) -> str:
        """A word of ours."""
        return words_in(self.language, CATALOGUES).gettext(message)

    def ngettext(self, one: str, many: str, number: int) -> str:
        """A phrase with a number, in its plural form."""
        return words_in(self.language, CATALOGUES).ngettext(one, many, number) % {"num": number}

    def language_name(self, code: str) -> str:
        """What a language is called."""
        name = {"kmr": "ku"}.get(code, code)
        return str(Locale.parse(babel_name(self.language)).languages.get(name, code))

    def day(self, moment: datetime) -> str:
        """The day of a moment, where the forum is."""
        return format_date(moment.astimezone(PLACE).date(), "long", locale=babel_name(self.language))

    def time(self, moment: datetime | None) -> str:
        """The time of the day, or nothing."""
        return clock(moment) if moment else ""

    def picture(self, name: str, svg: str, words: str) -> str:
        """A picture of ours in the text, with what it shows in words."""
        self.figures[name] = Figure(svg, words)
        return f"![{plain(words)}](figure:{name})"


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Sequence[int] = ()) -> str:
    """A table whose cells are ready; the columns in ``numbers`` stand at the end of their cells."""
    line = ["---:" if column in numbers else "---" for column in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, line, *rows))


def header(*cells: str) -> str:
    """The first row of a table."""
    return f"| {' | '.join(cells)} |"


def spoken(text: str, language: str) -> str:
    """Words of somebody, in their own language and direction."""
    return f"[{plain(text)}]{{lang={language}}}"


def clock(moment: datetime) -> str:
    """The time of the day, where the forum is."""
    return format_time(moment.astimezone(PLACE), "HH:mm", locale="de")


def plain(text: str) -> str:
    """Words with every sign that Markdown knows taken for what it is."""
    references = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;")
    return _signs.sub(r"\\\1", references)


def benches_in(language: str) -> dict[str, str]:
    """What the benches are called."""
    _ = words_in(language, CATALOGUES).gettext
    return {
        Bench.ADMINISTRATION: _("Administration"),
        Bench.WELFARE: _("Welfare associations"),
        Bench.MIGRANT: _("Migrant organisations"),
        Bench.RESIDENT: _("Residents"),
    }
