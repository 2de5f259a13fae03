"""The demo's organisations, seats and meetings: five meetings of the steering group, a year of a working circle."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import func, select

from workshop.accounts.models import Account
from workshop.core.db import clock_set_to, db, now
from workshop.demo.texts import read_toml
from workshop.drafts.models import Draft, Version
from workshop.processes.directory import Card, add_organisation
from workshop.processes.models import Bench, Membership, Process, Role
from workshop.steering.actions import deciding, holding, inviting, recording
from workshop.steering.actions.meetings import ItemPlan, MeetingPlan, add_item, plan_meeting
from workshop.steering.actions.seats import CirclePlan, Person, SeatPlan, give_seat, open_circle, seat_the_members
from workshop.steering.actions.tasks import TaskPlan, finish_task, give_task
from workshop.steering.models import AgendaItem, Attendance, Circle, Meeting, Resolution, Slip, Way
from workshop.themes.models import Goal, ThemeField

TOWN_TIME = ZoneInfo("Europe/Berlin")
BENCHES = (Bench.ADMINISTRATION, Bench.WELFARE, Bench.MIGRANT)
OPENED = ("name", "offers", "audience", "languages", "districts")
IN_THE_CIRCLE = (
    "Nachbarschaftswerk Nord e. V.",
    "Sozialwerk an der Aue e. V.",
    "Kulturverein Ararat",
    "Frauentreff Jasmin e. V.",
)


def load_organisations(process: Process, by: Account) -> None:
    """Everybody who does something for people here."""
    for row in read_toml("organisations.toml")["rows"]:
        name, bench, offers, audience, languages, districts = (cell.strip() for cell in row.split(";"))
        card = Card(
            name,
            bench=bench,
            offers=offers,
            audience=audience,
            languages=languages,
            districts=districts,
            public=OPENED,
        )
        add_organisation(process, card, by=by)


def load_circles(process: Process, by: Account) -> dict[str, Circle]:
    """The steering group in equal thirds, and the working circle of the houses."""
    purpose = "Setzt die Ziele, schreibt den Entwurf mit und entscheidet in ihren Sitzungen."
    plan = CirclePlan("steering", "Steuerungsgruppe", purpose, 12, 50, dict.fromkeys(BENCHES, 1))
    steering = open_circle(process, plan, by=by)
    seat_the_members(steering, by=by)
    for seat in steering.seats[::2]:
        seat.member_agreed_at = now()
    purpose = (
        "Die Häuser und das Integrationsbüro treffen sich viermal im Jahr: Austausch, Planung, gemeinsame Standards."
    )
    working = open_circle(process, CirclePlan("working_circle", "Arbeitskreis der Häuser", purpose), by=by)
    members = select(Membership).where(Membership.process_id == process.id, Membership.role == Role.STEERING)
    for member in db.session.scalars(members.where(Membership.organisation.in_(IN_THE_CIRCLE))):
        person = Person(member.account.name, member.account.email, member.account)
        give_seat(working, SeatPlan(member.organisation, member.bench, person, Person(), now().date()), by=by)
    return {"steering": steering, "working": working}


class Secretary:
    """Who keeps the record of the demo's meetings."""

    def __init__(self, process: Process, by: Account, accounts: Mapping[str, Account], start: datetime) -> None:
        self.process, self.by, self.accounts, self.start = process, by, accounts, start
        self.circles: dict[str, Circle] = {}
        self.last: dict[str, Meeting] = {}
        self.extents: dict[int, str] = {}

    def prepared(self) -> Secretary:
        """Directory and seats, before the first meeting."""
        with clock_set_to(self.start - timedelta(days=565)):
            load_organisations(self.process, self.by)
            self.circles = load_circles(self.process, self.by)
        return self

    def meet(self, data: dict[str, Any]) -> None:
        """A meeting as it was: planned, held, written; with it the minutes of the one before are approved."""
        circle = self.circles[data["circle"]]
        begin = self.moment(data["day"])
        with clock_set_to(begin - timedelta(days=21)):
            plan = MeetingPlan(data["title"], begin, begin + timedelta(hours=2), "Rathaus, Raum 204")
            meeting = plan_meeting(circle, plan, by=self.by)
            items = [(add_item(meeting, item_plan(item), by=self.by), item) for item in data["items"]]
            inviting.prepare_places(meeting)
            meeting.invited_at = now()
        if data["day"] < 0:
            with clock_set_to(begin):
                self.hold(meeting, items)
            with clock_set_to(begin + timedelta(days=3)):
                self.give_tasks(meeting, data)
                recording.send_minutes(meeting, by=self.by)
            self.approve_before(data["circle"], meeting, begin)
            self.extents[meeting.id] = data.get("extent", "resolutions")
            self.last[data["circle"]] = meeting

    def moment(self, day: int) -> datetime:
        """Five in the afternoon of a day counted from today."""
        on = self.start.astimezone(TOWN_TIME).date() + timedelta(days=day)
        return datetime.combine(on, time(17), TOWN_TIME)

    def hold(self, meeting: Meeting, items: list[tuple[AgendaItem, dict[str, Any]]]) -> None:
        """Everybody comes; point by point it is written and decided."""
        holding.open_meeting(meeting, by=self.by)
        for place in meeting.attendances:
            holding.note_presence(place, "here")
        for item, data in items:
            holding.write_down(item, data.get("text", ""), 0, by=self.by)
            for words in data.get("resolutions", ()):
                self.decide(meeting, item, words)
        holding.close_meeting(meeting, by=self.by)

    def decide(self, meeting: Meeting, item: AgendaItem, data: dict[str, Any]) -> None:
        """One resolution, in the way it was taken."""
        kind, thing = self.about(data)
        proposal = deciding.Proposal(data["text"], data.get("way", Way.OPEN), kind, thing)
        resolution = deciding.propose(meeting, item, proposal, by=self.by)
        if data.get("defer"):
            deciding.defer(resolution, by=self.by)
        elif proposal.way == Way.CONSENT:
            said = [(one["name"], one["text"], False) for one in data.get("reservations", ())]
            deciding.note_consent(resolution, said, by=self.by)
        elif proposal.way == Way.SECRET:
            self.vote_secretly(meeting, resolution, data["secret"])
        else:
            counts = zip(BENCHES, data["votes"], strict=True)
            votes = {(str(bench), vote): n for bench, row in counts for vote, n in zip(VOTES, row, strict=True)}
            deciding.count_hands(resolution, votes, by=self.by)

    def vote_secretly(self, meeting: Meeting, resolution: Resolution, counts: list[int]) -> None:
        """Everybody takes a slip and casts it."""
        deciding.open_ballot(resolution)
        wanted = [vote for vote, count in zip(VOTES, counts, strict=True) for _one in range(count)]
        for place, vote in zip(voters_of(meeting), wanted, strict=True):
            code = deciding.take_slip(resolution, place)
            slip = db.session.scalars(select(Slip).where(Slip.code_hash == deciding.hash_of(code))).one()
            deciding.cast_slip(slip, resolution, vote)
        deciding.close_ballot(resolution, by=self.by)

    def about(self, data: dict[str, Any]) -> tuple[str, int | None]:
        """What a resolution concerns: the first goal, or the newest version."""
        if data.get("goal"):
            goals = select(func.min(Goal.id)).join(ThemeField).where(ThemeField.process_id == self.process.id)
            return "goal", db.session.scalar(goals)
        if data.get("version"):
            versions = select(func.max(Version.id)).join(Draft).where(Draft.process_id == self.process.id)
            return "version", db.session.scalar(versions)
        return "", None

    def give_tasks(self, meeting: Meeting, data: dict[str, Any]) -> None:
        """Who does what; what is done was done in time."""
        for one in data.get("tasks", ()):
            due = (meeting.starts_at + timedelta(days=one["days"])).date()
            plan = TaskPlan(one["text"], self.accounts[one["who"]], due_on=due)
            task = give_task(self.process, plan, meeting=meeting, by=self.by)
            if one.get("done"):
                finish_task(task, done=True, by=self.accounts[one["who"]])

    def approve_before(self, circle: str, meeting: Meeting, begin: datetime) -> None:
        """The minutes of the meeting before are approved, and published as far as was agreed."""
        before = self.last.get(circle)
        if before is not None:
            extent = self.extents[before.id]
            with clock_set_to(begin + timedelta(minutes=5)):
                recording.approve_minutes(before, meeting, by=self.by)
                shown = [item.id for item in before.items[:1]]
                recording.publish_minutes(before, extent, shown, by=self.by)


VOTES = ("yes", "no", "abstain")


def item_plan(data: dict[str, Any]) -> ItemPlan:
    """A point as it stood on the agenda."""
    return ItemPlan(data["title"], data["purpose"], data["minutes"], data.get("presenter", ""))


def voters_of(meeting: Meeting) -> list[Attendance]:
    """Those with a vote who came."""
    return deciding.voters(meeting)


def meetings_data() -> list[dict[str, Any]]:
    """All meetings, as written."""
    meetings: list[dict[str, Any]] = read_toml("meetings.toml")["meetings"]
    return meetings
