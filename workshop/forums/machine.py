"""Cards on their way to the translation service and back, in a thread of their own: no page waits for them."""

from __future__ import annotations

import queue
import threading
from collections import defaultdict
from collections.abc import Iterator
from typing import cast

from flask import Flask, current_app
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.core.translating import AT_ONCE, NoTranslationError, Translator, translator
from workshop.forums.actions.renderings import render_by_machine
from workshop.forums.models import LONGEST_RENDERING, RENDERED_INTO, Forum, Idea

FOR_PARTICIPANTS = False


class Machine:
    """The forums whose cards are being translated; the thread starts with the first and rests when there is none."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._waiting: queue.Queue[int] = queue.Queue()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._under_way: set[int] = set()
        self._failed: set[int] = set()

    def ask(self, forum: Forum) -> None:
        """Have the cards of a forum translated that nobody has rendered yet."""
        if translator() is None:
            raise Refused(_("This installation has no translation service."), 404)
        with self._lock:
            if forum.id in self._under_way:
                return
            self._under_way.add(forum.id)
            self._failed.discard(forum.id)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._run, name="machine", daemon=True)
                self._thread.start()
        self._waiting.put(forum.id)

    def state_of(self, forum: Forum) -> str:
        """Idle, at work, or failed the last time."""
        if forum.id in self._under_way:
            return "at work"
        return "failed" if forum.id in self._failed else "idle"

    def wait(self) -> None:
        """Until everything asked for is done."""
        self._waiting.join()

    def _run(self) -> None:
        while True:
            forum_id = self._waiting.get()
            try:
                with self._app.app_context():
                    translate_forum(forum_id)
            except Exception as error:
                # Never the words of a card: the service's answer may quote them.
                self._app.logger.warning("forum %d was not translated: %s", forum_id, type(error).__name__)
                self._failed.add(forum_id)
            finally:
                self._under_way.discard(forum_id)
                self._waiting.task_done()


def machine() -> Machine:
    """The one of this application."""
    return cast(Machine, current_app.extensions["machine"])


def translate_forum(forum_id: int) -> None:
    """Ask for a few cards at a time and keep each answer at once, so that a failure loses little."""
    service = translator()
    if service is None:
        raise NoTranslationError("switched off meanwhile")
    known = service.languages_into(RENDERED_INTO)
    for language, ids in batches(forum_id):
        if language in known:
            translate_cards(service, language, ids)


def translate_cards(service: Translator, language: str, ids: list[int]) -> None:
    """A few cards of one language. What has been worded anew while the service worked is left for the next time."""
    texts = {idea.id: idea.text for idea in cards(ids)}
    db.session.rollback()  # no snapshot stays open while somebody else works
    words = dict(zip(texts, service.translate(list(texts.values()), language, RENDERED_INTO), strict=True))
    fitting = {idea: words[idea.id][:LONGEST_RENDERING] for idea in cards(ids) if idea.text == texts.get(idea.id)}
    render_by_machine(fitting, service.name)


def cards(ids: list[int]) -> list[Idea]:
    """Cards with their renderings."""
    found = select(Idea).where(Idea.id.in_(ids)).options(joinedload(Idea.rendering)).order_by(Idea.number)
    return list(db.session.scalars(found))


def batches(forum_id: int) -> Iterator[tuple[str, list[int]]]:
    """The cards on the wall that lack German words, by language, a few at a time."""
    lacking: defaultdict[str, list[int]] = defaultdict(list)
    found = select(Idea).where(Idea.forum_id == forum_id, Idea.on_the_wall(), Idea.language != RENDERED_INTO)
    for idea in db.session.scalars(found.options(joinedload(Idea.rendering)).order_by(Idea.number)):
        if idea.german is None:
            lacking[idea.language].append(idea.id)
    for language, ids in lacking.items():
        for start in range(0, len(ids), AT_ONCE):
            yield language, ids[start : start + AT_ONCE]


def init_app(app: Flask) -> None:
    """One machine for each application."""
    app.extensions["machine"] = Machine(app)
