"""What is published: one text with its cover, sources and pictures, ready for every format."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Literal, get_args

Format = Literal["pdf", "docx", "odt", "epub", "html", "md"]
SourcesAs = Literal["annex", "notes", "none"]
FORMATS: tuple[Format, ...] = get_args(Format)
SOURCES: tuple[SourcesAs, ...] = get_args(SourcesAs)
Progress = Callable[[int], None]


@dataclass(frozen=True)
class Source:
    """Where something in the text came from, in the words and the language it was said in."""

    key: str
    number: int
    text: str
    language: str
    origin: str


@dataclass(frozen=True)
class Figure:
    """A picture of ours, with what it shows in words."""

    svg: str
    alt: str


@dataclass(frozen=True)
class Publication:
    """Everything a reader will see; the words around the text are translated already.

    ``day`` is an ISO date for the file's own data, ``date`` the same as people write it. ``labels`` has the words
    named in :data:`LABELS`.
    """

    title: str
    subtitle: str
    municipality: str
    version: str
    date: str
    day: str
    fingerprint: str
    language: str
    text: str
    sources: tuple[Source, ...] = ()
    figures: Mapping[str, Figure] = field(default_factory=dict)
    labels: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """For the process that builds the file."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Publication:
        """What :meth:`to_json` wrote."""
        data = json.loads(text)
        data["sources"] = tuple(Source(**source) for source in data["sources"])
        data["figures"] = {name: Figure(**figure) for name, figure in data["figures"].items()}
        return cls(**data)


LABELS = ("contents", "sources", "sources_lead", "fingerprint", "thread", "skip", "unshown")
