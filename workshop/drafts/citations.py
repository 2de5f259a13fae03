"""What a version cites: read from its Markdown when it is cut, and again to see whether the rows still agree."""

from __future__ import annotations

from workshop.core.markdown import paragraphs
from workshop.drafts.models import Citation, Version

Row = tuple[int, str, int, str, str, str]


def citations_of(version: Version) -> list[Citation]:
    """Every source that the text cites, paragraph by paragraph."""
    cited = [(paragraph, key) for paragraph in paragraphs(version.markdown) for key in paragraph.keys]
    return [
        Citation(
            version_id=version.id,
            place=place,
            key=key,
            paragraph=paragraph.index,
            text=paragraph.text,
            heading=paragraph.heading,
            anchor=f"p-{paragraph.index}",
        )
        for place, (paragraph, key) in enumerate(cited, start=1)
    ]


def are_as_cut(version: Version) -> bool:
    """Whether the rows say what the Markdown cites: none changed, none taken away, none put in."""
    rows = sorted(version.citations, key=lambda row: row.place)
    return [content(row) for row in rows] == [content(row) for row in citations_of(version)]


def content(row: Citation) -> Row:
    """What a row says."""
    return row.place, row.key, row.paragraph, row.text, row.heading, row.anchor
