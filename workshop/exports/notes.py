"""Sources printed as footnotes, in one sequence with the text's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml.html import HtmlElement
from lxml.html.builder import E

from workshop.core.languages import direction_of
from workshop.exports.publication import Source


def sources_as_notes(tree: HtmlElement, sources: Sequence[Source]) -> None:
    """Each mark, or row of marks, becomes one footnote; inside a footnote it says in brackets where it is from."""
    by_address = {f"#source-{source.number}": source for source in sources}
    listed = tree.find("section")
    texts: dict[str, HtmlElement] = {}
    if listed is not None:
        texts = {f"#{note.get('id')}": note for note in listed[0]}
        inline_sources(listed, by_address)
        tree.remove(listed)
    notes = number_notes(tree, texts, by_address)
    if notes:
        tree.append(E.section({"role": "doc-endnotes"}, E.ol(*notes)))


def number_notes(
    tree: HtmlElement, texts: Mapping[str, HtmlElement], by_address: Mapping[str, Source]
) -> list[HtmlElement]:
    """The notes of the text and those of its sources, in the order in which they are called."""
    notes: list[HtmlElement] = []
    for call in list(tree.iter("a")):
        if call.get("class") == "source" and call.getparent() is not None:
            notes.append(note_of_sources(call, by_address, len(notes) + 1))
        elif call.get("role") == "doc-noteref":
            note = texts[call.get("href", "")]
            if note in notes:
                call_note(call, notes.index(note) + 1, again=True)
            else:
                notes.append(renumbered(call, note, len(notes) + 1))
    return notes


def inline_sources(notes: HtmlElement, by_address: Mapping[str, Source]) -> None:
    """A note can't have notes."""
    for mark in list(notes.iter("a")):
        if mark.get("class") == "source":
            mark.tail = f" ({by_address[mark.get('href', '')].origin}){mark.tail or ''}"
            mark.drop_tree()


def note_of_sources(mark: HtmlElement, by_address: Mapping[str, Source], number: int) -> HtmlElement:
    """The row of marks that begins here, as one note."""
    row = [by_address[mark.get("href", "")]]
    following = mark.getnext()
    while following is not None and following.get("class") == "source" and not mark.tail:
        row.append(by_address[following.get("href", "")])
        mark.tail = following.tail
        following.getparent().remove(following)
        following = mark.getnext()
    for child in list(mark):
        mark.remove(child)
    call_note(mark, number)
    return E.li({"id": f"fn-{number}", "role": "doc-footnote"}, E.p(*[part for source in row for part in said(source)]))


LOW, ANGLED, RAISED = ("„", "“"), ("«", "»"), ("“", "”")
QUOTES = {"de": LOW, "pl": ("„", "”"), "ro": ("„", "”")} | dict.fromkeys(("fr", "uk", "ru", "ar", "fa", "ti"), ANGLED)


def said(source: Source) -> list[HtmlElement | str]:
    """A source in one note: what was said, and where."""
    if not source.text:
        return [f"{source.origin}. "]
    opening, closing = QUOTES.get(source.language, RAISED)
    words = E.span({"lang": source.language, "dir": direction_of(source.language)}, f"{opening}{source.text}{closing}")
    return [words, f" ({source.origin}) "]


def renumbered(call: HtmlElement, note: HtmlElement, number: int) -> HtmlElement:
    """A note of the text at its new place."""
    call_note(call, number)
    note.set("id", f"fn-{number}")
    for back in note.iter("a"):
        if back.get("role") == "doc-backlink":
            back.set("href", f"#fnref-{number}")
    return note


def call_note(call: HtmlElement, number: int, *, again: bool = False) -> None:
    """Make this link the call of a note; the way back leads to the first one."""
    call.attrib.clear()
    name = {} if again else {"id": f"fnref-{number}"}
    call.attrib.update({"class": "note", **name, "href": f"#fn-{number}", "role": "doc-noteref"})
    call.text = str(number)
