"""Meetings: planned, invited to, held; written by several at once; voted in; approved and then unchangeable."""

import io
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.steering.conftest import GERMAN
from workshop.core.db import db, now, transaction
from workshop.steering.actions import deciding, holding, recording
from workshop.steering.actions.meetings import MeetingPlan, dates_of, plan_meeting
from workshop.steering.models import (
    AgendaItem,
    Attendance,
    ItemText,
    Meeting,
    Minutes,
    Paper,
    Resolution,
    Seat,
    Slip,
    SlipTaken,
    Task,
)
from workshop.steering.replies import token_of

TOWN = ZoneInfo("Europe/Berlin")
PLAN = {"title": "Sitzung", "on": "2027-03-11", "begins": "17:00", "ends": "19:00", "place": "Rathaus"}


@pytest.fixture
def held(meeting, facilitator, rows):
    """The meeting while it runs, all three there."""
    facilitator.send(f"/meetings/{meeting.id}/opening", page=f"/meetings/{meeting.id}")
    for place in rows(Attendance).filter_by(has_vote=True).all():
        holding.note_presence(place, "here")
    db.session.rollback()
    return db.session.get(Meeting, meeting.id)


def post(browser, meeting, path, data=None, **more):
    return browser.send(path, data or {}, page=f"/meetings/{meeting.id}", headers=GERMAN, **more)


@pytest.fixture
def resolution(held, facilitator, rows):
    """A text that waits to be decided on."""

    def bring_in(way: str) -> int:
        data = {"text": "Wir beschließen das Leitbild.", "way": way, "item": held.items[1].id}
        assert post(facilitator, held, f"/meetings/{held.id}/resolutions", data).status_code == 303
        return rows(Resolution).order_by(Resolution.id.desc()).first().id

    return bring_in


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


class TestDeciding:
    def test_an_open_vote_is_counted_by_bench(self, facilitator, held, resolution, rows):
        number = resolution("open")
        votes = {"administration-yes": 1, "welfare-no": 1, "migrant-yes": 1}
        assert post(facilitator, held, f"/resolutions/{number}/votes", votes).status_code == 303
        decided = rows(Resolution).one()
        assert (decided.result, decided.key) == ("adopted", "S1-1")
        page = facilitator.get(f"/resolutions/{number}", headers=GERMAN).text
        assert "2 Ja, 1 Nein, 0 enthalten" in page
        assert "Wohlfahrtsverbände: 0 Ja, 1 Nein" in page
        assert post(facilitator, held, f"/resolutions/{number}/votes", votes).status_code == 409

    def test_nobody_votes_who_is_not_there(self, facilitator, held, resolution, rows):
        number = resolution("open")
        for votes in ({"welfare-yes": 2}, {}):
            assert post(facilitator, held, f"/resolutions/{number}/votes", votes).status_code == 422
        assert rows(Resolution).one().decided_at is None

    def test_consent_keeps_reservations_and_yields_to_an_objection(self, facilitator, held, resolution, rows):
        first, second = resolution("consent"), resolution("consent")
        said = {"name": "Verwaltung", "text": "Nur mit Geld."}
        post(facilitator, held, f"/resolutions/{first}/consent", said)
        post(facilitator, held, f"/resolutions/{second}/consent", said | {"is_objection": "y"})
        assert [one.result for one in rows(Resolution).order_by(Resolution.id)] == ["adopted", "rejected"]

    def test_a_secret_vote_knows_who_took_a_slip_and_not_which(self, facilitator, client, held, resolution, rows):
        number = resolution("secret")
        post(facilitator, held, f"/resolutions/{number}/ballot")
        codes = []
        for place in rows(Attendance).filter_by(has_vote=True).all():
            answer = post(facilitator, held, f"/resolutions/{number}/slips", {"attendance": place.id})
            codes.append(answer.text.split('class="slip" dir="ltr">')[1].split("<")[0])
            again = post(facilitator, held, f"/resolutions/{number}/slips", {"attendance": place.id})
            assert again.status_code == 409
        assert rows(SlipTaken).count() == rows(Slip).count() == 3
        assert {column.name for column in Slip.__table__.columns} == {"id", "resolution_id", "code_hash", "vote"}
        for code, vote in zip(codes, ("yes", "no", "yes"), strict=True):
            assert client.send("/slips", {"code": code.lower(), "vote": vote}).status_code == 303
        assert client.send("/slips", {"code": codes[0], "vote": "no"}).status_code == 409
        assert client.send("/slips", {"code": "ABCDEFGHJK", "vote": "no"}).status_code == 404
        post(facilitator, held, f"/resolutions/{number}/ballot/closing")
        decided = rows(Resolution).one()
        assert (decided.result, decided.counted("yes"), decided.counted("no")) == ("adopted", 2, 1)
        assert {tally.bench for tally in decided.tallies} == {""}
        assert rows(Slip).count() == 0

    def test_a_member_takes_the_own_slip_and_a_guest_none(self, client, browser, held, members, resolution):
        number = resolution("secret")
        deciding.open_ballot(db.session.get(Resolution, number))
        client.sign_in(members[0])
        assert post(client, held, f"/resolutions/{number}/slips").status_code == 201
        assert post(browser("observer"), held, f"/resolutions/{number}/slips").status_code == 404

    def test_tasks_are_given_and_done(self, facilitator, client, held, members, rows):
        task = {"text": "Entwurf schicken", "account": members[1].id, "due_on": "2020-01-01"}
        assert post(facilitator, held, f"/meetings/{held.id}/tasks", task).status_code == 303
        client.sign_in(members[1])
        for which in ("mine", "overdue", "open", "all"):
            assert "Entwurf schicken" in client.get(f"/p/auenbrueck/tasks?which={which}").text
        number = rows(Task).one().id
        assert client.send(f"/tasks/{number}/done", page="/p/auenbrueck/tasks").status_code == 303
        assert "Entwurf schicken" not in client.get("/p/auenbrueck/tasks?which=mine").text


class TestMinutes:
    @pytest.fixture
    def decided(self, facilitator, held, resolution):
        post(
            facilitator, held, f"/items/{held.items[1].id}/text", {"text": "Es wurde **lange** gesprochen.", "base": 0}
        )
        number = resolution("open")
        votes = {"administration-yes": 1, "welfare-yes": 1, "migrant-yes": 1}
        post(facilitator, held, f"/resolutions/{number}/votes", votes)
        post(facilitator, held, f"/meetings/{held.id}/closing")
        facilitator.send(f"/meetings/{held.id}/minutes")
        return held

    def approve(self, facilitator, meeting):
        return facilitator.send(f"/meetings/{meeting.id}/minutes/approval", page=f"/meetings/{meeting.id}/minutes")

    def test_what_changes_between_sending_and_approval_is_marked(self, facilitator, decided):
        post(
            facilitator,
            decided,
            f"/items/{decided.items[1].id}/text",
            {"text": "Es wurde **kurz** gesprochen.", "base": 1},
        )
        page = facilitator.get(f"/meetings/{decided.id}/minutes", headers=GERMAN).text
        assert "<del>" in page
        assert "lange" in page.split("<del>")[1].split("</del>")[0]
        assert "kurz" in page.split("<ins>")[1].split("</ins>")[0]

    def test_after_the_approval_nothing_changes_by_no_path(self, facilitator, decided, rows):
        assert self.approve(facilitator, decided).status_code == 303
        held = rows(Minutes).filter_by(number=2).one()
        assert "Es wurde **lange** gesprochen." in held.text
        page = f"/meetings/{decided.id}/minutes"
        for path, data in (
            (f"/items/{decided.items[0].id}/text", {"text": "x", "base": 0}),
            (f"/meetings/{decided.id}/resolutions", {"text": "x", "way": "open"}),
            (f"/meetings/{decided.id}/minutes/approval", {}),
        ):
            assert facilitator.send(path, data, page=page).status_code == 409
        for statement in (
            "UPDATE minutes SET text = ''",
            "DELETE FROM minutes",
            "UPDATE resolution SET text = ''",
            "DELETE FROM resolution",
            "REPLACE INTO minutes SELECT * FROM minutes",
        ):
            with pytest.raises(IntegrityError, match="never changes"), transaction():
                db.session.execute(text(statement))

    def test_what_is_not_decided_or_sent_is_not_approved(self, facilitator, held, resolution):
        with pytest.raises(Exception, match="Verschicken"):
            recording.approve_minutes(held, None, by=held.process.memberships[0].account)
        resolution("open")
        post(facilitator, held, f"/meetings/{held.id}/closing")
        facilitator.send(f"/meetings/{held.id}/minutes")
        assert self.approve(facilitator, held).status_code == 409

    @pytest.mark.parametrize(
        ("extent", "seen", "hidden"),
        [
            ("resolutions", ["Wir beschließen"], ["gesprochen", "Nuray"]),
            ("part", ["Wir beschließen", "gesprochen"], ["Begrüßung", "Nuray"]),
            ("full", ["Wir beschließen", "gesprochen", "Begrüßung", "Nuray"], []),
            ("", [], []),
        ],
    )
    def test_everybody_reads_as_much_as_is_published(self, facilitator, client, decided, rows, extent, seen, hidden):
        self.approve(facilitator, decided)
        page = f"/meetings/{decided.id}/minutes"
        data = {"extent": extent, "confirms": "y", "items": decided.items[1].id}
        assert facilitator.send(f"{page}/publication", data, page=page).status_code == 303
        answer = client.get(page)
        resolutions = client.get("/p/auenbrueck/resolutions").text
        assert ("Wir beschließen" in resolutions) is bool(extent)
        if not extent:
            assert answer.status_code == 404
            return
        assert [word for word in seen if word not in answer.text] == []
        assert [word for word in hidden if word in answer.text] == []
        assert client.get(f"{page}.md").text.count("Nuray") == (1 if extent == "full" else 0)

    def test_names_go_out_only_with_consent_and_after_the_approval(self, facilitator, decided):
        page = f"/meetings/{decided.id}/minutes"
        before = facilitator.send(f"{page}/publication", {"extent": "resolutions"}, page=page)
        assert before.status_code == 409
        self.approve(facilitator, decided)
        assert facilitator.send(f"{page}/publication", {"extent": "full"}, page=page).status_code == 422

    @pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF"), ("docx", b"PK"), ("odt", b"PK")])
    def test_the_minutes_are_files_too(self, facilitator, decided, kind, start):
        answer = facilitator.get(f"/meetings/{decided.id}/minutes.{kind}")
        assert answer.status_code == 200
        assert answer.data.startswith(start)


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
