"""Which words were said most, in at least five talks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from sqlalchemy import func, select

from workshop.core.db import db
from workshop.interviews.study.models import Interview, Study
from workshop.interviews.texts.models import Transcript, paragraphs_in

FEWEST = 5
MOST_WORDS = 25
WORD = re.compile(r"[^\W\d_]{4,}")
REPLACED = re.compile(r"\[[^\]\n]*\]")
STOP_WORDS = frozenset(Path(__file__).with_name("stop_words.txt").read_text("utf-8").split())


@dataclass(frozen=True)
class Word:
    """A word that many have said."""

    word: str
    times: int
    talks: int


def words_of(study: Study) -> list[Word]:
    """The words of a study; counted anew when a text was frozen or erased."""
    mine = select(func.count(), func.max(Transcript.frozen_at), func.max(Transcript.erased_at)).join(Interview)
    state = db.session.execute(mine.where(Interview.study_id == study.id)).one()
    kept = place_for(study.id, str(tuple(state)))
    if "words" not in kept:
        kept["words"] = count_words(frozen_texts(study))
    return kept["words"]


@lru_cache(maxsize=8)
def place_for(_study_id: int, _state: str) -> dict[str, list[Word]]:
    """Where what was counted is kept as long as nothing has changed."""
    return {}


def frozen_texts(study: Study) -> list[str]:
    """The frozen texts of a study in German; those of another language have other words."""
    found = select(Transcript.text).join(Interview)
    mine = found.where(Interview.study_id == study.id, Interview.language == "de")
    return list(db.session.scalars(mine.where(Transcript.frozen_at.is_not(None), Transcript.erased_at.is_(None))))


def count_words(texts: Sequence[str]) -> list[Word]:
    """Words of those who were asked, not of those who asked, and not what stands for something taken out."""
    times: Counter[str] = Counter()
    talks: Counter[str] = Counter()
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        parts = (REPLACED.sub(" ", part.text) for part in paragraphs_in(text) if not part.is_asked)
        said = [word for part in parts for word in WORD.findall(part) if word.casefold() not in STOP_WORDS]
        for word in said:
            spelled[word.casefold()][word] += 1
        times.update(word.casefold() for word in said)
        talks.update({word.casefold() for word in said})
    many = [word for word, _count in times.most_common() if talks[word] >= FEWEST][:MOST_WORDS]
    return [Word(spelled[word].most_common(1)[0][0], times[word], talks[word]) for word in many]
