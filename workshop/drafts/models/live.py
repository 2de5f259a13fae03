"""The live text of a section: every edit as it came, numbered, and now and then the sum of them."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from workshop.core.db import Model, now


class LiveText(Model):
    """A section that is, or was, written by several at once. Its first edit is the text it had before.

    ``seq`` is the number of the last edit and ``head`` that edit's hash; ``kept_seq`` the number up to which the
    section's revisions tell. ``snapshot`` holds all edits up to ``snapshot_seq`` in short; the edits themselves stay.
    """

    __tablename__ = "live_text"

    section_id: Mapped[int] = mapped_column(ForeignKey("section.id", ondelete="CASCADE"), primary_key=True)
    seq: Mapped[int]
    head: Mapped[str]
    kept_seq: Mapped[int]
    snapshot_seq: Mapped[int] = mapped_column(default=0)
    snapshot: Mapped[bytes | None]


class LiveEdit(Model):
    """One edit in the words of Yjs (an update, v1), as a browser or we made it. The same one is kept once."""

    __tablename__ = "live_edit"
    __table_args__ = (UniqueConstraint("section_id", "seq"), UniqueConstraint("section_id", "hash"))

    id: Mapped[int] = mapped_column(primary_key=True)
    section_id: Mapped[int] = mapped_column(ForeignKey("live_text.section_id", ondelete="CASCADE"))
    seq: Mapped[int]
    hash: Mapped[str]
    data: Mapped[bytes]
    made_at: Mapped[datetime] = mapped_column(default=now)
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id", ondelete="SET NULL"))
