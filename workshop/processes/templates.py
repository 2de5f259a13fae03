"""Ways of working that a new process can begin with: phases, milestones and theme fields, as data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("templates.toml")


@dataclass(frozen=True)
class PhasePlan:
    """A phase, in days after the start."""

    title: str
    summary: str
    starts: int
    ends: int


@dataclass(frozen=True)
class MilestonePlan:
    """A milestone, in days after the start."""

    title: str
    on: int


@dataclass(frozen=True)
class Wording:
    """A theme field or a guiding principle: its name and what is meant."""

    title: str
    text: str


@dataclass(frozen=True)
class Template:
    """What a new process begins with."""

    phases: tuple[PhasePlan, ...] = ()
    milestones: tuple[MilestonePlan, ...] = ()
    fields: tuple[Wording, ...] = ()
    principles: tuple[Wording, ...] = ()


def template_of(data: Mapping[str, Any]) -> Template:
    """Read one template."""
    return Template(
        phases=tuple(PhasePlan(**phase) for phase in data.get("phases", ())),
        milestones=tuple(MilestonePlan(**milestone) for milestone in data.get("milestones", ())),
        fields=tuple(Wording(**field) for field in data.get("fields", ())),
        principles=tuple(Wording(**principle) for principle in data.get("principles", ())),
    )


@cache
def templates() -> Mapping[str, Template]:
    """All templates by their names, the empty one last."""
    return {name: template_of(data) for name, data in tomllib.loads(FILE.read_text("utf-8")).items()} | {
        "empty": Template()
    }
