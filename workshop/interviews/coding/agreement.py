"""How far coders agree beyond chance.

Cohen's kappa: J. Cohen, A Coefficient of Agreement for Nominal Scales, Educational and Psychological Measurement 20
(1960), 37-46. Krippendorff's alpha for nominal data: K. Krippendorff, Computing Krippendorff's
Alpha-Reliability (2011).
Both are tested against the examples printed there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Sequence

Value = Hashable


def cohens_kappa(pairs: Iterable[tuple[Value, Value]]) -> float | None:
    """Two coders, each unit judged by both; None where chance alone explains everything or nothing was judged."""
    judged = list(pairs)
    if not judged:
        return None
    total = len(judged)
    first, second = Counter(one for one, _other in judged), Counter(other for _one, other in judged)
    observed = sum(one == other for one, other in judged) / total
    by_chance = sum(first[value] * second[value] for value in first) / total**2
    return None if by_chance == 1 else (observed - by_chance) / (1 - by_chance)


def krippendorffs_alpha(units: Iterable[Sequence[Value]]) -> float | None:
    """Any number of coders, units with missing judgements too: ``units`` has the judgements of each unit.

    A unit that only one coder judged says nothing about agreement and is left out.
    """
    coincidences = coincidences_in(units)
    totals: dict[Value, float] = defaultdict(float)
    for (one, _other), weight in coincidences.items():
        totals[one] += weight
    whole = sum(totals.values())
    expected = whole**2 - sum(weight**2 for weight in totals.values())
    if not expected:
        return None
    disagreed = sum(weight for (one, other), weight in coincidences.items() if one != other)
    return 1 - (whole - 1) * disagreed / expected


def coincidences_in(units: Iterable[Sequence[Value]]) -> dict[tuple[Value, Value], float]:
    """How often two values met in a unit, each pair weighed by how many judged it."""
    met: dict[tuple[Value, Value], float] = defaultdict(float)
    for judgements in units:
        counted, others = Counter(judgements), len(judgements) - 1
        for one, count in counted.items():
            for other, more in counted.items():
                if others > 0:
                    met[one, other] += count * (more - (one == other)) / others
    return met
