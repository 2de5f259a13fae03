"""The benches of the steering group and their shares, as numbers and as a picture."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from workshop.processes.models import Bench, Membership, Role

WIDTH, GAP = 600, 6


@dataclass(frozen=True)
class Share:
    """A bench with its seats, and where its seats stand in the picture."""

    bench: Bench
    members: tuple[Membership, ...]
    seats: tuple[float, ...]
    size: float


def shares_of(memberships: Iterable[Membership]) -> list[Share]:
    """The benches of the steering group in their order; one square in the picture is one seat."""
    steering = [membership for membership in memberships if membership.role == Role.STEERING]
    size = min(36.0, WIDTH / max(1, len(steering)) - GAP)
    shares = []
    place = 0
    for bench in Bench:
        seated = tuple(membership for membership in steering if membership.bench == bench)
        seats = tuple((place + number) * (size + GAP) for number in range(len(seated)))
        place += len(seated)
        if seated or bench != Bench.RESIDENT:
            shares.append(Share(bench, seated, seats, size))
    return shares
