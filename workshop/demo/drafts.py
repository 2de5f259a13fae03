"""The demo's draft: three versions, written by the members of the steering group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import cycle
from typing import Any

from workshop.accounts.models import Account
from workshop.core.db import clock_set_to
from workshop.demo.guide import Guide
from workshop.demo.texts import read_toml, text_of
from workshop.drafts import actions
from workshop.drafts.models import Draft, Section
from workshop.processes.models import Process

WRITING_TAKES = timedelta(days=6)


class DemoDraft:
    """The draft while it is loaded: its sections by the name of their file."""

    def __init__(self, process: Process, people: Sequence[Account]) -> None:
        self.writers: Iterator[Account] = cycle(people)
        self.accounts = {account.email: account for account in people}
        self.draft: Draft = actions.begin_draft(process, people[0])
        self.sections: dict[str, Section] = {}
        texts = read_toml("draft/outline.toml")
        self.outline: list[dict[str, Any]] = texts["sections"]
        self.versions: list[dict[str, Any]] = texts["versions"]

    def write(self, version: dict[str, Any], at: datetime) -> None:
        """Save what changed until a version, one member after the other, and cut it."""
        number: int = version["number"]
        changed = [(entry, text) for entry in self.outline if (text := text_of(number, entry["file"])) is not None]
        for place, (entry, text) in enumerate(changed):
            with clock_set_to(at - WRITING_TAKES + WRITING_TAKES * place / len(changed)):
                self.save(entry, text, next(self.writers))
        author = self.accounts[version["by"]]
        with clock_set_to(at):
            actions.publish_version(
                actions.cut_version(self.draft, version["name"], version["note"], by=author), author
            )

    def save(self, entry: dict[str, Any], text: str, by: Account) -> None:
        """Save a section; one that did not stand there yet is put at its place first."""
        section = self.sections.get(entry["file"])
        if section is None:
            self.add(entry, text, by)
            return
        actions.save_section(section, actions.Edit(section.title, text, section.revision), by)

    def add(self, entry: dict[str, Any], text: str, by: Account) -> None:
        """Put a new section where the outline has it."""
        here = self.outline.index(entry)
        chapter = next((one for one in reversed(self.outline[:here]) if one["level"] < entry["level"]), None)
        parent = self.sections[chapter["file"]] if chapter else None
        section = actions.add_section(self.draft, entry["title"], parent=parent, text=text, by=by)
        self.sections[entry["file"]] = section
        for later in self.outline[here + 1 :]:
            if later["level"] < entry["level"]:
                break
            if later["level"] == entry["level"] and later["file"] in self.sections:
                actions.place_section(section, self.sections[later["file"]], by)
                break

    def describe(self, guide: Guide) -> None:
        """Write the draft into the guide."""
        guide.drafts.append(
            {
                "id": self.draft.id,
                "sections": [{"id": section.id, "title": section.title} for section in self.sections.values()],
                "versions": [{"id": one.id, "number": one.number, "name": one.name} for one in self.draft.versions],
            }
        )
