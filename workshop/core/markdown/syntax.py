"""What our Markdown knows beside Python-Markdown's own: citations, foreign passages, spaced headings."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import HashHeaderProcessor
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from workshop.core.markdown.citations import CITATION, keys_of

_language = r"(?:lang=|:)\"?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\"?"
FOREIGN = rf"\[([^\[\]]+)\]\{{[ ]*{_language}(?:[ ]+dir=\"?(rtl|ltr)\"?)?[ ]*\}}"


class Citation(InlineProcessor):
    """``[@F1-7; @F1-9]`` becomes an empty ``cite`` close to its word; the page fills in the numbers."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Python-Markdown's name, and its wider types
        self, m: re.Match[str], _data: str
    ) -> tuple[Element, int, int]:
        """Make the element."""
        mark = Element("cite")
        mark.set("data-key", " ".join(keys_of(m.group(1))))
        return mark, m.start(0), m.end(0)


class Foreign(InlineProcessor):
    """``[شاي]{lang=ar}``: a passage in another language; its direction follows unless it is given."""

    def handleMatch(  # type: ignore[override]  # noqa: N802  # Python-Markdown's name, and its wider types
        self, m: re.Match[str], _data: str
    ) -> tuple[Element, int, int]:
        """Make the element."""
        passage = Element("span")
        passage.text = m.group(1)
        passage.set("lang", m.group(2))
        if m.group(3):
            passage.set("dir", m.group(3))
        return passage, m.start(0), m.end(0)


class SpacedHeading(HashHeaderProcessor):
    """A heading needs a space after its signs, so that "#7" stays a word."""

    RE = re.compile(r"(?:^|\n)(?P<level>#{1,6})(?=[ \t])(?P<header>(?:\\.|[^\\])*?)#*(?:\n|$)")


class Workshop(Extension):
    """Our additions, and raw HTML off: it is shown as what was typed."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # Python-Markdown's name
        """Take out raw HTML, put in ours."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.parser.blockprocessors.deregister("hashheader")
        md.parser.blockprocessors.register(SpacedHeading(md.parser), "hashheader", 70)
        md.inlinePatterns.register(Citation(r"[ \n]?" + CITATION, md), "citation", 176)
        md.inlinePatterns.register(Foreign(FOREIGN, md), "foreign", 175.5)
