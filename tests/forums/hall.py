"""A forum to test in: planned by the package's own actions, with people who have joined."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.factory import Make
from workshop.core.db import db
from workshop.forums import actions
from workshop.forums.models import Forum, Idea
from workshop.processes.models import Process

PROMPT = "Was hilft Menschen, sich in ihrem Viertel zu Hause zu fühlen?"
PROMPTS = {
    "en": "What helps people feel at home in their neighbourhood?",
    "ar": "ما الذي يساعد الناس على الشعور بأنهم في بيتهم داخل حيّهم؟",
}


def plan(**more: Any) -> actions.ForumPlan:
    """An evening today."""
    starts = datetime.now(UTC).replace(minute=0, second=0, microsecond=0)
    return actions.ForumPlan(
        **{
            "kind": "expert_forum",
            "title": "Zusammenleben im Quartier",
            "starts_at": starts,
            "ends_at": starts + timedelta(hours=3),
            "prompt": PROMPT,
            "prompts": PROMPTS,
            "place": "Stadtteilzentrum Nord",
        }
        | more
    )


def forum_in(process: Process, state: str = "open", **more: Any) -> Forum:
    """A forum that is planned, has its door open ("door"), its round open ("open") or closed, or is over."""
    forum = actions.create_forum(process, plan(**more))
    if state != "planned":
        actions.open_door(forum)
    if state in ("open", "closed", "over"):
        actions.open_round(forum.rounds[0])
    if state in ("closed", "over"):
        actions.close_round(forum.rounds[0])
    if state == "over":
        actions.close_door(forum)
    return forum


def cards(forum: Forum, *texts: tuple[str, str]) -> list[Idea]:
    """Cards on the wall, as if copied from paper: pairs of language and text."""
    return [
        actions.add_paper_card(forum.rounds[0], text, language, key=f"00000000-0000-4000-8000-{number:012}")
        for number, (language, text) in enumerate(texts, forum.idea_count + 1)
    ]


def fresh(thing: Any) -> Any:
    """A row as it is now in the database, whatever others have done to it."""
    db.session.rollback()
    db.session.refresh(thing)
    return thing


def a_process(make: Make) -> Process:
    """A process of Auenbrück."""
    return make.process(municipality="Stadt Auenbrück", concept_title="Integrationskonzept 2026")
