"""Who is here, by bench: numbers only, and none from which one could tell who a single person is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import func, select

from workshop.core.db import db
from workshop.forums.models import Answer, Forum, Mark, Participant, Question
from workshop.processes.models import Bench

SMALLEST_GROUP = 5


class Protected(NamedTuple):
    """Groups that are large enough to be shown, and all others as one, unless that one would be too small as well."""

    groups: dict[str, int]
    rest: int


def protect(groups: Mapping[str, int]) -> Protected:
    """Show no group under five. What is left must not give one away either: then the smallest shown joins it."""
    shown = {bench: size for bench, size in groups.items() if size >= SMALLEST_GROUP}
    rest = sum(groups.values()) - sum(shown.values())
    while 0 < rest < SMALLEST_GROUP and shown:
        smallest = min(shown, key=lambda bench: shown[bench])
        rest += shown.pop(smallest)
    return Protected(shown, rest)


def people_by_bench(forum: Forum) -> dict[str, int]:
    """How many have joined for each bench; those who did not say stand under ""."""
    rows = db.session.execute(
        select(Participant.bench, func.count(Participant.id))
        .where(Participant.forum_id == forum.id)
        .group_by(Participant.bench)
    )
    found = {bench or "": count for bench, count in rows}
    return {bench: found[bench] for bench in [*Bench, ""] if bench in found}


def who_is_here(forum: Forum) -> Protected:
    """Benches that are large enough; with the others stand those who would rather not say."""
    found = people_by_bench(forum)
    shown = protect({bench: size for bench, size in found.items() if bench})
    return Protected(shown.groups, shown.rest + found.get("", 0))


def languages_of(forum: Forum) -> dict[str, int]:
    """How many write in each language, the most spoken first."""
    rows = db.session.execute(
        select(Participant.language, func.count(Participant.id))
        .where(Participant.forum_id == forum.id)
        .group_by(Participant.language)
    )
    return dict(sorted(((code, count) for code, count in rows), key=lambda row: (-row[1], row[0])))


def marks_by_bench(questions: Sequence[Question]) -> dict[int, dict[str, dict[int, int]]]:
    """What each bench chose, by question: bench to value to count, of benches of whom at least five have answered."""
    ids = [question.id for question in questions]
    voices = _voices_by_bench(ids)
    rows = db.session.execute(
        select(Mark.question_id, Participant.bench, Mark.value, func.count(Mark.id))
        .join(Answer, Mark.answer_id == Answer.id)
        .join(Participant, Answer.participant_id == Participant.id)
        .where(Mark.question_id.in_(ids))
        .group_by(Mark.question_id, Participant.bench, Mark.value)
    )
    found: dict[int, dict[str, dict[int, int]]] = {id_: {} for id_ in ids}
    for question_id, bench, value, count in rows:
        if bench in protect(voices.get(question_id, {})).groups and bench:
            found[question_id].setdefault(bench, {})[value] = count
    return found


def _voices_by_bench(ids: list[int]) -> dict[int, dict[str, int]]:
    rows = db.session.execute(
        select(Answer.question_id, Participant.bench, func.count(Answer.id))
        .join(Participant, Answer.participant_id == Participant.id)
        .where(Answer.question_id.in_(ids))
        .group_by(Answer.question_id, Participant.bench)
    )
    voices: dict[int, dict[str, int]] = {}
    for question_id, bench, count in rows:
        voices.setdefault(question_id, {})[bench or ""] = count
    return voices
