"""Similar ideas: which other cards say nearly the same, in any language and script. It suggests and moves nothing.

Texts are compared by their groups of three characters: that forgives typing errors and endings, and asks nobody for a
dictionary. Groups that many cards have say little and count little.
"""

from __future__ import annotations

import math
import re
import threading
import unicodedata
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Collection, Iterable
from heapq import nlargest
from itertools import chain
from typing import NamedTuple

from sqlalchemy import select

from workshop.core.db import db
from workshop.forums.models import Forum, Idea

GROUP = 3
NEAR = 0.2
LIKELY = 30
COMMON = 4
FEW = 40
MOST_FORUMS = 16
_gaps = re.compile(r"[\W\d_]+")


class Near(NamedTuple):
    """A card, and how near it is: 1 is the same."""

    id: int
    nearness: float


def groups_of(text: str) -> frozenset[str]:
    """The groups of a text, without accents, vowel signs and capitals, with the edges of its words."""
    spread = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in spread if not unicodedata.combining(character))
    words = (f" {word} " for word in _gaps.split(plain) if word)
    return frozenset(word[start : start + GROUP] for word in words for start in range(max(1, len(word) - GROUP + 1)))


class Index:
    """The groups of many texts, and which texts have each."""

    def __init__(self) -> None:
        self._groups: dict[int, frozenset[str]] = {}
        self._having: defaultdict[str, set[int]] = defaultdict(set)

    def put(self, id_: int, text: str) -> None:
        """Take a text in, or as it is worded now."""
        self.drop(id_)
        groups = self._groups[id_] = groups_of(text)
        for group in groups:
            self._having[group].add(id_)

    def drop(self, id_: int) -> None:
        """Forget a text."""
        for group in self._groups.pop(id_, ()):
            self._having[group].discard(id_)
            if not self._having[group]:
                del self._having[group]

    def near(self, *ids: int, most: int = 5) -> list[Near]:
        """The texts nearest to one, or to several taken together, the nearest first."""
        counts = Counter(group for id_ in ids for group in self._groups.get(id_, ()))
        weights = self._weights(counts)
        wanted = {group: counts[group] * weight for group, weight in weights.items()}
        own = math.hypot(*wanted.values())
        likely = self._sharing(counts, ids).most_common(LIKELY)
        near = (Near(id_, self._likeness(wanted, weights, id_) / own) for id_, _share in likely)
        return nlargest(most, (one for one in near if one.nearness >= NEAR), key=lambda one: (one.nearness, -one.id))

    def _sharing(self, wanted: Iterable[str], without: Collection[int]) -> Counter[int]:
        """How many groups others share; what every fourth text has is not looked at when there are many."""
        most = max(FEW, len(self._groups) // COMMON)
        rare = (found for group in wanted if len(found := self._having[group]) <= most)
        shared = Counter(chain.from_iterable(rare))
        for id_ in without:
            shared.pop(id_, None)
        return shared

    def _likeness(self, wanted: dict[str, float], weights: dict[str, float], id_: int) -> float:
        groups = self._groups[id_]
        length = math.hypot(*self._weights(groups).values())
        return sum(wanted[group] * weights[group] for group in wanted.keys() & groups) / length

    def _weights(self, groups: Iterable[str]) -> dict[str, float]:
        """What each group says: much when few texts have it."""
        count, having, log = len(self._groups), self._having, math.log
        return {group: log(1 + count / len(having[group])) for group in groups}


class _Kept:
    """A forum's index, and up to which change it knows the wall."""

    def __init__(self) -> None:
        self.index = Index()
        self.seq = -1

    def catch_up(self, forum: Forum) -> None:
        changed = select(Idea).where(Idea.forum_id == forum.id, Idea.seq > self.seq)
        for idea in db.session.scalars(changed):
            if idea.is_on_the_wall:
                self.index.put(idea.id, idea.text)
            else:
                self.index.drop(idea.id)
            self.seq = max(self.seq, idea.seq)


_kept: OrderedDict[str, _Kept] = OrderedDict()
_lock = threading.Lock()


def similar_to(forum: Forum, ids: Collection[int], most: int = 5) -> list[Near]:
    """The cards on the wall nearest to one card, or to the cards of an island.

    The index stays in memory and takes in what has changed since it was last asked, by number.
    """
    with _lock:
        kept = _kept.setdefault(forum.qr_token, _Kept())
        _kept.move_to_end(forum.qr_token)
        if len(_kept) > MOST_FORUMS:
            _kept.popitem(last=False)
        kept.catch_up(forum)
        return kept.index.near(*ids, most=most)
