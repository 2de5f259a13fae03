"""Meetings: planned, invited to, held; written by several at once; voted in; approved and then unchangeable."""

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests.steering.conftest import GERMAN, post
from workshop.core.db import db, now, transaction
from workshop.steering.actions import holding
from workshop.steering.actions.meetings import MeetingPlan, dates_of, plan_meeting
from workshop.steering.models import (
    AgendaItem,
    Attendance,
    ItemText,
    Meeting,
    Paper,
    Seat,
)
from workshop.steering.replies import token_of

TOWN = ZoneInfo("Europe/Berlin")
PLAN = {"title": "Sitzung", "on": "2027-03-11", "begins": "17:00", "ends": "19:00", "place": "Rathaus"}


class TestPlanning:
    def test_a_year_keeps_weekday_and_hour_of_the_clock(self):
        first = datetime(2027, 1, 14, 17, 30, tzinfo=TOWN)
        found = [one.strftime("%Y-%m-%d %a %H:%M") for one in dates_of(first, 3, 4)]
        assert found == ["2027-01-14 Thu 17:30", "2027-04-08 Thu 17:30", "2027-07-08 Thu 17:30", "2027-10-14 Thu 17:30"]

    def test_a_series_is_planned_at_once(self, facilitator, circle, rows):
        data = PLAN | {"circle": circle.id, "months": 3, "times": 4}
        assert facilitator.send("/p/auenbrueck/meetings/new", data).status_code == 303
        assert [one.number for one in rows(Meeting).order_by(Meeting.starts_at)] == [1, 2, 3, 4]
        assert rows(Meeting).first().starts_at == datetime(2027, 3, 11, 17, tzinfo=TOWN)

    @pytest.mark.parametrize("bad", [{"ends": "16:00"}, {"title": ""}, {"on": "bald"}, {"times": 99}])
    def test_nonsense_is_refused(self, facilitator, circle, rows, bad):
        data = PLAN | {"circle": circle.id} | bad
        assert facilitator.send("/p/auenbrueck/meetings/new", data).status_code == 422
        assert rows(Meeting).count() == 0

    def test_the_agenda_is_put_together_and_carried_over(self, facilitator, browser, meeting, circle, rows):
        item = {"title": "Neues", "purpose": "discuss", "duration": 15}
        assert post(browser("steering"), meeting, f"/meetings/{meeting.id}/items", item).status_code == 303
        ids = [one.id for one in rows(AgendaItem).order_by(AgendaItem.position)]
        post(facilitator, meeting, f"/items/{ids[2]}/position", {"to": "up"})
        assert [one.title for one in rows(AgendaItem).order_by(AgendaItem.position)] == [
            "Begrüßung",
            "Neues",
            "Leitbild",
        ]
        with transaction():
            rows(AgendaItem).filter_by(title="Begrüßung").one().text = "Alle sind da."
        start = meeting.starts_at + timedelta(days=90)
        later = plan_meeting(circle, MeetingPlan("Siebte", start, start + timedelta(hours=2)))
        for _again in range(2):
            post(facilitator, later, f"/meetings/{later.id}/carrying")
        brought = rows(AgendaItem).filter_by(meeting_id=later.id).order_by(AgendaItem.position)
        assert [one.title for one in brought] == ["Neues", "Leitbild"]

    def test_papers_lie_with_their_point_and_are_only_downloaded(self, facilitator, client, meeting, rows):
        item = rows(AgendaItem).first().id
        file = {"title": "Entwurf", "file": (io.BytesIO(b"%PDF-1.7"), "leitbild.pdf")}
        page = f"/items/{item}/edit"
        answer = facilitator.send(f"/items/{item}/papers", file, page=page, content_type="multipart/form-data")
        assert answer.status_code == 303
        paper = rows(Paper).one().id
        got = facilitator.get(f"/papers/{paper}")
        assert (got.data, got.headers["Content-Disposition"][:10]) == (b"%PDF-1.7", "attachment")
        assert client.get(f"/papers/{paper}").status_code == 404
        bad = {"file": (io.BytesIO(b"<script>"), "seite.html")}
        refused = facilitator.send(f"/items/{item}/papers", bad, page=page, content_type="multipart/form-data")
        assert refused.status_code == 422
        assert rows(Paper).count() == 1

    def test_the_date_is_a_calendar_file(self, facilitator, meeting):
        event = Calendar.from_ical(facilitator.get(f"/meetings/{meeting.id}.ics").data).events[0]
        assert (str(event["SUMMARY"]), event.start) == ("Sechste Sitzung", meeting.starts_at.replace(microsecond=0))

    @pytest.mark.parametrize("who", ["nobody", "facilitator of another process"])
    def test_strangers_see_nothing(self, browser, meeting, who):
        somebody = browser(who)
        for path in ("", "/minutes", "/invitations", "/settings", ".ics", "/minutes.pdf"):
            assert somebody.get(f"/meetings/{meeting.id}{path}").status_code == 404
        assert "Sechste Sitzung" not in somebody.get("/p/auenbrueck/meetings").text


class TestHolding:
    def test_presence_makes_the_quorum(self, facilitator, held, rows):
        assert "3 von 3 Sitzen: beschlussfähig" in facilitator.get(f"/meetings/{held.id}", headers=GERMAN).text
        for place in rows(Attendance).filter_by(has_vote=True).limit(2).all():
            post(facilitator, held, f"/attendances/{place.id}/presence", {"word": "gone"})
        assert "nicht beschlussfähig, nötig sind 2" in facilitator.get(f"/meetings/{held.id}", headers=GERMAN).text
        first = rows(Attendance).filter_by(has_vote=True).first().id
        post(facilitator, held, f"/attendances/{first}/presence", {"word": "deputy"})
        assert rows(Attendance).filter_by(id=first).one().shown_name == "Vera Tretung"

    def test_the_list_of_speakers_keeps_their_order(self, facilitator, held, rows):
        ids = [place.id for place in rows(Attendance).filter_by(has_vote=True)]
        for place in (ids[1], ids[0], ids[1]):
            post(facilitator, held, f"/attendances/{place}/speaking", {"word": "ask"})
        db.session.rollback()
        assert [one.attendance_id for one in holding.speakers_of(held)] == [ids[1], ids[0]]
        post(facilitator, held, f"/attendances/{ids[1]}/speaking", {"word": "done"})
        db.session.rollback()
        assert [one.attendance_id for one in holding.speakers_of(held)] == [ids[0]]

    def test_several_write_one_point_and_nothing_is_lost(self, facilitator, browser, held, rows):
        item = held.items[1].id
        path, other = f"/items/{item}/text", browser("steering")
        post(facilitator, held, path, {"text": "Eins.\n\nZwei.", "base": 0})
        post(other, held, path, {"text": "Eins, ergänzt.\n\nZwei.", "base": 1})
        post(facilitator, held, path, {"text": "Eins.\n\nZwei.\n\nDrei.", "base": 1})
        assert rows(AgendaItem).filter_by(id=item).one().text == "Eins, ergänzt.\n\nZwei.\n\nDrei."
        clash = post(facilitator, held, path, {"text": "Eins, gestrichen.\n\nZwei.", "base": 1})
        assert clash.status_code == 409
        assert "gestrichen" in clash.text
        assert "ergänzt" in clash.text
        assert rows(ItemText).count() == 3

    def test_twelve_people_add_a_line_each(self, held, members, rows):
        item = held.items[0]
        holding.write_down(item, "\n".join(f"Zeile {n}:" for n in range(12)), 0, by=members[0])
        start = item.text
        for number in range(12):
            mine = start.replace(f"Zeile {number}:", f"Zeile {number}: gesagt")
            assert holding.write_down(item, mine, 1, by=members[number % 3]).is_saved
        assert rows(AgendaItem).filter_by(id=item.id).one().text.count("gesagt") == 12

    def test_a_script_gets_the_text_that_came_of_it(self, facilitator, held):
        path = f"/items/{held.items[0].id}/text"
        headers = {"Accept": "application/json"}
        answer = facilitator.send(path, {"text": "A", "base": 0}, page=f"/meetings/{held.id}", headers=headers)
        assert answer.json == {"text": "A", "base": 1, "conflict": False}

    def test_observers_write_nothing(self, browser, held):
        observer = browser("observer")
        page = observer.get(f"/meetings/{held.id}")
        assert page.status_code == 200
        assert "<textarea" not in page.text
        token = observer.token("/p/auenbrueck/desk")
        answer = observer.post(f"/items/{held.items[0].id}/text", data={"csrf_token": token, "text": "x", "base": 0})
        assert answer.status_code == 404


def test_a_reply_by_link_changes_nothing_until_it_is_sent(client, meeting, facilitator, rows):
    facilitator.send(f"/meetings/{meeting.id}/invitations")
    place = rows(Attendance).filter_by(has_vote=True).first()
    address = f"/replies/{token_of(place)}"
    assert client.get(address).status_code == 200
    assert rows(Attendance).filter_by(id=place.id).one().reply == ""
    assert client.send(address, {"reply": "deputy", "note": "im Urlaub"}).status_code == 303
    assert rows(Attendance).filter_by(id=place.id).one().reply == "deputy"
    assert client.get(address[:-2]).status_code == 404
    assert client.send(address, {"reply": "vielleicht"}).status_code == 422


def test_seats_that_ended_are_not_invited(meeting, facilitator, rows):
    with transaction():
        rows(Seat).first().ends_on = now().date() - timedelta(days=1)
    facilitator.send(f"/meetings/{meeting.id}/invitations")
    assert rows(Attendance).filter_by(has_vote=True).count() == 2
