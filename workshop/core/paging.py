"""Long lists, a page at a time: two questions to the database, however long they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Select, func, select

from workshop.core.db import db

T = TypeVar("T")
A_PAGE = 50


@dataclass(frozen=True)
class Page(Generic[T]):
    """Some of the things, and where in the whole they stand."""

    things: list[T]
    number: int
    count: int
    size: int = A_PAGE

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.count // self.size))

    @property
    def before(self) -> int | None:
        """The page before, if there is one."""
        return self.number - 1 if self.number > 1 else None

    @property
    def after(self) -> int | None:
        """The page after, if there is one."""
        return self.number + 1 if self.number < self.last else None


def page_of(query: Select[Any], asked: str, size: int = A_PAGE) -> Page[Any]:
    """The page that was asked for, as the address says it; the nearest one when there is no such page."""
    count = db.session.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0
    wanted = int(asked) if asked.isdecimal() and len(asked) < 9 else 1
    number = min(max(wanted, 1), max(1, -(-count // size)))
    things = db.session.scalars(query.limit(size).offset((number - 1) * size)).all()
    return Page(list(things), number, count, size)
