"""The demo's two forums: one that is over, one that is open now."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from itertools import cycle
from typing import Any
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import clock_set_to, db, now
from workshop.demo import evening
from workshop.demo.guide import Guide
from workshop.demo.texts import read_toml
from workshop.exports.models import Readers
from workshop.exports.releases import release_record
from workshop.forums import actions
from workshop.forums.actions.renderings import render_ideas
from workshop.forums.models import Forum, Idea, Participant, Round, RoundKind
from workshop.processes.models import Process
from workshop.themes.models import ThemeField

TOWN_TIME = ZoneInfo("Europe/Berlin")
BEFORE_IDEAS = timedelta(minutes=20)
AFTERWARDS = timedelta(days=2)


def load_forum(process: Process, by: Account, data: dict[str, Any], start: datetime) -> Forum:
    """A forum with its people and cards; the one of today opened half an hour ago, whatever the clock says."""
    begin, end = times_of(data, start)
    is_over = data["day"] < 0
    with clock_set_to(begin - timedelta(days=30)):
        forum = actions.create_forum(process, plan_of(process, data, begin, end), by=by)
        rounds = evening.plans(data["prompt"], data["prompts"], with_introduction=is_over)
        actions.use_agenda(forum, rounds, by=by)
    with clock_set_to(begin):
        actions.open_door(forum, by=by)
        people = people_of(forum, data)
    if is_over:
        evening.introduce(forum.rounds[0], begin, by)
    collect(forum.main_round, data, people, begin + evening.UNTIL_CARDS * int(is_over), by)
    if is_over:
        finish(forum, data, (begin, end), by)
    return forum


def times_of(data: dict[str, Any], start: datetime) -> tuple[datetime, datetime]:
    """When a forum begins and ends."""
    if data["day"] == 0:
        return start - timedelta(minutes=30), start + timedelta(hours=2)
    day = start.astimezone(TOWN_TIME).date() + timedelta(days=data["day"])
    begin, end = (datetime.combine(day, time.fromisoformat(data[name]), TOWN_TIME) for name in ("starts", "ends"))
    return begin, end


def finish(forum: Forum, data: dict[str, Any], times: tuple[datetime, datetime], by: Account) -> None:
    """The rest of the evening, and what the facilitators do on the days after."""
    begin, end = times
    with clock_set_to(begin + timedelta(minutes=evening.MINUTES[RoundKind.COLLECT][1])):
        actions.close_round(forum.main_round, by=by)
    evening.hold(forum, begin, by)
    with clock_set_to(end):
        actions.close_door(forum, by=by)
    with clock_set_to(end + AFTERWARDS):
        translate(forum, data, by)
        release_record(forum, Readers.PUBLIC, by=by)


def collect(
    round_: Round, data: dict[str, Any], people: dict[str, Iterator[Participant]], begin: datetime, by: Account
) -> None:
    """Open the round and hang up the cards, each at its minute."""
    with clock_set_to(begin):
        actions.open_round(round_, by=by)
    for idea in data["ideas"]:
        with clock_set_to(begin + timedelta(minutes=idea["minute"])):
            hang_up(round_, people, idea, by)


def translate(forum: Forum, data: dict[str, Any], by: Account) -> None:
    """Put German words beside the cards that are in other languages, as a facilitator does on the days after."""
    german = {idea["text"]: idea["german"] for idea in data["ideas"] if "german" in idea}
    render_ideas([(idea, german[idea.text]) for idea in forum.ideas if idea.text in german], by=by)


def plan_of(process: Process, data: dict[str, Any], begin: datetime, end: datetime) -> actions.ForumPlan:
    """What was known of the forum beforehand."""
    fields = db.session.scalars(
        select(ThemeField).where(ThemeField.process_id == process.id, ThemeField.position.in_(data["fields"]))
    )
    return actions.ForumPlan(
        kind=data["kind"],
        title=data["title"],
        place=data["place"],
        starts_at=begin,
        ends_at=end,
        prompt=data["prompt"],
        prompts=data["prompts"],
        capacity=data["capacity"],
        theme_fields=tuple(fields),
    )


def people_of(forum: Forum, data: dict[str, Any]) -> dict[str, Iterator[Participant]]:
    """Everybody who came, by bench, each bench in turn."""
    languages = {bench: cycle(found) for bench, found in languages_by_bench(data).items()}
    joined: dict[str, list[Participant]] = {
        bench: [actions.join_forum(forum, next(languages[bench]), bench=bench)[0] for _ in range(count)]
        for bench, count in data["benches"].items()
    }
    return {bench: cycle(people) for bench, people in joined.items()}


def languages_by_bench(data: dict[str, Any]) -> dict[str, list[str]]:
    """Which languages a bench wrote in."""
    found = {bench: ["de"] for bench in data["benches"]}
    for idea in data["ideas"]:
        found.get(idea.get("bench", "resident"), []).append(idea["lang"])
    return found


def hang_up(round_: Round, people: dict[str, Iterator[Participant]], data: dict[str, Any], by: Account) -> Idea:
    """One card: from a phone, or written on paper and copied by the facilitator."""
    key = str(uuid5(NAMESPACE_URL, data["text"]))
    if data.get("paper"):
        idea = actions.add_paper_card(round_, data["text"], data["lang"], key=key, by=by)
    else:
        author = next(people[data.get("bench", "resident")])
        idea = actions.submit_idea(round_, author, data["text"], data["lang"], key=key)
    if "hidden" in data:
        actions.hide_idea(idea, data["hidden"], by=by)
    return idea


def describe(forum: Forum, guide: Guide) -> None:
    """Write the forum into the guide."""
    guide.forums.append(
        {
            "id": forum.id,
            "number": forum.number,
            "title": forum.title,
            "open": forum.is_open,
            "code": forum.code,
            "qr_token": forum.qr_token,
            "projector": f"/forums/{forum.id}/projector?key={forum.projector_token}",
            "rounds": [{"id": round_.id, "open": round_.is_open} for round_ in forum.rounds],
        }
    )
    cited = [idea.receipt for idea in forum.ideas if idea.is_on_the_wall]
    guide.receipts.extend(cited[:3] if now() > forum.starts_at else [])


def forums_data() -> list[dict[str, Any]]:
    """Both forums, as written."""
    forums: list[dict[str, Any]] = read_toml("forums.toml")["forums"]
    return forums
