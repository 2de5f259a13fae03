"""Votes of every kind, tasks, and minutes that are sent, approved, published, and never change again."""

from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from tests.steering.conftest import GERMAN, post
from workshop.core.db import db, transaction
from workshop.steering.actions import deciding, recording
from workshop.steering.models import (
    Attendance,
    Minutes,
    Resolution,
    Slip,
    SlipTaken,
    Task,
)

TOWN = ZoneInfo("Europe/Berlin")
PLAN = {"title": "Sitzung", "on": "2027-03-11", "begins": "17:00", "ends": "19:00", "place": "Rathaus"}


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
