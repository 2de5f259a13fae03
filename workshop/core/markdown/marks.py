"""What the marks of a converted text turn into: numbers of sources, notes and ways back, figures."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from babel.support import NullTranslations

from workshop.core.markdown.words import words_in

_mark = re.compile(r'<cite data-(key|note|back|figure)="([^"<>]*)"[^<>]*>([^<>]*)</cite>')
_paragraph = re.compile(r'(<[a-z0-9]+[^<>]*?) data-p="(\d+)"')
_note = re.compile(r'<li data-note="(\d+)"')


@dataclass
class Marks:
    """The counting of one document, through all its pieces."""

    numbers: Mapping[str, int] | None
    language: str
    unknown: Collection[str]
    figures: Mapping[str, str]
    anchors: bool
    counted: dict[str, int] = field(default_factory=dict)
    calls: dict[int, int] = field(default_factory=dict)
    notes: int = 0
    paragraphs: int = 0

    def fill(self, base: str) -> str:
        """The text with everything in place; numbers go on from the piece before."""
        filled = _mark.sub(self._mark, base)
        filled = _note.sub(lambda m: f'<li id="fn-{int(m[1]) + self.notes}" role="doc-footnote"', filled)
        filled = _paragraph.sub(self._paragraph, filled)
        self.notes += len(_note.findall(base))
        self.paragraphs += len(_paragraph.findall(base))
        return filled

    def _mark(self, match: re.Match[str]) -> str:
        kind, name, words = match.groups()
        if kind == "key":
            return "".join(self._source(one) for one in name.split())
        if kind == "figure":
            return self._figure(name, words)
        number = int(name) + self.notes
        return self._call(number) if kind == "note" else self._way_back(number)

    def _source(self, key: str) -> str:
        number = self._number(key)
        if number is None:
            unknown = html.escape(self._words.gettext("unknown source"))
            return f'<span class="source source--unknown">{key}: {unknown}</span>'
        word = html.escape(self._words.gettext("Source"))
        unseen = f'<span class="unseen">{word} </span>'
        return f'<a class="source" href="#source-{number}">{unseen}{number}</a>'

    def _number(self, key: str) -> int | None:
        if key in self.unknown:
            return None
        if self.numbers is not None:
            return self.numbers.get(key)
        return self.counted.setdefault(key, len(self.counted) + 1)

    def _call(self, number: int) -> str:
        self.calls[number] = time = self.calls.get(number, 0) + 1
        again = f"-{time}" if time > 1 else ""
        return f'<a class="note" id="fnref-{number}{again}" href="#fn-{number}" role="doc-noteref">{number}</a>'

    def _way_back(self, number: int) -> str:
        label = html.escape(self._words.gettext("Back to the text"))
        return f' <a href="#fnref-{number}" role="doc-backlink" aria-label="{label}">↩</a>'

    def _figure(self, name: str, words: str) -> str:
        if name not in self.figures:
            missing = html.escape(self._words.gettext("The picture is missing"))
            return f'<span class="missing">{missing}: {words or name}</span>'
        quoted = words.replace('"', "&quot;")
        return f'<img src="{html.escape(self.figures[name])}" alt="{quoted}">'

    def _paragraph(self, match: re.Match[str]) -> str:
        return f'{match[1]} id="p-{int(match[2]) + self.paragraphs}"' if self.anchors else match[1]

    @property
    def _words(self) -> NullTranslations:
        return words_in(self.language)
