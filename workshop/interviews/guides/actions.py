"""What can be done about a guide: word it, order it, say it in other languages, hold a version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from flask_babel import gettext as _
from sqlalchemy import func, select

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.core.ordering import place
from workshop.interviews.guides.editions import held, lines_in
from workshop.interviews.guides.models import (
    Guide,
    GuideQuestion,
    GuideSection,
    GuideVersion,
    GuideWording,
    Kind,
)
from workshop.interviews.guides.templates import template
from workshop.processes.journal import record
from workshop.processes.models import Process

PartT = TypeVar("PartT", GuideSection, GuideQuestion)


@dataclass(frozen=True)
class Asked:
    """A question as it is written down."""

    text: str
    kind: Kind = Kind.OPEN
    options: str = ""
    prompts: str = ""

    def refuse_unless_answerable(self) -> None:
        """A choice needs something to choose from, a scale two ends."""
        count = len(lines_in(self.options))
        if self.kind == Kind.SCALE and count != 2:
            raise Refused(_("A scale has two ends: a line for the low one and a line for the high one."), 422)
        if self.kind in (Kind.ONE, Kind.SOME) and count < 2:
            raise Refused(_("Write at least two answers to choose from, each on a line of its own."), 422)

    def write(self, question: GuideQuestion) -> None:
        """Put it into the row; an open question has nothing to choose from."""
        question.kind, question.text, question.prompts = self.kind, self.text, self.prompts
        question.options = "" if self.kind == Kind.OPEN else "\n".join(lines_in(self.options))


@transaction()
def begin_guide(process: Process, title: str, template_name: str = "", *, by: Account | None = None) -> Guide:
    """Begin a guide, after a template or empty."""
    data = template(template_name)
    given = {name: data[name].strip() for name in ("introduction", "consent", "closing") if name in data}
    guide = Guide(process=process, title=title, target_group=data.get("target_group", ""), **given)
    guide.minutes = data.get("minutes", 60)
    for number, part in enumerate(data["sections"], 1):
        guide.sections.append(section_of(part, number))
    db.session.add(guide)
    record(process, "guide.begun", guide, by=by)
    return guide


def section_of(data: Mapping[str, Any], position: int) -> GuideSection:
    """A section of a template."""
    section = GuideSection(title=data["title"], position=position)
    for number, asked in enumerate(data["questions"], 1):
        question = GuideQuestion(position=number)
        Asked(
            asked["text"],
            Kind(asked.get("kind", "open")),
            "\n".join(asked.get("options", ())),
            "\n".join(asked.get("prompts", ())),
        ).write(question)
        section.questions.append(question)
    return section


@transaction()
def reword_guide(guide: Guide, wording: Mapping[str, Any], *, by: Account) -> None:
    """Word title, greeting, consent and thanks anew, or say for whom it is and how long it takes."""
    for name, value in wording.items():
        setattr(guide, name, value)
    record(guide.process, "guide.worded", guide, by=by)


@transaction()
def add_section(guide: Guide, title: str, *, by: Account | None = None) -> GuideSection:
    """Add a section at the end."""
    section = GuideSection(guide=guide, title=title, position=next_place(guide.sections))
    return keep(section, by)


@transaction()
def add_question(section: GuideSection, asked: Asked, *, by: Account | None = None) -> GuideQuestion:
    """Add a question at the end of a section."""
    asked.refuse_unless_answerable()
    question = GuideQuestion(section=section, position=next_place(section.questions))
    asked.write(question)
    return keep(question, by)


@transaction()
def reword_section(section: GuideSection, title: str, *, by: Account) -> None:
    """Give a section another title."""
    section.title = title
    record(section.guide.process, "guide.worded", section.guide, by=by)


@transaction()
def reword_question(question: GuideQuestion, asked: Asked, *, by: Account) -> None:
    """Put a question in other words, or another way."""
    asked.refuse_unless_answerable()
    asked.write(question)
    record(question.guide.process, "guide.worded", question.guide, by=by)


@transaction()
def move(part: GuideSection | GuideQuestion, to: str, *, by: Account) -> None:
    """Put a section or a question in another place among its siblings."""
    if isinstance(part, GuideSection):
        place(part.guide.sections, part, to)
    else:
        place(part.section.questions, part, to)
    record(part.guide.process, "guide.worded", part.guide, by=by)


@transaction()
def remove(part: GuideSection | GuideQuestion, *, by: Account) -> None:
    """Take a section or a question out; versions that were held keep it."""
    record(part.guide.process, "guide.worded", part.guide, by=by)
    db.session.delete(part)


@transaction()
def remove_guide(guide: Guide, *, by: Account) -> None:
    """Take away a guide of which no version was held yet."""
    if db.session.scalar(select(func.count()).where(GuideVersion.guide_id == guide.id)):
        raise Refused(_("Versions of this guide are held. It stays, so that answers keep their questions."))
    record(guide.process, "guide.removed", guide, by=by)
    db.session.delete(guide)


@transaction()
def word_in(guide: Guide, language: str, words: Mapping[str, Worded], *, by: Account | None = None) -> int:
    """Write the guide in another language; returns how many texts changed."""
    german = guide.texts()
    known = {wording.place: wording for wording in guide.wordings if wording.language == language}
    changed = 0
    for spot, worded in words.items():
        if spot in german:
            changed += worded.write(guide, known.get(spot) or GuideWording(language=language, place=spot), german[spot])
    if changed:
        record(guide.process, "guide.translated", guide, by=by)
    return changed


@dataclass(frozen=True)
class Worded:
    """A text in another language as it is written down; ``fits`` says that it fits a German that has changed."""

    text: str
    fits: bool = False

    def write(self, guide: Guide, row: GuideWording, german: str) -> bool:
        """Keep it, or take the row away when it is empty; says whether anything changed."""
        is_known = row in guide.wordings
        if not self.text:
            if is_known:
                guide.wordings.remove(row)
            return is_known
        if is_known and row.text == self.text and not self.fits:
            return False
        row.text, row.german = self.text, german
        if not is_known:
            guide.wordings.append(row)
        return True


@transaction()
def hold_version(guide: Guide, note: str = "", *, by: Account) -> GuideVersion:
    """Hold the guide as it is now; from then on this version never changes."""
    if not any(section.questions for section in guide.sections):
        raise Refused(_("There is no question in this guide yet. Write one first."))
    content = held(guide)
    before = db.session.scalar(
        select(GuideVersion).where(GuideVersion.guide_id == guide.id).order_by(GuideVersion.number.desc()).limit(1)
    )
    if before is not None and before.content == content:
        raise Refused(_("Nothing has changed since version %(number)d.", number=before.number))
    version = GuideVersion(
        guide=guide,
        number=before.number + 1 if before else 1,
        note=note,
        content=content,
        created_at=now(),
        created_by_name=by.name,
    )
    version.hash = version.fingerprint()
    db.session.add(version)
    record(guide.process, "guide.held", version, by=by)
    return version


def next_place(siblings: list[PartT]) -> int:
    """The place after the last."""
    return max((sibling.position for sibling in siblings), default=0) + 1


def keep(part: PartT, by: Account | None) -> PartT:
    """Save something new in a guide and write it in the journal."""
    db.session.add(part)
    record(part.guide.process, "guide.worded", part.guide, by=by)
    return part
