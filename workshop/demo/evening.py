"""How the finished forum of the demo went on: who was there, islands, dots, a discussion, and answers at the end."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import select

from workshop.accounts.models import Account
from workshop.core.db import clock_set_to, db
from workshop.demo.texts import read_toml
from workshop.forums import actions
from workshop.forums.agendas import RoundPlan, agenda
from workshop.forums.models import Cluster, Forum, Participant, Question, Round, RoundKind

MINUTES = {
    RoundKind.INTRODUCE: (0, 8),
    RoundKind.COLLECT: (10, 45),
    RoundKind.CLUSTER: (45, 75),
    RoundKind.WEIGH: (80, 90),
    RoundKind.DISCUSS: (90, 135),
    RoundKind.ASK: (135, 145),
}
UNTIL_CARDS = timedelta(minutes=10)


def plans(prompt: str, prompts: dict[str, str], *, with_introduction: bool) -> list[RoundPlan]:
    """The agenda of an expert forum, with cards that hang as soon as they are written."""
    found = []
    for plan in agenda("expert_forum").asking(prompt, prompts):
        if plan.kind == RoundKind.INTRODUCE and not with_introduction:
            continue
        at_once = (("shown", "at_once"), ("several", True))
        found.append(RoundPlan(**vars(plan) | {"options": at_once}) if plan.kind == RoundKind.COLLECT else plan)
    return found


def hold(forum: Forum, begin: datetime, by: Account) -> None:
    """Every round after the cards, each in its time."""
    data = read_toml("evening.toml")
    do = {RoundKind.CLUSTER: sort_cards, RoundKind.WEIGH: weigh, RoundKind.DISCUSS: discuss, RoundKind.ASK: ask}
    for round_ in forum.rounds:
        if round_.kind in do:
            opened, closed = MINUTES[RoundKind(round_.kind)]
            with clock_set_to(begin + timedelta(minutes=opened)):
                actions.open_round(round_, by=by)
                do[RoundKind(round_.kind)](round_, data, by)
            with clock_set_to(begin + timedelta(minutes=closed)):
                actions.close_round(round_, by=by)
                actions.reveal_round(round_, by=by)


def introduce(round_: Round, begin: datetime, by: Account) -> None:
    """The first minutes: everybody comes in and is counted."""
    opened, closed = MINUTES[RoundKind.INTRODUCE]
    with clock_set_to(begin + timedelta(minutes=opened)):
        actions.open_round(round_, by=by)
    with clock_set_to(begin + timedelta(minutes=closed)):
        actions.close_round(round_, by=by)


def sort_cards(round_: Round, data: dict[str, Any], by: Account) -> None:
    """Islands with their cards; some cards stay free."""
    cards = {idea.number: idea for idea in round_.forum.ideas if idea.is_on_the_wall}
    for island in data["islands"]:
        own = [cards[number] for number in island["cards"]]
        actions.make_cluster(round_.forum, island["name"], own, by=by)


def weigh(round_: Round, data: dict[str, Any], by: Account) -> None:
    """Everybody gives their five dots, more to what is first in the file."""
    islands = islands_of(round_.forum)
    choices = cycle(data["dots"])
    for person in round_.forum.participants:
        for place, dots in enumerate(next(choices)):
            if dots and place < len(islands):
                actions.place_dots(round_, person, islands[place], dots)


def discuss(round_: Round, data: dict[str, Any], by: Account) -> None:
    """What was noted while the islands were talked about."""
    islands = {cluster.name: cluster for cluster in islands_of(round_.forum)}
    for note in data["notes"]:
        about = actions.About(
            round=round_, cluster=islands.get(note.get("island", "")), parked=note.get("parked", False)
        )
        actions.write_note(round_.forum, note["text"], about, key=str(uuid5(NAMESPACE_URL, note["text"])), by=by)


def islands_of(forum: Forum) -> list[Cluster]:
    """The islands in the order in which they were made."""
    return list(db.session.scalars(select(Cluster).where(Cluster.forum_id == forum.id).order_by(Cluster.id)))


def ask(round_: Round, data: dict[str, Any], by: Account) -> None:
    """What people answered before they went home; not everybody did."""
    people = round_.forum.participants
    for number, question in enumerate(round_.questions):
        answer_all(question, people[: data["answering"][number]], data["answers"][number])


def answer_all(question: Question, people: Sequence[Participant], answers: Sequence[Any]) -> None:
    """Each person gives the next of the answers."""
    for person, said in zip(people, cycle(answers), strict=False):
        given = actions.Given([said]) if isinstance(said, int) else actions.Given([], said, "de")
        actions.give_answer(question, person, given, key=str(uuid5(NAMESPACE_URL, f"{question.id} {person.id}")))
