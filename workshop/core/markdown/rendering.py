"""From a text to what a page shows."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from workshop.core.markdown.citations import cited_in, in_order
from workshop.core.markdown.headings import pieces
from workshop.core.markdown.marks import Marks
from workshop.core.markdown.renderer import renderer

NOTES = '<section role="doc-endnotes">'


@dataclass(frozen=True)
class Rendered:
    """A text as sanitised HTML, with the keys it cites by first use."""

    html: Markup
    keys: tuple[str, ...]


def render(
    text: str,
    *,
    numbers: Mapping[str, int] | None = None,
    lang: str = "de",
    unknown: Collection[str] = (),
    figures: Mapping[str, str] | None = None,
) -> Rendered:
    """One section's text. Sources are numbered as given, or by first use; figures are addresses by name."""
    return _put_together([text], Marks(numbers, lang, unknown, figures or {}, anchors=False))


def render_document(
    text: str,
    *,
    numbers: Mapping[str, int] | None = None,
    lang: str = "de",
    unknown: Collection[str] = (),
    figures: Mapping[str, str] | None = None,
) -> Rendered:
    """A whole version, however long: section by section, so that equal footnote names do not meet.

    Paragraph 7 of :func:`paragraphs` stands at ``#p-7``; all footnotes stand at the end, counted through.
    """
    return _put_together(pieces(text), Marks(numbers, lang, unknown, figures or {}, anchors=True))


def _put_together(texts: list[str], marks: Marks) -> Rendered:
    bodies: list[str] = []
    notes: list[str] = []
    keys: list[str] = []
    for text in texts:
        base = renderer.html(text)
        keys += cited_in(base)
        body, _line, listed = marks.fill(base).partition(NOTES)
        bodies.append(body)
        if listed:
            notes.append(listed.strip().removeprefix("<ol>").removesuffix("</section>").strip().removesuffix("</ol>"))
    if notes:
        bodies.append(f"{NOTES}<ol>{''.join(notes)}</ol></section>")
    return Rendered(Markup("\n".join(bodies)), in_order(keys))  # noqa: S704  # sanitised by the renderer, marks are ours
