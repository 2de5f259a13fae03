"""Renderings as a table: handed to somebody who translates, and read back whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from flask_babel import force_locale
from flask_babel import gettext as _

from workshop.core.errors import Refused
from workshop.core.forms import tidy
from workshop.core.languages import PAGE_LANGUAGES, language_of
from workshop.core.tables import Table, read_table, write_table
from workshop.forums.models import LONGEST_RENDERING, Idea

FOR_PARTICIPANTS = False
MOST_COMPLAINTS = 8


def headings() -> tuple[str, ...]:
    """The names of the columns, in the language of the page."""
    return _("No."), _("Language"), _("Card"), _("In German")


def table_of(ideas: Sequence[Idea]) -> bytes:
    """Number, language, card, and German words where there are some already."""
    rows = [
        (idea.number, language_of(idea.language).name, idea.text, idea.german.text if idea.german else "")
        for idea in ideas
    ]
    return write_table([headings(), *rows])


def read_back(content: bytes, ideas: Sequence[Idea]) -> list[tuple[Idea, str]]:
    """The German words of a table, each with its card; refused with everything that is wrong in it."""
    table = read_table(content)
    columns = columns_of(table)
    cards = {str(idea.number): idea for idea in ideas}
    found, complaints = [], []
    for line, row in enumerate(table.rows, start=2):
        number, said, german = (row[column] if column is not None else None for column in columns)
        if not german:
            continue
        complaint = complaint_of(cards.get((number or "").strip()), said, german)
        if complaint:
            complaints.append(_("Line %(line)d: %(complaint)s", line=line, complaint=complaint))
        else:
            found.append((cards[(number or "").strip()], german))
    refuse(complaints)
    if not found:
        raise Refused(_("There are no German words in this table. Write them into the last column."), 422)
    return found


def columns_of(table: Table) -> tuple[int, int | None, int]:
    """Where number, card and German words stand; the names are understood in each language of the pages."""
    known = [name.casefold().strip(" .") for name in table.header]
    number, _language, card, german = (place(known, names) for names in zip(*names_in_every_language(), strict=True))
    if number is None or german is None:
        raise Refused(
            _(
                "This table lacks a column. It needs “%(number)s” and “%(german)s”, named like this in the first line.",
                number=headings()[0],
                german=headings()[3],
            ),
            422,
        )
    return number, card, german


def names_in_every_language() -> Iterator[tuple[str, ...]]:
    """The names of the columns, as each language of the pages has them."""
    for code in PAGE_LANGUAGES:
        with force_locale(code):
            yield headings()


def place(known: Sequence[str], names: Sequence[str]) -> int | None:
    """In which column one of these names stands."""
    wanted = {name.casefold().strip(" .") for name in names}
    return next((column for column, name in enumerate(known) if name in wanted), None)


def complaint_of(idea: Idea | None, said: str | None, german: str) -> str:
    """What is wrong with a row."""
    if idea is None:
        return str(_("there is no such card in this forum, or it needs no German."))
    if said is not None and tidy(said) != idea.text:
        return str(_("card %(number)s has been worded anew since this table was made.", number=idea.number))
    if len(german) > LONGEST_RENDERING:
        return str(_("at most %(longest)s characters fit beside a card.", longest=LONGEST_RENDERING))
    return ""


def refuse(complaints: list[str]) -> None:
    """Say everything that is wrong, as far as one can read it; nothing has been saved."""
    if not complaints:
        return
    said = complaints[:MOST_COMPLAINTS]
    if len(complaints) > len(said):
        said.append(_("And %(count)s more.", count=len(complaints) - len(said)))
    raise Refused(" ".join([_("Nothing was saved."), *said]), 422)
