"""The team: shares of the benches, changing and taking away roles."""

from itertools import pairwise

import pytest

from workshop.processes.models import Bench, Membership, Role
from workshop.processes.shares import WIDTH, shares_of

GERMAN = {"Accept-Language": "de"}


def members(sizes):
    return [
        Membership(role=Role.STEERING, bench=bench)
        for bench, size in zip(Bench, sizes, strict=False)
        for _ in range(size)
    ]


@pytest.mark.parametrize("sizes", [(4, 4, 4), (1, 0, 0), (0, 0, 0), (20, 15, 12, 3)])
def test_a_square_is_a_seat_and_all_squares_fit_without_touching(sizes):
    shares = shares_of(members(sizes))
    assert [len(share.seats) for share in shares[:3]] == list(sizes[:3])
    seats = [seat for share in shares for seat in share.seats]
    assert seats == sorted(seats)
    size = shares[0].size
    assert all(second - first > size for first, second in pairwise(seats))
    assert not seats or seats[-1] + size <= WIDTH


def test_the_shares_stand_as_text_too(make, process, facilitator):
    for bench in (Bench.ADMINISTRATION, Bench.ADMINISTRATION, Bench.MIGRANT):
        make.member(process, Role.STEERING, bench)
    page = facilitator.get("/p/auenbrueck/people", headers=GERMAN).text
    assert "Verwaltung: <strong>2 Sitze</strong>" in page
    assert "Migrantenorganisationen: <strong>1 Sitz</strong>" in page
    assert "Wohlfahrtsverbände: <strong>0 Sitze</strong>" in page
    assert page.count('class="bench ') == 3


def test_a_role_can_be_changed(make, process, facilitator, rows):
    make.member(process, Role.OBSERVER)
    membership = rows(Membership).filter_by(role="observer").one().id
    seat = {"role": "steering", "bench": "welfare", "organisation": "Werk", "seat": "Leitung"}
    assert facilitator.send(f"/memberships/{membership}", seat).status_code == 303
    changed = rows(Membership).filter_by(id=membership).one()
    assert (changed.role, changed.bench, changed.organisation, changed.seat) == (
        "steering",
        "welfare",
        "Werk",
        "Leitung",
    )


@pytest.mark.parametrize("bad", [{"role": "king"}, {"role": "steering", "bench": ""}, {"bench": "thieves"}])
def test_a_role_that_does_not_exist_is_refused(make, process, facilitator, rows, bad):
    make.member(process, Role.OBSERVER)
    membership = rows(Membership).filter_by(role="observer").one().id
    seat = {"role": "observer", "bench": "", "organisation": "", "seat": ""}
    assert facilitator.send(f"/memberships/{membership}", seat | bad).status_code == 422
    assert rows(Membership).filter_by(id=membership).one().role == "observer"


@pytest.mark.parametrize("way", ["end", "change"])
def test_the_only_facilitator_stays(facilitator, rows, way):
    membership = rows(Membership).one().id
    seat = {"role": "observer", "bench": "", "organisation": "", "seat": ""}
    address = f"/memberships/{membership}"
    answer = (
        facilitator.send(f"{address}/end", page=address, headers=GERMAN)
        if way == "end"
        else facilitator.send(address, seat, headers=GERMAN)
    )
    assert answer.status_code == 409
    assert "einzige Moderation" in answer.text
    assert rows(Membership).one().role == "facilitator"


def test_with_a_second_facilitator_the_first_may_go(make, process, facilitator, rows):
    make.member(process)
    first = rows(Membership).order_by(Membership.id).first().id
    assert facilitator.send(f"/memberships/{first}/end", page=f"/memberships/{first}").status_code == 303
    assert rows(Membership).count() == 1
