"""Following an idea into the text: which paragraph of which version took it up."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from workshop.core.db import db
from workshop.drafts.models import Citation, Draft, Version
from workshop.forums.models import Forum, Idea


@dataclass(frozen=True)
class Mention:
    """One paragraph that took an idea up."""

    heading: str
    text: str
    anchor: str


@dataclass(frozen=True)
class Knot:
    """One version that took an idea up. What is not published is named, without its words."""

    version: Version
    mentions: tuple[Mention, ...]
    is_readable: bool


def follow(idea: Idea, *, is_member: bool = False) -> list[Knot]:
    """The versions that took an idea up, in the order in which they were cut."""
    cited = db.session.scalars(
        select(Citation)
        .join(Citation.version)
        .join(Version.draft)
        .where(Draft.process_id == idea.forum.process_id, Citation.key == idea.citation.removeprefix("@"))
        .options(contains_eager(Citation.version).joinedload(Version.publication))
        .options(contains_eager(Citation.version).defer(Version.markdown))
        .options(contains_eager(Citation.version).joinedload(Version.draft))
        .order_by(Draft.edition, Version.number, Citation.place)
    )
    by_version: dict[Version, list[Citation]] = {}
    for citation in cited:
        by_version.setdefault(citation.version, []).append(citation)
    return [knot_of(version, found, is_member) for version, found in by_version.items()]


def knot_of(version: Version, cited: list[Citation], is_member: bool) -> Knot:
    """A version with the paragraphs that a reader may see."""
    is_readable = is_member or version.publication is not None
    mentions = (Mention(one.heading, one.text, one.anchor) for one in cited if is_readable)
    return Knot(version, tuple(mentions), is_readable)


@dataclass(frozen=True)
class Uptake:
    """A thing of a forum, in a published version that everybody can read."""

    key: str
    version: int
    name: str
    heading: str


def taken_up(forum: Forum) -> list[Uptake]:
    """What of a forum the published versions took up, in one query: by version, and in the order of the text."""
    rows = db.session.execute(
        select(Citation.key, Version.number, Version.name, Citation.heading)
        .join(Citation.version)
        .join(Version.draft)
        .join(Version.publication)
        .where(Draft.process_id == forum.process_id, Citation.key.startswith(f"F{forum.number}-", autoescape=True))
        .order_by(Draft.edition, Version.number, Citation.place)
    )
    return [Uptake(key, number, name, heading) for key, number, name, heading in rows]
