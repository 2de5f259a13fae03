"""Resolutions as sources, in constant queries; calendars behind secret addresses; mails that are true and harmless."""

import email
import email.policy
import socket
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller
from icalendar import Calendar

from tests.queries import counted
from tests.steering.conftest import GERMAN, post
from workshop.core.db import db, transaction
from workshop.core.errors import Refused
from workshop.core.mail import Mail, Post, written
from workshop.core.mail import post as mailbox
from workshop.processes.citing import resolve, search
from workshop.processes.timetable import today
from workshop.steering.actions.tasks import TaskPlan, give_task
from workshop.steering.models import Attendance, Resolution, Task
from workshop.steering.reminding import choose, remind_everybody


class TestSources:
    @pytest.fixture
    def decided(self, facilitator, held, resolution):
        number = resolution("open")
        post(facilitator, held, f"/resolutions/{number}/votes", {"welfare-yes": 1})
        db.session.rollback()
        return number

    def test_a_resolution_is_cited_and_its_words_are_the_teams_until_published(self, app, process, decided):
        with app.test_request_context(headers=GERMAN):
            inside, outside = resolve(process, ["S1-1", "S9-9"], inside=True), resolve(process, ["S1-1"])
        assert inside["S1-1"].text == "Wir beschließen das Leitbild."
        assert "Beschluss S1-1 (angenommen)" in inside["S1-1"].origin
        assert (outside["S1-1"].text, outside["S1-1"].gone) == ("", "Dieser Beschluss ist nicht veröffentlicht.")
        assert "S9-9" not in inside

    @pytest.mark.parametrize(("words", "found"), [("LEITBILD", 1), ("@s1-1", 1), ("s1-2", 0), ("nichts", 0)])
    def test_it_is_found_by_words_and_by_its_key(self, app, process, facilitator, decided, words, found):
        with app.test_request_context():
            assert len(search(process, words)) == found
        page = facilitator.get("/p/auenbrueck/resolutions", query_string={"q": words}).text
        assert page.count('class="resolution"') == found

    def test_ten_thousand_take_as_many_questions_as_ten(self, held, facilitator):
        def fill(numbers):
            same = {"meeting_id": held.id, "search_text": "text", "way": "open", "about_kind": "", "result": ""}
            rows = [same | {"number": number, "text": f"Text {number}"} for number in numbers]
            with transaction():
                db.session.execute(Resolution.__table__.insert(), rows)

        def questions(path) -> int:
            with counted() as asked:
                facilitator.get(path)
            return len(asked)

        fill(range(1, 11))
        paths = ("/p/auenbrueck/resolutions?page=2", "/p/auenbrueck/meetings", "/p/auenbrueck/tasks")
        [questions(path) for path in paths]
        few = [questions(path) for path in paths]
        fill(range(11, 10_001))
        with transaction():
            db.session.execute(
                Task.__table__.insert(),
                [{"process_id": 1, "text": f"T {n}", "name": "", "made_at": held.starts_at} for n in range(10_000)],
            )
        many = [questions(path) for path in paths]
        assert max(many) <= 12
        assert [after - before for before, after in zip(few, many, strict=True)] < [3, 3, 3]


def path_in(answer) -> str:
    """The secret address that a page shows."""
    link = answer.text.split('id="address"')[1].split('value="')[1].split('"')[0]
    return "/" + link.split("/", 3)[3]


class TestCalendars:
    def test_ones_own_meetings_behind_a_secret_address(self, client, new_client, members, meeting):
        client.sign_in(members[0])
        path = path_in(client.send("/calendar", {"word": "make"}))
        anybody = new_client()
        dates = Calendar.from_ical(anybody.get(path).data).events
        assert [str(event["SUMMARY"]) for event in dates] == ["Sechste Sitzung"]
        client.send("/calendar", {"word": "withdraw"})
        assert anybody.get(path).status_code == 404

    def test_a_processes_calendar_ends_with_its_owners_role(self, facilitator, new_client, process, meeting, rows):
        answer = facilitator.send("/p/auenbrueck/calendar", page="/p/auenbrueck/meetings")
        path = path_in(answer)
        assert new_client().get(path).status_code == 200
        with transaction():
            for membership in process.memberships:
                db.session.delete(membership)
        assert new_client().get(path).status_code == 404


class Inbox:
    """A real mail server that keeps what it gets."""

    def __init__(self) -> None:
        self.got: list[email.message.EmailMessage] = []

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802  # the library's name
        self.got.append(email.message_from_bytes(envelope.content, policy=email.policy.default))
        return "250 OK"


@pytest.fixture
def inbox(app, monkeypatch):
    """A mail server on this machine, which the application is told of."""
    box = Inbox()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    monkeypatch.setitem(app.config, "SMTP_URL", f"smtp://127.0.0.1:{port}")
    monkeypatch.setattr(Post, "_wake", lambda self: None)  # the test itself delivers, so that nobody waits
    yield box
    controller.stop()


class TestMail:
    def test_everybody_with_a_seat_gets_agenda_date_and_link(self, app, facilitator, meeting, members, inbox, rows):
        assert facilitator.send(f"/meetings/{meeting.id}/invitations").status_code == 303
        assert mailbox().deliver() == rows(Attendance).count() == 4
        mail = next(one for one in inbox.got if one["To"] == members[1].email)
        text = mail.get_body().get_content()
        assert "2. Leitbild" in text
        assert "http://localhost/replies/" in text
        attached = next(mail.iter_attachments())
        assert attached.get_content_type() == "text/calendar"
        invitation = Calendar.from_ical(attached.get_content())
        assert (invitation["METHOD"], str(invitation.events[0]["SUMMARY"])) == ("REQUEST", "Sechste Sitzung")

    def test_without_a_server_everything_is_on_the_page_and_nothing_fails(self, facilitator, meeting):
        facilitator.send(f"/meetings/{meeting.id}/invitations")
        page = facilitator.get(f"/meetings/{meeting.id}/invitations", headers=GERMAN).text
        assert page.count("/replies/") >= 8
        assert "keinen Mailserver" in page

    def test_a_server_that_is_away_loses_nothing(self, app, inbox, monkeypatch):
        mailbox().put(Mail("a@example.org", "Betreff", "Text"))
        address = app.config["SMTP_URL"]
        monkeypatch.setitem(app.config, "SMTP_URL", "smtp://127.0.0.1:1")
        with pytest.raises(OSError, match="refused"):
            mailbox().deliver()
        monkeypatch.setitem(app.config, "SMTP_URL", address)
        assert mailbox().deliver() == 1
        assert [one["Subject"] for one in inbox.got] == ["Betreff"]
        assert mailbox().deliver() == 0

    @pytest.mark.parametrize(
        "mail",
        [
            Mail("a@example.org\r\nBcc: b@example.org", "Betreff", "Text"),
            Mail("a@example.org", "Betreff\nBcc: b@example.org", "Text"),
            Mail("a@example.org, b@example.org", "Betreff", "Text"),
            Mail("<script>", "Betreff", "Text"),
        ],
    )
    def test_no_line_of_its_own_comes_in_by_address_or_subject(self, app, mail):
        with app.test_request_context(), pytest.raises(Refused):
            written(mail, "us@example.org")

    def test_a_forged_host_is_in_no_link(self, app, facilitator, meeting, inbox, monkeypatch):
        monkeypatch.setitem(app.config, "ORIGIN", "https://konzept.example")
        facilitator.send(f"/meetings/{meeting.id}/invitations")
        mailbox().deliver()
        assert all("https://konzept.example/replies/" in one.get_body().get_content() for one in inbox.got)

    def test_one_digest_a_day_and_none_to_those_who_want_none(self, app, process, members, inbox, monkeypatch):
        monkeypatch.setitem(app.config, "ORIGIN", "https://konzept.example")
        for member in members[:2]:
            for text in ("Raum buchen", "Brief schreiben"):
                give_task(process, TaskPlan(text, member, due_on=today() - timedelta(days=1)))
        choose(members[1], wants=False)
        assert [remind_everybody(), remind_everybody()] == [1, 0]
        mailbox().deliver()
        (mail,) = inbox.got
        assert mail["To"] == members[0].email
        text = mail.get_body().get_content()
        assert text.count("überfällig seit") == 2
        assert "https://konzept.example/calendar" in text
