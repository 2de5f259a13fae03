"""A round: one step of a forum's agenda, from its opening to its closing."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from math import ceil
from typing import TYPE_CHECKING, Any

from flask_babel import gettext as _
from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model, now
from workshop.core.errors import Refused
from workshop.forums.models.options import CollectOptions, DiscussOptions, WeighOptions, read_options

if TYPE_CHECKING:
    from workshop.forums.models.forum import Forum
    from workshop.forums.models.idea import Idea
    from workshop.forums.models.question import Question

GRACE = timedelta(seconds=2)


class RoundKind(StrEnum):
    """What is done in a round."""

    COLLECT = "collect"
    CLUSTER = "cluster"
    WEIGH = "weigh"
    DISCUSS = "discuss"
    ASK = "ask"
    INTRODUCE = "introduce"


class Round(Model):
    """One step of a forum's agenda, with what is asked in it. It never loses what was said.

    ``called_at`` is when it was last put before the room, by preparing or by opening it. ``ends_at`` is when its timer
    runs out; while it pauses, ``seconds_left`` keeps what is left. ``revealed_at`` is when cards that waited, answers
    or dots were shown to all. Dots, those who gave some, raised hands and people who are done are counted here, so that
    telling them costs no query.
    """

    __tablename__ = "round"
    __table_args__ = (UniqueConstraint("forum_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    forum_id: Mapped[int] = mapped_column(ForeignKey("forum.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(default=RoundKind.COLLECT)
    prompt: Mapped[str]
    prompts: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    minutes: Mapped[int | None]
    options: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    called_at: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    paused_at: Mapped[datetime | None]
    ends_at: Mapped[datetime | None]
    seconds_left: Mapped[int | None]
    revealed_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    dots_given: Mapped[int] = mapped_column(default=0)
    voters: Mapped[int] = mapped_column(default=0)
    hands_up: Mapped[int] = mapped_column(default=0)
    people_done: Mapped[int] = mapped_column(default=0)
    seq: Mapped[int] = mapped_column(default=0)

    forum: Mapped[Forum] = relationship(back_populates="rounds")
    ideas: Mapped[list[Idea]] = relationship(back_populates="round", order_by="Idea.number")
    questions: Mapped[list[Question]] = relationship(
        back_populates="round", order_by="Question.position", cascade="all, delete-orphan"
    )

    @property
    def is_open(self) -> bool:
        """Whether it runs, pausing included."""
        return self.opened_at is not None and self.closed_at is None

    @property
    def is_paused(self) -> bool:
        """Whether it runs, but stands still for the moment."""
        return self.is_open and self.paused_at is not None

    @property
    def is_out_of_time(self) -> bool:
        """Whether its timer has run out, with two seconds of grace for what is on its way."""
        return self.ends_at is not None and now() > self.ends_at + GRACE

    @property
    def state(self) -> str:
        """Where it stands: before, open, paused, over (out of time, not closed yet) or closed."""
        if not self.is_open:
            return "before" if self.closed_at is None else "closed"
        if self.is_paused:
            return "paused"
        return "over" if self.is_out_of_time else "open"

    @property
    def is_used(self) -> bool:
        """Whether it has been opened, or has a card; then it stays in the agenda as it was put."""
        return self.opened_at is not None or bool(self.ideas)

    @property
    def collecting(self) -> CollectOptions:
        """How it collects."""
        return read_options(CollectOptions, self.options or {})

    @property
    def weighing(self) -> WeighOptions:
        """How it weighs."""
        return read_options(WeighOptions, self.options or {})

    @property
    def discussing(self) -> DiscussOptions:
        """How it discusses."""
        return read_options(DiscussOptions, self.options or {})

    @property
    def shows_dots(self) -> bool:
        """Whether everybody may see how the dots lie: while it runs only if it was set so, afterwards always."""
        if self.kind != RoundKind.WEIGH or self.opened_at is None:
            return False
        return self.weighing.live or self.revealed_at is not None or self.closed_at is not None

    def open(self) -> None:
        """Begin to hear people, also again after closing."""
        if self.is_open:
            raise Refused(_("This round is open already."))
        if self.forum.open_round is not None:
            raise Refused(_("Another round is open. Please close it first."))
        self.opened_at, self.closed_at = self.opened_at or now(), None
        self.paused_at = self.ends_at = self.seconds_left = None
        self.called_at = now()

    def prepare(self) -> None:
        """Put it before the room as the next one, without hearing anybody yet."""
        if self.is_open:
            raise Refused(_("This round is open already."))
        if self.forum.open_round is not None:
            raise Refused(_("Another round is open. Please close it first."))
        self.called_at = now()

    def pause(self) -> None:
        """Stand still for a while; what is left of the time is kept."""
        if not self.is_open or self.is_paused:
            raise Refused(_("This round does not run now."))
        self.paused_at = now()
        if self.ends_at is not None:
            self.seconds_left = max(0, ceil((self.ends_at - now()).total_seconds()))
            self.ends_at = None

    def resume(self) -> None:
        """Go on after a pause, with the time that was left."""
        if not self.is_paused:
            raise Refused(_("This round does not pause."))
        self.paused_at = None
        if self.seconds_left is not None:
            self.ends_at, self.seconds_left = now() + timedelta(seconds=self.seconds_left), None

    def set_timer(self, seconds: int | None) -> None:
        """Let it end so many seconds from now, or take the timer away."""
        if not self.is_open:
            raise Refused(_("This round does not run now."))
        self.ends_at = self.seconds_left = None
        if self.is_paused:
            self.seconds_left = seconds
        elif seconds is not None:
            self.ends_at = now() + timedelta(seconds=seconds)

    def close(self) -> None:
        """Hear no more."""
        if not self.is_open:
            raise Refused(_("This round is closed already."))
        self.closed_at = now()
        self.paused_at = self.ends_at = self.seconds_left = None

    def refuse_unless(self, kind: RoundKind) -> None:
        """Participants are heard in a round of the right kind while it runs."""
        if self.kind != kind:
            raise Refused(_("The forum is at another step by now. Please open the page again."))
        self.refuse_unless_running()

    def refuse_unless_running(self) -> None:
        """Participants are heard while the door and the round are open, in time, and nothing pauses."""
        if not self.forum.is_open:
            raise Refused(_("The forum is over. Thank you for your ideas!"))
        if not self.is_open:
            raise Refused(_("This round is closed. Your text stays here until the next one opens."))
        if self.is_paused:
            raise Refused(_("The round pauses. Your text stays here until it goes on."))
        if self.is_out_of_time:
            raise Refused(_("The time of this round is up. Your text stays here."))

    def prompt_in(self, language: str) -> str:
        """The question in a language, else as it was put first."""
        return self.prompts.get(language) or self.prompt
