"""A guide with its sections and questions, its wordings in other languages, and its versions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import cast

from sqlalchemy import ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model, now
from workshop.core.frozen import seal
from workshop.processes.models import Process

OWN_LANGUAGE = "de"


class Kind(StrEnum):
    """How a question is answered."""

    OPEN = "open"
    SCALE = "scale"
    ONE = "one"
    SOME = "some"


class Guide(Model):
    """An interview guide while it is worded. It is worded in German; other languages stand beside."""

    __tablename__ = "guide"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    title: Mapped[str]
    target_group: Mapped[str] = mapped_column(default="")
    minutes: Mapped[int] = mapped_column(default=60)
    introduction: Mapped[str] = mapped_column(default="")
    consent: Mapped[str] = mapped_column(default="")
    closing: Mapped[str] = mapped_column(default="")
    created_at: Mapped[datetime] = mapped_column(default=now)

    process: Mapped[Process] = relationship()
    sections: Mapped[list[GuideSection]] = relationship(
        back_populates="guide", order_by="GuideSection.position", cascade="all, delete-orphan"
    )
    wordings: Mapped[list[GuideWording]] = relationship(
        back_populates="guide", order_by="GuideWording.id", cascade="all, delete-orphan"
    )
    versions: Mapped[list[GuideVersion]] = relationship(
        back_populates="guide", order_by="GuideVersion.number", passive_deletes="all"
    )

    @property
    def questions(self) -> Iterator[GuideQuestion]:
        """Every question in its order."""
        return (question for section in self.sections for question in section.questions)

    def texts(self) -> dict[str, str]:
        """Every German text by its place, in the order of the sheet; what is empty has no place."""
        found = {name: getattr(self, name) for name in ("title", "introduction", "consent")}
        for section in self.sections:
            found[f"section-{section.id}"] = section.title
            for question in section.questions:
                found[f"question-{question.id}"] = question.text
                found[f"options-{question.id}"] = question.options
                found[f"prompts-{question.id}"] = question.prompts
        found["closing"] = self.closing
        return {place: text for place, text in found.items() if text}

    def languages(self) -> list[str]:
        """The languages it is worded in besides German."""
        return sorted({wording.language for wording in self.wordings})


class GuideSection(Model):
    """Some questions about one matter."""

    __tablename__ = "guide_section"

    id: Mapped[int] = mapped_column(primary_key=True)
    guide_id: Mapped[int] = mapped_column(ForeignKey("guide.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str]

    guide: Mapped[Guide] = relationship(back_populates="sections")
    questions: Mapped[list[GuideQuestion]] = relationship(
        back_populates="section", order_by="GuideQuestion.position", cascade="all, delete-orphan"
    )


class GuideQuestion(Model):
    """One question. ``options`` has a line for each answer to choose from, or for the two ends of a scale."""

    __tablename__ = "guide_question"

    id: Mapped[int] = mapped_column(primary_key=True)
    section_id: Mapped[int] = mapped_column(ForeignKey("guide_section.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(default=Kind.OPEN)
    text: Mapped[str]
    options: Mapped[str] = mapped_column(default="")
    prompts: Mapped[str] = mapped_column(default="")

    section: Mapped[GuideSection] = relationship(back_populates="questions")

    @property
    def guide(self) -> Guide:
        """The guide it belongs to."""
        return self.section.guide


class GuideWording(Model):
    """A text of the guide in another language, with the German that it says: so one sees when that has changed."""

    __tablename__ = "guide_wording"
    __table_args__ = (UniqueConstraint("guide_id", "language", "place"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guide_id: Mapped[int] = mapped_column(ForeignKey("guide.id", ondelete="CASCADE"), index=True)
    language: Mapped[str]
    place: Mapped[str]
    text: Mapped[str]
    german: Mapped[str]

    guide: Mapped[Guide] = relationship(back_populates="wordings")


class GuideVersion(Model):
    """A guide as it was held: what interviews are led by. Its bytes never change.

    ``content`` is JSON (editions.py), with every language; the author stands here by name, for it outlives accounts.
    """

    __tablename__ = "guide_version"
    __table_args__ = (UniqueConstraint("guide_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guide_id: Mapped[int] = mapped_column(ForeignKey("guide.id"), index=True)
    number: Mapped[int]
    note: Mapped[str] = mapped_column(default="")
    content: Mapped[str]
    hash: Mapped[str]
    created_at: Mapped[datetime]
    created_by_name: Mapped[str]

    guide: Mapped[Guide] = relationship(back_populates="versions")

    def fingerprint(self) -> str:
        """What the hash has to be."""
        return hashlib.sha256(self.content.encode()).hexdigest()


seal(cast(Table, GuideVersion.__table__), ("guide_id", "number"))
