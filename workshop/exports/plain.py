"""Markdown: the text as it was written, with numbers, sources and pictures so that nothing is missing."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from workshop.core.markdown.citations import CITATION, keys_of
from workshop.exports.manuscript import chapters
from workshop.exports.numbering import counted
from workshop.exports.publication import Progress, Publication, Source, SourcesAs

_citation = re.compile(r"[ \n]?" + CITATION)
_heading = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$", re.MULTILINE)
_figure = re.compile(r"\]\(figure:([a-z0-9-]+)\)")


def build_markdown(publication: Publication, tree: HtmlElement, sources: SourcesAs, progress: Progress) -> bytes:
    """The publication as plain text."""
    headings = [pair for pair in counted(chapters(tree)) if pair[0][3]]
    text = numbered(publication.text, [number for _heading, number in headings])
    text = _citation.sub(lambda match: cite(match[1], match[0], sources), text)
    text = _figure.sub(r"][figure-\1]", text)
    progress(60)
    parts = [
        f"# {publication.title}",
        publication.subtitle,
        f"{publication.municipality}, {publication.version}, {publication.date}",
        f"**{publication.labels['contents']}**",
        "\n".join(
            f"{'  ' * (level - 1)}- {number} {words}" for (level, words, _n, _has), number in headings if level <= 2
        ),
        text.strip(),
        *appendix(publication, sources),
    ]
    return "\n\n".join(part for part in parts if part).encode() + b"\n"


def numbered(text: str, numbers: list[str]) -> str:
    """Headings with their numbers."""
    waiting = iter(numbers)

    def number(match: re.Match[str]) -> str:
        return f"{match[1]} {next(waiting, '')} {match[2]}".replace("  ", " ") if match[2] else match[0]

    return _heading.sub(number, text)


def cite(citation: str, whole: str, sources: SourcesAs) -> str:
    """Keys stay keys, become footnotes, or go."""
    if sources == "annex":
        return whole
    return "" if sources == "none" else "".join(f"[^{key}]" for key in keys_of(citation))


def appendix(publication: Publication, sources: SourcesAs) -> Iterator[str]:
    """Sources, pictures and the fingerprint."""
    if sources == "annex" and publication.sources:
        yield f"# {publication.labels['sources']}"
        yield "\n".join(f"- **@{source.key}** {said(source)}" for source in publication.sources)
    if sources == "notes":
        yield "\n".join(f"[^{source.key}]: {said(source)}" for source in publication.sources)
    for name, figure in publication.figures.items():
        yield f"[figure-{name}]: data:image/svg+xml;base64,{base64.b64encode(figure.svg.encode()).decode()}"
    if publication.fingerprint:
        yield f"{publication.labels['fingerprint']} {publication.fingerprint}"


def said(source: Source) -> str:
    """A source on one line; its own signs mean nothing here."""
    words = re.sub(r"([\\`*_\[\]{}<>#|~])", r"\\\1", source.text)
    return f"[{words}]{{lang={source.language}}} ({source.origin})" if words else source.origin
