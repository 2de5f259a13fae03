"""Islands: cards that belong together, under a letter and a name."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model

if TYPE_CHECKING:
    from workshop.forums.models.forum import Forum

LONGEST_NAME = 80
TINTS = "abcde"


def letter_of(number: int) -> str:
    """A to Z, then AA, AB and so on."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def number_of(letters: str) -> int:
    """The number behind letters, upper or lower case."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


class Cluster(Model):
    """An island on the wall. A card lies on one island at most.

    The letter stays with the island for good, because texts point to it. An island that was made and taken back at
    once has none, so that the next one gets it. ``dots`` is what the last weighing gave it, as far as it is shown.
    """

    __tablename__ = "cluster"
    __table_args__ = (UniqueConstraint("forum_id", "number"), Index("ix_cluster_forum_id_seq", "forum_id", "seq"))

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"))
    number: Mapped[int | None]
    name: Mapped[str] = mapped_column(default="")
    dissolved_at: Mapped[datetime | None]
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("cluster.id", ondelete="SET NULL"))
    dots: Mapped[int | None]
    seq: Mapped[int] = mapped_column(default=0)

    forum: Mapped[Forum] = relationship()

    @property
    def is_there(self) -> bool:
        """Whether cards can lie on it."""
        return self.dissolved_at is None and self.number is not None

    @property
    def letter(self) -> str:
        """Its sign on the wall, in black and white."""
        return letter_of(self.number or 0)

    @property
    def tint(self) -> str:
        """Its colour, which the letter says again."""
        return TINTS[((self.number or 1) - 1) % len(TINTS)]

    @property
    def title(self) -> str:
        """Letter and name, as people say it."""
        return f"{self.letter} · {self.name}" if self.name else self.letter

    @property
    def citation(self) -> str:
        """How a draft points to it."""
        return f"@F{self.forum.number}-{self.letter}"
