"""Milliseconds until the cards most like one of a thousand are found, and until a new card is taken into the index."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from itertools import chain

from bench.results import Result, keep
from workshop.demo.forums import forums_data
from workshop.forums.similar import Index

CARDS = 1000


def main() -> None:
    """The demo's cards and others made of their words, which is harder than real ones: they share more."""
    print(f"Similar cards among {CARDS}")
    texts = thousand_texts()
    index = Index()
    took = sorted(milliseconds(index.put, number, text) for number, text in enumerate(texts))
    asked = sorted(milliseconds(index.near, number) for number in range(CARDS))
    keep(
        [
            Result("similar: a card among 1,000, p95", asked[CARDS * 95 // 100], "ms"),
            Result("similar: an island of 60 cards", milliseconds(index.near, *range(60)), "ms"),
            Result("similar: a new card taken in, p95", took[CARDS * 95 // 100], "ms"),
        ]
    )


def thousand_texts() -> list[str]:
    """What was really written, then made up from its words."""
    real = [idea["text"] for forum in forums_data() for idea in forum["ideas"]]
    words = list(chain.from_iterable(text.split() for text in real))
    chance = random.Random(1)
    made = [" ".join(chance.choices(words, k=chance.randint(5, 18))) for _ in range(CARDS - len(real))]
    return [*real, *made]


def milliseconds(act: Callable[..., object], *arguments: object) -> float:
    """How long something takes, of the processor's time: others may be at work on the machine."""
    began = time.thread_time()
    act(*arguments)
    return (time.thread_time() - began) * 1000


if __name__ == "__main__":
    main()
