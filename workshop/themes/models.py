"""What a concept is about: fields of action with their goals, and the stance it opens with."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.core.db import Model
from workshop.processes.models import Process


class ThemeField(Model):
    """A field of action; carries goals, what hinders them, and what people bring."""

    __tablename__ = "theme_field"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    summary: Mapped[str] = mapped_column(default="")

    process: Mapped[Process] = relationship()
    goals: Mapped[list[Goal]] = relationship(
        back_populates="theme_field", order_by="Goal.position", cascade="all, delete-orphan"
    )
    obstacles: Mapped[list[Obstacle]] = relationship(
        back_populates="theme_field", order_by="Obstacle.position", cascade="all, delete-orphan"
    )
    potentials: Mapped[list[Potential]] = relationship(
        back_populates="theme_field", order_by="Potential.position", cascade="all, delete-orphan"
    )


class Goal(Model):
    """Something that shall be true in the end, and what is meant by it."""

    __tablename__ = "goal"

    id: Mapped[int] = mapped_column(primary_key=True)
    theme_field_id: Mapped[int] = mapped_column(ForeignKey("theme_field.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")

    theme_field: Mapped[ThemeField] = relationship(back_populates="goals")

    @property
    def process(self) -> Process:
        """The process it belongs to."""
        return self.theme_field.process


class Obstacle(Model):
    """Something that hinders."""

    __tablename__ = "obstacle"

    id: Mapped[int] = mapped_column(primary_key=True)
    theme_field_id: Mapped[int] = mapped_column(ForeignKey("theme_field.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    text: Mapped[str]

    theme_field: Mapped[ThemeField] = relationship(back_populates="obstacles")

    @property
    def process(self) -> Process:
        """The process it belongs to."""
        return self.theme_field.process


class Potential(Model):
    """Something people bring."""

    __tablename__ = "potential"

    id: Mapped[int] = mapped_column(primary_key=True)
    theme_field_id: Mapped[int] = mapped_column(ForeignKey("theme_field.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    text: Mapped[str]

    theme_field: Mapped[ThemeField] = relationship(back_populates="potentials")

    @property
    def process(self) -> Process:
        """The process it belongs to."""
        return self.theme_field.process


class GuidingPrinciple(Model):
    """A sentence of the shared stance that the concept opens with."""

    __tablename__ = "guiding_principle"

    id: Mapped[int] = mapped_column(primary_key=True)
    process_id: Mapped[int] = mapped_column(ForeignKey("process.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    title: Mapped[str]
    text: Mapped[str] = mapped_column(default="")

    process: Mapped[Process] = relationship()


Thing = ThemeField | Goal | Obstacle | Potential | GuidingPrinciple
