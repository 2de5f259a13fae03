"""Results: printed for people, written to ``bench/latest.json`` for programs."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

LATEST = Path(__file__).parent / "latest.json"


@dataclass(frozen=True)
class Result:
    """One figure; where it says so, as a multiple of another of the same run."""

    name: str
    value: float
    unit: str
    ratio_to: str | None = None
    ratio: float | None = None

    def __str__(self) -> str:
        beside = f"   {self.ratio:.2f} x {self.ratio_to}" if self.ratio is not None else ""
        return f"{self.name:<44} {self.value:>10,.2f} {self.unit:<14}{beside}"


def beside(other: Result, name: str, value: float) -> Result:
    """A figure with its ratio to another one."""
    return Result(name, value, other.unit, other.name, round(value / other.value, 3) if other.value else None)


def keep(results: list[Result]) -> None:
    """Print figures, and write them among those of this run that are there already."""
    for result in results:
        print(result)
    before = json.loads(LATEST.read_text()) if LATEST.exists() else []
    names = {result.name for result in results}
    rows = [row for row in before if row["name"] not in names] + [asdict(result) for result in results]
    LATEST.write_text(json.dumps(rows, indent=2) + "\n")
