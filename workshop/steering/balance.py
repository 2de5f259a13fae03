"""The balance of a circle: how the seats stand to what was agreed, as numbers, in words and as a picture."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from workshop.processes.forms import BENCHES
from workshop.processes.models import Bench
from workshop.steering.models import Circle, Seat

WIDTH, GAP, LARGEST = 600, 6, 36.0


@dataclass(frozen=True)
class Square:
    """A seat in the picture; an empty one is free."""

    x: float
    is_free: bool


@dataclass(frozen=True)
class BenchBalance:
    """A bench: the seats it has, those it should have, and its squares in the picture."""

    bench: Bench
    seats: tuple[Seat, ...]
    agreed: float
    squares: tuple[Square, ...] = ()

    @property
    def free(self) -> int:
        """How many seats wait for somebody."""
        return max(0, round(self.agreed) - len(self.seats))

    @property
    def surplus(self) -> int:
        """How many seats are more than was agreed."""
        return max(0, len(self.seats) - round(self.agreed + 0.49))


@dataclass(frozen=True)
class Balance:
    """All benches of a circle on a day."""

    benches: tuple[BenchBalance, ...]
    without_bench: tuple[Seat, ...]
    size: float
    has_rule: bool

    @property
    def warnings(self) -> list[str]:
        """What is off, a sentence each."""
        return list(complaints(self)) if self.has_rule else []


def balance_of(circle: Circle, day: date) -> Balance:
    """Count the seats held on a day, and hold them against the rule."""
    held = [seat for seat in circle.seats if seat.is_held_on(day)]
    parts = {Bench(share.bench): share.parts for share in circle.shares if share.parts}
    counted = Counter(seat.bench for seat in held)
    total = circle.seat_count or sum(counted[bench] for bench in parts)
    benches = [
        BenchBalance(
            bench,
            tuple(seat for seat in held if seat.bench == bench),
            total * parts[bench] / sum(parts.values()) if bench in parts else 0,
        )
        for bench in Bench
        if bench in parts or counted[bench]
    ]
    size = min(LARGEST, WIDTH / max(1, sum(len(one.seats) + one.free for one in benches)) - GAP)
    without = tuple(seat for seat in held if not seat.bench)
    return Balance(tuple(drawn(benches, size)), without, size, bool(parts))


def drawn(benches: Sequence[BenchBalance], size: float) -> Iterator[BenchBalance]:
    """Each bench with its squares beside those of the one before."""
    place = 0
    for one in benches:
        squares = tuple(
            Square((place + number) * (size + GAP), number >= len(one.seats))
            for number in range(len(one.seats) + one.free)
        )
        place += len(squares)
        yield BenchBalance(one.bench, one.seats, one.agreed, squares)


def complaints(balance: Balance) -> Iterator[str]:
    """What does not stand as agreed."""
    for one in balance.benches:
        name = BENCHES[one.bench]
        if one.surplus:
            yield ngettext(
                "%(bench)s: %(num)d seat more than agreed.",
                "%(bench)s: %(num)d seats more than agreed.",
                one.surplus,
                bench=name,
            )
        elif one.free:
            yield ngettext(
                "%(bench)s: %(num)d seat is free.", "%(bench)s: %(num)d seats are free.", one.free, bench=name
            )
    if balance.without_bench:
        yield ngettext(
            "%(num)d seat belongs to no bench and counts for none.",
            "%(num)d seats belong to no bench and count for none.",
            len(balance.without_bench),
        )


def rule_in_words(circle: Circle) -> str:
    """What was agreed, as a sentence."""
    parts = [(BENCHES[Bench(share.bench)], share.parts) for share in circle.shares if share.parts]
    if not parts:
        return str(_("No shares are agreed: every seat counts alike."))
    if len({number for _name, number in parts}) == 1:
        said = {2: _("Agreed: half of the seats each."), 3: _("Agreed: a third of the seats each.")}
        return str(said.get(len(parts), _("Agreed: the same number of seats for each bench.")))
    total = sum(number for _name, number in parts)
    shares = ", ".join(f"{name} {number}/{total}" for name, number in parts)
    return str(_("Agreed: %(shares)s.", shares=shares))
