"""Ready agendas: how a good facilitator holds an expert forum, a kick-off event, a world café, a working circle."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from flask_babel import lazy_gettext

from workshop.forums.models import RoundKind

FOR_PARTICIPANTS = False

AGENDAS = {
    "expert_forum": lazy_gettext("Expert forum, three hours"),
    "kick_off": lazy_gettext("Kick-off event"),
    "world_cafe": lazy_gettext("World café"),
    "working_circle": lazy_gettext("Working circle"),
}


@dataclass(frozen=True)
class QuestionPlan:
    """A question as it is planned."""

    kind: str
    text: str
    choices: tuple[str, ...] = ()
    steps: int | None = None
    texts: tuple[tuple[str, str], ...] = ()
    choice_texts: tuple[tuple[tuple[str, str], ...], ...] = ()

    def written(self) -> dict[str, Any]:
        """As the question's row keeps it."""
        others = [dict(texts) for texts in self.choice_texts] + [{}] * len(self.choices)
        choices = [{"text": text, "texts": texts} for text, texts in zip(self.choices, others, strict=False)]
        words = {"text": self.text, "texts": dict(self.texts)}
        return {"kind": self.kind, "choices": choices, "steps": self.steps, **words}


@dataclass(frozen=True)
class RoundPlan:
    """A round as it is planned."""

    kind: str
    prompt: str
    prompts: tuple[tuple[str, str], ...] = ()
    minutes: int | None = None
    options: tuple[tuple[str, Any], ...] = ()
    questions: tuple[QuestionPlan, ...] = ()


@dataclass(frozen=True)
class Agenda:
    """Rounds in their order, and how many tables the hall needs."""

    rounds: tuple[RoundPlan, ...]
    tables: int = 0

    def asking(self, prompt: str, prompts: dict[str, str]) -> tuple[RoundPlan, ...]:
        """The rounds, with a forum's own question in the first in which ideas are collected."""
        if not prompt:
            return self.rounds
        first = next(round_ for round_ in self.rounds if round_.kind == RoundKind.COLLECT)
        own = replace(first, prompt=prompt, prompts=tuple(prompts.items()))
        return tuple(own if round_ is first else round_ for round_ in self.rounds)


@cache
def agenda(name: str) -> Agenda:
    """A ready agenda by its name."""
    data = tomllib.loads((Path(__file__).parent / "agendas.toml").read_text(encoding="utf-8"))[name]
    return Agenda(tuple(_round(round_) for round_ in data["rounds"]), data.get("tables", 0))


def _round(data: dict[str, Any]) -> RoundPlan:
    return RoundPlan(
        kind=data["kind"],
        prompt=data["prompt"],
        prompts=_others(data),
        minutes=data.get("minutes"),
        options=tuple(data.get("options", {}).items()),
        questions=tuple(_question(question) for question in data.get("questions", [])),
    )


def _question(data: dict[str, Any]) -> QuestionPlan:
    by_language = [dict(zip(("en", "ar"), others, strict=True)) for others in data.get("choices_in", [])]
    return QuestionPlan(
        kind=data["kind"],
        text=data["text"],
        choices=tuple(data.get("choices", ())),
        steps=data.get("steps"),
        texts=_others(data),
        choice_texts=tuple(tuple(others.items()) for others in by_language),
    )


def _others(data: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple((code, data[code]) for code in ("en", "ar") if code in data)
