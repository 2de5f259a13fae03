"""Tables that people keep in spreadsheets: read as they come, written so that no cell can be a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _

from workshop.core.errors import Refused
from workshop.core.forms import tidy

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
MOST_ROWS = 5_000
LONGEST_CELL = 10_000
SEPARATORS = (";", ",", "\t")
ENCODINGS = {"utf-8-sig": "UTF-8", "cp1252": "Windows-1252"}


@dataclass(frozen=True)
class Table:
    """A table as it was understood: its header, its rows (each as long as the header), and how it was written."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    encoding: str
    separator: str


def read_table(content: bytes, *, most: int = MOST_ROWS) -> Table:
    """Read a CSV file; refused in one clear sentence when it is not one, too long, or holds a formula."""
    text, encoding = decoded(content)
    separator = separator_of(text)
    lines = list(without_blank_lines(text, separator, most))
    if not lines:
        raise Refused(_("This file is empty. The first line holds the names of the columns."), 422)
    header, rows = lines[0], lines[1:]
    if len(header) < 2 and not rows:
        raise Refused(
            _("This is not a table: there is only one line without columns. Save it as CSV and try again."), 422
        )
    return Table(tuple(header), tuple(fitted(row, len(header)) for row in rows), ENCODINGS[encoding], separator)


def decoded(content: bytes) -> tuple[str, str]:
    """The text of a file, in the encoding it was saved in: UTF-8, or what Excel writes without being asked."""
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")) or b"\0" in content[:4096]:
        raise Refused(_("This is not a CSV file. In your spreadsheet choose “Save as”, then “CSV UTF-8”."), 422)
    for encoding in ENCODINGS:
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    raise Refused(_("The letters of this file cannot be read. Save it as “CSV UTF-8” and try again."), 422)


def separator_of(text: str) -> str:
    """What stands between the columns: whatever the first line has most of."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(SEPARATORS, key=first.count)


def without_blank_lines(text: str, separator: str, most: int) -> Iterator[list[str]]:
    """Line by line, cells tidied; refused as soon as there are too many, so that nobody waits for the rest."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
    count = 0
    try:
        for row in reader:
            cells = [cell_of(cell, reader.line_num) for cell in row]
            if any(cells):
                count += 1
                refuse_too_many(count - 1, most)
                yield cells
    except csv.Error:
        raise Refused(
            _("Line %(line)d cannot be read. Is a quotation mark missing?", line=reader.line_num), 422
        ) from None


def refuse_too_many(rows: int, most: int) -> None:
    """A table that nobody can look through before it is saved."""
    if rows > most:
        raise Refused(
            _(
                "This table has more than %(most)d rows. Divide it and read the parts in one after the other.",
                most=most,
            ),
            422,
        )


def cell_of(cell: str, line: int) -> str:
    """One cell, without the mark that keeps spreadsheets from carrying it out; a formula is refused."""
    text = tidy(cell.replace("\0", ""))
    if len(text) > LONGEST_CELL:
        raise Refused(_("A cell in line %(line)d is too long. Please shorten it.", line=line), 422)
    if text.startswith("'") and text[1:].startswith(DANGEROUS):
        return text[1:]
    if is_formula(text):
        raise Refused(
            _(
                "In line %(line)d there is a formula: %(cell)s. Put its result there instead and read the file again.",
                line=line,
                cell=text[:60],
            ),
            422,
        )
    return text


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would calculate; a telephone number with a plus is none, nor is a list with dashes."""
    if text.startswith("="):
        return True
    return text.startswith(("+", "-", "@")) and ("(" in text or "!" in text) and any(c.isalpha() for c in text[:12])


def fitted(row: Sequence[str], width: int) -> tuple[str, ...]:
    """As many cells as there are columns."""
    return tuple([*row, *[""] * width][:width])


def write_table(rows: Iterable[Sequence[str | int]]) -> bytes:
    """UTF-8 with the mark that spreadsheets ask for; semicolons, as they expect them in German."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return "\ufeff".encode() + out.getvalue().encode()


def harmless(cell: str | int) -> str:
    """A cell that a spreadsheet shows instead of carrying out."""
    text = str(cell)
    return (f"'{text}" if text.startswith(DANGEROUS) else text).replace("\0", "")
