"""What is asked in a round of questions, and what people answer."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model, now
from workshop.core.errors import Refused

if TYPE_CHECKING:
    from workshop.forums.models.forum import Forum
    from workshop.forums.models.participant import Participant
    from workshop.forums.models.round import Round

LONGEST_ANSWER = 280


class QuestionKind(StrEnum):
    """How one answers."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"
    TEXT = "text"


class Question(Model):
    """One question of a round.

    ``choices`` are what one can choose, each ``{"text": …, "texts": {language: …}}``; on a scale they are the words at
    its two ends, and ``steps`` says how many steps lie between them, ends included.
    """

    __tablename__ = "question"

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("round.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[str]
    text: Mapped[str]
    texts: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    choices: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    steps: Mapped[int | None]
    seq: Mapped[int] = mapped_column(default=0)

    round: Mapped[Round] = relationship(back_populates="questions")

    @property
    def forum(self) -> Forum:
        """The forum in which it is asked."""
        return self.round.forum

    @property
    def values(self) -> range:
        """What can be chosen: choices and steps are counted from 1; a text has nothing to choose."""
        if self.kind == QuestionKind.TEXT:
            return range(0)
        return range(1, (self.steps or 5) + 1 if self.kind == QuestionKind.SCALE else len(self.choices) + 1)

    def text_in(self, language: str) -> str:
        """The question in a language, else as it was put first."""
        return (self.texts or {}).get(language) or self.text

    def choices_in(self, language: str) -> list[str]:
        """The choices in a language, each else as it was put first."""
        return [choice.get("texts", {}).get(language) or choice["text"] for choice in self.choices]

    def refuse_unless_answer(self, values: list[int], text: str) -> None:
        """An answer has something in it, and nothing that cannot be chosen here."""
        if self.kind == QuestionKind.TEXT:
            if not text or values:
                raise Refused(_("There is nothing in this answer yet."), 422)
        elif text or not set(values) <= set(self.values):
            raise Refused(_("This can't be chosen here. Please open the page again."), 422)
        elif self.kind != QuestionKind.MULTIPLE and len(values) != 1:
            raise Refused(_("Please choose one."), 422)


class Answer(Model):
    """What one person answers to one question; whoever changes their mind changes this row."""

    __tablename__ = "answer"
    __table_args__ = (UniqueConstraint("question_id", "participant_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    participant_id: Mapped[int | None] = mapped_column(ForeignKey("participant.id", ondelete="SET NULL"), index=True)
    keys: Mapped[list[str]] = mapped_column(JSON, default=list)
    text: Mapped[str] = mapped_column(default="")
    language: Mapped[str] = mapped_column(default="de")
    answered_at: Mapped[datetime] = mapped_column(default=now)
    hidden_at: Mapped[datetime | None]

    question: Mapped[Question] = relationship()
    participant: Mapped[Participant | None] = relationship()
    marks: Mapped[list[Mark]] = relationship(cascade="all, delete-orphan", order_by="Mark.value", lazy="selectin")

    @property
    def values(self) -> list[int]:
        """What was chosen."""
        return [mark.value for mark in self.marks]


class Mark(Model):
    """One thing that somebody has chosen."""

    __tablename__ = "answer_mark"
    __table_args__ = (
        UniqueConstraint("answer_id", "value"),
        Index("ix_answer_mark_question_id_value", "question_id", "value"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    answer_id: Mapped[int] = mapped_column(ForeignKey("answer.id", ondelete="CASCADE"))
    question_id: Mapped[int] = mapped_column(ForeignKey("question.id", ondelete="CASCADE"))
    value: Mapped[int]
