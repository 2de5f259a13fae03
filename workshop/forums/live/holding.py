"""Cards in the hands of those who sit at this worker: whoever goes away puts them down within a second."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Set

from workshop.core.db import db
from workshop.forums import actions
from workshop.forums.models import Forum

_hands: defaultdict[int, set[int]] = defaultdict(set)
_lock = threading.Lock()


def take(forum_id: int, account_id: int) -> None:
    """Remember that somebody here holds a card."""
    with _lock:
        _hands[forum_id].add(account_id)


def let_go(forum_id: int, here: Set[int]) -> None:
    """Put down what those hold who are not here any more. Who is alone leaves it to the time that a hold lasts."""
    with _lock:
        gone = _hands[forum_id] - here
        _hands[forum_id] -= gone
    forum = db.session.get(Forum, forum_id) if gone else None
    if forum is not None:
        actions.release_all(forum, gone)
