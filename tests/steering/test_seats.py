"""Seats on benches: the rule, the balance in words, who is named to whom."""

from datetime import timedelta

import pytest

from tests.steering.conftest import GERMAN
from workshop.core.db import db, transaction
from workshop.processes.models import Organisation
from workshop.processes.timetable import today
from workshop.steering.balance import balance_of, rule_in_words
from workshop.steering.models import BenchShare, Circle, Seat

HERE = "/p/auenbrueck/circles"
SEAT = {"organisation": "Frauentreff", "bench": "migrant", "member_name": "Ada Neu", "starts_on": str(today())}


def circle_with(seats: dict[str, int], parts: dict[str, int], count: int | None = None) -> Circle:
    circle = Circle(kind="steering", title="x", purpose="", seat_count=count, quorum=50)
    circle.shares = [BenchShare(bench=bench, parts=number) for bench, number in parts.items()]
    circle.seats = [Seat(bench=bench, starts_on=today()) for bench, number in seats.items() for _ in range(number)]
    return circle


@pytest.mark.parametrize(
    ("seats", "parts", "count", "warnings"),
    [
        ({"administration": 4, "welfare": 4, "migrant": 4}, {"administration": 1, "welfare": 1, "migrant": 1}, 12, []),
        (
            {"administration": 5, "welfare": 4, "migrant": 3},
            {"administration": 1, "welfare": 1, "migrant": 1},
            12,
            ["Verwaltung: 1 Sitz mehr als vereinbart.", "Migrantenorganisationen: 1 Sitz ist frei."],
        ),
        ({"administration": 2, "welfare": 1}, {"administration": 2, "welfare": 1}, None, []),
        (
            {"administration": 1, "": 2},
            {"administration": 1},
            1,
            ["2 Sitze gehören zu keiner Bank und zählen für keine."],
        ),
        ({"administration": 9}, {}, None, []),
    ],
)
def test_what_is_off_is_said_in_words(app, seats, parts, count, warnings):
    with app.test_request_context(headers=GERMAN):
        assert balance_of(circle_with(seats, parts, count), today()).warnings == warnings


def test_the_rule_is_a_sentence(app):
    with app.test_request_context(headers=GERMAN):
        thirds = dict.fromkeys(("administration", "welfare", "migrant"), 2)
        assert rule_in_words(circle_with({}, thirds)) == "Vereinbart: je ein Drittel der Sitze."
        assert "Verwaltung 2/3" in rule_in_words(circle_with({}, {"administration": 2, "welfare": 1}))


def test_a_seat_counts_only_while_it_is_held():
    circle = circle_with({"administration": 2}, {"administration": 1}, 2)
    circle.seats[0].ends_on = today() - timedelta(1)
    assert [one.free for one in balance_of(circle, today()).benches] == [1]


def test_every_square_fits_into_the_picture():
    balance = balance_of(circle_with({"administration": 70}, {"administration": 1}), today())
    assert balance.benches[0].squares[-1].x + balance.size <= 600


class TestPages:
    def test_everybody_sees_organisations_and_only_consenting_people(self, client, browser, circle, rows):
        page = client.get(HERE, headers=GERMAN).text
        assert "Haus migrant" in page
        assert "Rania Darwisch" not in page
        assert "Rania Darwisch" in browser("observer").get(HERE).text
        with transaction():
            rows(Seat).filter_by(bench="migrant").one().member_agreed_at = circle.process.created_at
        assert "Rania Darwisch" in client.get(HERE).text

    def test_people_say_for_themselves_whether_they_are_named(self, client, circle, members, rows):
        seat = rows(Seat).filter_by(bench="migrant").one().id
        client.sign_in(members[2])
        assert client.send(f"/seats/{seat}/consent", {"agrees": "yes"}, page=HERE).status_code == 303
        assert rows(Seat).filter_by(id=seat).one().member_agreed_at
        client.send(f"/seats/{seat}/consent", {"agrees": "no"}, page=HERE)
        assert rows(Seat).filter_by(id=seat).one().member_agreed_at is None
        other = rows(Seat).filter_by(bench="welfare").one().id
        assert client.send(f"/seats/{other}/consent", {"agrees": "yes"}, page=HERE).status_code == 404

    def test_the_first_circle_is_the_steering_group_in_equal_thirds(self, facilitator, process, rows):
        page = facilitator.get(f"{HERE}/new", headers=GERMAN).text
        assert 'value="Steuerungsgruppe"' in page
        plan = {"kind": "steering", "title": "Steuerungsgruppe", "seat_count": 12, "administration": 1, "welfare": 1}
        assert facilitator.send(f"{HERE}/new", plan).status_code == 303
        assert {share.bench: share.parts for share in rows(Circle).one().shares} == {"administration": 1, "welfare": 1}

    def test_a_seat_is_given_and_its_organisation_comes_into_the_directory(self, facilitator, circle, rows):
        address = f"/circles/{circle.id}/seats/new"
        assert facilitator.send(address, SEAT).status_code == 303
        assert rows(Organisation).filter_by(name="Frauentreff").one().public == "name"
        seat = rows(Seat).filter_by(member_name="Ada Neu").one()
        assert "1 Sitz mehr als vereinbart" in facilitator.get(HERE, headers=GERMAN).text
        assert facilitator.send(f"/seats/{seat.id}/end", page=f"/seats/{seat.id}").status_code == 303
        assert "Ada Neu" not in facilitator.get(HERE).text

    @pytest.mark.parametrize("bad", [{"member_name": ""}, {"ends_on": "2001-01-01"}, {"member_email": "nirgends"}])
    def test_nonsense_is_refused(self, facilitator, circle, rows, bad):
        assert facilitator.send(f"/circles/{circle.id}/seats/new", SEAT | bad).status_code == 422
        assert rows(Seat).count() == 3

    def test_members_of_the_steering_group_take_their_seats(self, facilitator, make, process, members, rows):
        plan = {"kind": "steering", "title": "Steuerungsgruppe", "migrant": 1}
        facilitator.send(f"{HERE}/new", plan)
        circle = rows(Circle).one().id
        for _again in range(2):
            facilitator.send(f"/circles/{circle}/members", page=HERE)
        assert [seat.member_name for seat in rows(Seat).order_by(Seat.id)] == [one.name for one in members]

    @pytest.mark.parametrize("who", ["nobody", "steering", "observer", "facilitator of another process"])
    def test_others_give_no_seats(self, browser, circle, who):
        somebody = browser(who)
        assert somebody.get(f"/circles/{circle.id}/seats/new").status_code == 404
        assert somebody.get(f"{HERE}/new").status_code == 404
        assert db.session.query(Seat).count() == 3
