"""What became of the cards: the published versions that took them up, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from workshop.exports.records.book import Book, plain, table
from workshop.traces.following import taken_up


def outcome_written(book: Book) -> Iterator[str]:
    """A row for each card and version; cards that no published version has taken up are counted."""
    found = taken_up(book.forum)
    yield "# " + book.gettext("What became of it")
    if not found:
        yield book.gettext("No published version of the concept has taken up a card of this forum yet.")
        return
    places: defaultdict[tuple[str, int, str], list[str]] = defaultdict(list)
    for mention in found:
        heading = f"[{plain(mention.heading)}]{{lang=de}}" if mention.heading else "–"
        if heading not in places[mention.key, mention.version, mention.name]:
            places[mention.key, mention.version, mention.name].append(heading)
    rows = [
        (plain(key), f"{version}: {plain(name)}", ", ".join(headings))
        for (key, version, name), headings in places.items()
    ]
    yield table([book.gettext("Card"), book.gettext("Version"), book.gettext("Section")], rows)
    yield book.gettext("Whoever has kept a receipt sees there what became of the card, at any time.")
