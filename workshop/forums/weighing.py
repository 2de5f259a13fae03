"""What a weighing says: dots by island or card, the heaviest first, and by bench where that tells on nobody."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import aliased

from workshop.core.db import db
from workshop.forums.models import Cluster, Dots, Idea, Participant, Round
from workshop.processes.models import Bench

FEWEST = 5
OTHERS = ""


@dataclass(frozen=True)
class Weight:
    """An island or a card with its dots; ``by_bench`` goes with :attr:`Result.benches`."""

    thing: Idea | Cluster
    dots: int
    cards: int = 0
    by_bench: tuple[int, ...] = ()


@dataclass(frozen=True)
class Result:
    """A whole weighing. ``benches`` are those with five voters or more, with how many voted; the rest is ``OTHERS``."""

    weights: list[Weight]
    dots: int
    voters: int
    benches: list[tuple[str, int]] = field(default_factory=list)


def result_of(round_: Round) -> Result:
    """Everything a weighing says, in a few queries whatever its size. What nobody chose stands last."""
    counted = _counted(round_)
    benches = _benches(round_)
    names = [name for name, _voters in benches]
    dots: dict[int, Counter[str]] = defaultdict(Counter)
    for id_, bench, given in counted:
        dots[id_][bench if bench in names else OTHERS] += given
    weights = [
        Weight(thing, dots[thing.id].total(), cards, tuple(dots[thing.id][name] for name in names))
        for thing, cards in _things(round_)
    ]
    weights.sort(key=lambda weight: (-weight.dots, weight.thing.number or 0))
    return Result(weights, sum(weight.dots for weight in weights), round_.voters, benches)


def _counted(round_: Round) -> list[Any]:
    """Dots by thing and bench; those on a card that was merged count for the one it hangs behind."""
    where = (Dots.round_id == round_.id, Dots.dots > 0)
    given = func.sum(Dots.dots)
    if round_.weighing.on == "ideas":
        target = func.coalesce(Idea.merged_into_id, Idea.id)
        query = select(target, Participant.bench, given).join(Idea, Idea.id == Dots.idea_id).group_by(target)
    else:
        into = aliased(Cluster)
        target = func.coalesce(Cluster.merged_into_id, Cluster.id)
        query = select(target, Participant.bench, given).join(Cluster, Cluster.id == Dots.cluster_id)
        query = query.outerjoin(into, into.id == Cluster.merged_into_id).group_by(target)
    joined = query.join(Participant, Participant.id == Dots.participant_id).where(*where)
    return [
        (id_, bench or OTHERS, int(count))
        for id_, bench, count in db.session.execute(joined.group_by(Participant.bench))
    ]


def _things(round_: Round) -> list[tuple[Idea | Cluster, int]]:
    """What could be chosen, with the number of its cards."""
    if round_.weighing.on == "ideas":
        ideas = db.session.scalars(select(Idea).where(Idea.forum_id == round_.forum_id, Idea.on_the_wall()))
        return [(idea, 1) for idea in ideas]
    cards = func.count(Idea.id)
    islands = (
        select(Cluster, cards)
        .outerjoin(Idea, (Idea.cluster_id == Cluster.id) & Idea.on_the_wall())
        .where(Cluster.forum_id == round_.forum_id, Cluster.dissolved_at.is_(None), Cluster.number.is_not(None))
        .group_by(Cluster.id)
    )
    return [(cluster, count) for cluster, count in db.session.execute(islands)]


def _benches(round_: Round) -> list[tuple[str, int]]:
    """Benches with five voters or more. If those left over are fewer than five, the smallest goes with them."""
    voted = (
        select(Participant.bench, func.count(func.distinct(Participant.id)))
        .join(Dots, Dots.participant_id == Participant.id)
        .where(Dots.round_id == round_.id, Dots.dots > 0)
        .group_by(Participant.bench)
    )
    voters = {bench or OTHERS: count for bench, count in db.session.execute(voted)}
    large = sorted(
        ((bench.value, voters[bench]) for bench in Bench if voters.get(bench, 0) >= FEWEST), key=lambda one: -one[1]
    )
    rest = sum(voters.values()) - sum(count for _bench, count in large)
    while 0 < rest < FEWEST and large:
        rest += large.pop()[1]
    if not large:
        return []
    return [*large, *([(OTHERS, rest)] if rest else [])]
