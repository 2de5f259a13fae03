"""How to get into the demo process: sign-ins, codes and ids, kept in the data folder beside the database."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Guide:
    """What a newcomer, a script or a load test needs to know. The password is made anew for each installation."""

    process: str
    password: str
    accounts: list[dict[str, str]] = field(default_factory=list)
    forums: list[dict[str, Any]] = field(default_factory=list)
    drafts: list[dict[str, Any]] = field(default_factory=list)
    receipts: list[str] = field(default_factory=list)

    def as_data(self) -> dict[str, Any]:
        """Everything, for JSON."""
        return asdict(self)

    def keep(self, var: Path) -> None:
        """Write it into the data folder, for its owner's eyes only."""
        with os.fdopen(os.open(var / "demo.json", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(self.as_data(), file, ensure_ascii=False, indent=2)

    def in_words(self, address: str) -> str:
        """What a newcomer needs."""
        shown = {"facilitator": "Moderation", "steering": "Steuerungsgruppe", "administrator": "Administration"}
        firsts = {account["role"]: account for account in reversed(self.accounts)}
        lines = ["", f"  Konzeptwerkstatt   {address}", ""]
        lines += [f"  {word:<18} {firsts[role]['email']}" for role, word in shown.items() if role in firsts]
        lines += [f"  {'Passwort':<18} {self.password}", ""]
        lines += [
            f"  Fachforum {forum['number']}        Code {forum['code'][:3]} {forum['code'][3:6]} {forum['code'][6:]}"
            f"   {address}/j/{forum['code']}"
            for forum in self.forums
            if forum["open"]
        ]
        lines += (
            [f"  {'Beleg':<18} {self.receipts[0]}   {address}/receipts/{self.receipts[0]}"] if self.receipts else []
        )
        return "\n".join([*lines, ""])


def guide_of(var: Path) -> Guide | None:
    """The guide of this installation's demo, if it has one."""
    file = var / "demo.json"
    return Guide(**json.loads(file.read_text())) if file.exists() else None
