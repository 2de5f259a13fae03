"""A text, and the words in it that somebody has decided to leave."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import ForeignKey, Table, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model, now
from workshop.core.frozen import seal
from workshop.interviews.study.models import Interview

ASKED = "F: "
ERASED_ONLY = "OLD.frozen_at IS NULL OR (NEW.text = '' AND NEW.erased_at IS NOT NULL)"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph with its place in the text, counted in characters. ``is_asked`` when the interviewer speaks."""

    index: int
    start: int
    text: str

    @property
    def end(self) -> int:
        """The place behind its last character."""
        return self.start + len(self.text)

    @property
    def is_asked(self) -> bool:
        """Whether the interviewer speaks."""
        return self.text.startswith(ASKED)


class Transcript(Model):
    """What was said, as it is worked with. Once frozen it never changes (seal): it can only be erased."""

    __tablename__ = "transcript"

    id: Mapped[int] = mapped_column(primary_key=True)
    interview_id: Mapped[int] = mapped_column(ForeignKey("interview.id", ondelete="CASCADE"), unique=True)
    text: Mapped[str]
    written_at: Mapped[datetime] = mapped_column(default=now)
    frozen_at: Mapped[datetime | None]
    frozen_by: Mapped[str] = mapped_column(default="")
    hash: Mapped[str] = mapped_column(default="")
    erased_at: Mapped[datetime | None]

    interview: Mapped[Interview] = relationship()
    kept_words: Mapped[list[KeptWord]] = relationship(cascade="all, delete-orphan")

    @property
    def fingerprint(self) -> str:
        """What tells this text from any other."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    def paragraphs(self) -> Iterator[Paragraph]:
        """The paragraphs, with their places."""
        return paragraphs_in(self.text)


class KeptWord(Model):
    """A word that was suggested and stays, because it gives nobody away; forgotten when the text is frozen."""

    __tablename__ = "kept_word"
    __table_args__ = (UniqueConstraint("transcript_id", "word"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    transcript_id: Mapped[int] = mapped_column(ForeignKey("transcript.id", ondelete="CASCADE"), index=True)
    word: Mapped[str]


def paragraphs_in(text: str) -> Iterator[Paragraph]:
    """The paragraphs of a text: what stands between empty lines."""
    start = index = 0
    for part in text.split("\n\n"):
        if part.strip():
            yield Paragraph(index, start, part)
            index += 1
        start += len(part) + 2


seal(cast(Table, Transcript.__table__), ("interview_id",), ERASED_ONLY)
