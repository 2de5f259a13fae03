"""What would trouble readers or an export, said in words while somebody writes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from lxml.html import HtmlElement

from workshop.core.markdown.paragraphs import HEADINGS, tree, words_of
from workshop.core.markdown.renderer import renderer
from workshop.core.markdown.words import gettext as _

_calls = re.compile(r"\[\^([^\]\s]+)\](?!:)")
_notes = re.compile(r"^[ ]{0,3}\[\^([^\]\s]+)\]:[ \t]*(\S?)", re.MULTILINE)
_weblinks = re.compile(r"(?<!!)\[[^\]\n]+\]\((?!https://|mailto:)([^)\s]+)", re.IGNORECASE)


def problems(text: str, figures: Collection[str] | None = None) -> list[str]:
    """Sentences that say what to mend; empty when all is well. ``figures`` are the names there are."""
    converted = tree(renderer.html(text))
    return [
        *_skipped_levels(converted),
        *_pictures(converted, figures),
        *_notes_without_text(text),
        *_links(text),
    ]


def _skipped_levels(converted: HtmlElement) -> Iterator[str]:
    before = 0
    for heading in converted.iter(*HEADINGS):
        level = int(str(heading.tag)[1])
        if before and level > before + 1:
            yield _("The heading “%(words)s” skips a level. Please move it up by one.") % {"words": words_of(heading)}
        before = level


def _pictures(converted: HtmlElement, figures: Collection[str] | None) -> Iterator[str]:
    for picture in converted.iter("cite"):
        name = picture.get("data-figure")
        if name is None:
            continue
        if not (picture.text or "").strip():
            yield _("A picture has no description. Please say in the brackets what it shows.")
        if not name or (figures is not None and name not in figures):
            yield _("There is no picture “%(name)s”. Please choose one of those of this process.") % {
                "name": name or "?"
            }


def _notes_without_text(text: str) -> Iterator[str]:
    written = {name for name, begin in _notes.findall(text) if begin}
    called = dict.fromkeys(_calls.findall(text))
    for name in called:
        if name not in written:
            yield _("The footnote “%(name)s” has no text. Please add a line that begins with [^%(name)s]:") % {
                "name": name
            }
    for name in sorted(written - called.keys()):
        yield _("The footnote “%(name)s” is not called in the text.") % {"name": name}


def _links(text: str) -> Iterator[str]:
    for address in _weblinks.findall(text):
        if not address.startswith("figure:"):
            yield _("The link to “%(address)s” does not work. Please begin it with https://.") % {"address": address}
