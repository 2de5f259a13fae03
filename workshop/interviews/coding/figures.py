"""Codes by group, and how far coders agree; ready to be drawn and read.

Nothing is shown of fewer than five talks: small groups go together, and what is still too small together is left out,
without a sum from which it could be worked out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.core.db import db
from workshop.interviews.coding.agreement import cohens_kappa, krippendorffs_alpha
from workshop.interviews.coding.models import Code, Coding
from workshop.interviews.coding.words import FEWEST
from workshop.interviews.study.models import Interview, SampleGroup, Study
from workshop.interviews.texts.models import Transcript


@dataclass(frozen=True)
class Column:
    """A group, or some small ones together: how many talks, and in how many of them each code was marked."""

    title: str
    talks: int
    marked: Mapping[int, int]

    def share(self, code: Code) -> float:
        """Which part of the talks, from 0 to 1."""
        return self.marked.get(code.id, 0) / self.talks


def codes_by_group(study: Study, others: str) -> list[Column]:
    """In how many talks of a group a code was marked; ``others`` names the small groups together."""
    readable = (Transcript.frozen_at.is_not(None), Transcript.erased_at.is_(None), Interview.study_id == study.id)
    talks = Counter(db.session.scalars(select(Interview.group_id).join(Transcript).where(*readable)))
    marked: dict[int | None, Counter[int]] = defaultdict(Counter)
    marks = select(Interview.group_id, Interview.id, Coding.code_id).select_from(Coding).join(Coding.transcript)
    for group_id, _talk, code_id in db.session.execute(marks.join(Transcript.interview).where(*readable).distinct()):
        marked[group_id][code_id] += 1
    return columns(study.groups, talks, marked, others)


def columns(
    groups: Sequence[SampleGroup],
    talks: Mapping[int | None, int],
    marked: Mapping[int | None, Counter[int]],
    others: str,
) -> list[Column]:
    """Large groups by themselves, small ones together if they are enough."""
    large = [group for group in groups if talks.get(group.id, 0) >= FEWEST]
    shown = [Column(group.title, talks[group.id], marked.get(group.id, {})) for group in large]
    small = [key for key in talks if key not in {group.id for group in large}]
    together = sum(talks[key] for key in small)
    if together >= FEWEST:
        shown.append(Column(others, together, sum((marked[key] for key in small if key in marked), Counter())))
    return shown


@dataclass(frozen=True)
class Agreement:
    """How far coders agree on a code: kappa for each two of them, alpha for all."""

    code: Code
    kappas: tuple[float | None, ...]
    alpha: float | None


@dataclass(frozen=True)
class TalkMarks:
    """Which paragraphs of a talk each coder has marked with what."""

    paragraphs: int
    names: Mapping[int, str]
    marked: Mapping[tuple[int, int], frozenset[int]]

    def has(self, coder: int, code: int, paragraph: int) -> bool:
        """Whether a coder has marked something in a paragraph with a code."""
        return paragraph in self.marked.get((coder, code), frozenset())


def agreement_of(study: Study, codes: Sequence[Code]) -> tuple[list[tuple[str, str]], list[Agreement]]:
    """Agreement by paragraphs: the pairs of coders by name, then each code with its figures."""
    talks = marks_of(study)
    names = {coder: name for talk in talks for coder, name in talk.names.items()}
    pairs = list(combinations(sorted(names, key=lambda coder: names[coder]), 2))
    rows = [
        Agreement(
            code,
            tuple(cohens_kappa(judged(talks, code.id, pair)) for pair in pairs),
            krippendorffs_alpha(units(talks, code.id)),
        )
        for code in codes
    ]
    return [(names[one], names[other]) for one, other in pairs], rows


def marks_of(study: Study) -> list[TalkMarks]:
    """Every coded talk with its coders, in one question to the database."""
    found = select(Coding).join(Transcript).join(Interview).where(Interview.study_id == study.id)
    by_talk: dict[int, list[Coding]] = defaultdict(list)
    for coding in db.session.scalars(found.options(joinedload(Coding.transcript), joinedload(Coding.account))):
        by_talk[coding.transcript_id].append(coding)
    return [marks_in(codings) for codings in by_talk.values()]


def marks_in(codings: Sequence[Coding]) -> TalkMarks:
    """The marks of one talk, by coder and code; the units are what was answered, paragraph by paragraph."""
    parts = [part for part in codings[0].transcript.paragraphs() if not part.is_asked]
    marked: dict[tuple[int, int], set[int]] = defaultdict(set)
    for each in codings:
        touched = (place for place, part in enumerate(parts) if part.start < each.end and each.start < part.end)
        marked[each.account_id or 0, each.code_id].update(touched)
    names = {each.account.id: each.account.name for each in codings if each.account}
    return TalkMarks(len(parts), names, {key: frozenset(value) for key, value in marked.items()})


def judged(talks: Sequence[TalkMarks], code: int, pair: tuple[int, int]) -> Iterator[tuple[bool, bool]]:
    """The judgements of two coders on each paragraph of the talks both have coded."""
    one, other = pair
    for talk in talks:
        if one in talk.names and other in talk.names:
            for paragraph in range(talk.paragraphs):
                yield talk.has(one, code, paragraph), talk.has(other, code, paragraph)


def units(talks: Sequence[TalkMarks], code: int) -> Iterator[list[bool]]:
    """The judgements of all coders on each paragraph."""
    for talk in talks:
        for paragraph in range(talk.paragraphs):
            yield [talk.has(coder, code, paragraph) for coder in talk.names]
