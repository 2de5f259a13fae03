"""Where somebody begins who has just signed in and comes from no page: the floors above know, this one does not."""

from __future__ import annotations

from collections.abc import Callable

from flask import url_for

from workshop.accounts.models import Account

Answer = Callable[[Account], str | None]
_answers: list[Answer] = []


def arrival(function: Answer) -> Answer:
    """Register a function that may know a path for somebody; ``None`` leaves it to the others."""
    _answers.append(function)
    return function


def first_page_of(account: Account) -> str:
    """The path that somebody sees first; the list of processes when nobody knows a better one."""
    known = (answer(account) for answer in _answers)
    return next((path for path in known if path), url_for("processes.index"))
