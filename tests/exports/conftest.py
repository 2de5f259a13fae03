"""A concept that has everything in it, and a process with versions and forums."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

import pytest

from tests.factory import Make
from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.limits import Limit
from workshop.drafts.models import NOTHING_BEFORE, Draft, Publication, Version
from workshop.exports import actions
from workshop.exports import publication as published
from workshop.exports.figures import Bar, draw_cards
from workshop.exports.publication import Figure, Source
from workshop.exports.words import labels_in
from workshop.forums.models import Forum, Idea, Participant, Round

TEXT = """# Unsere Haltung

Integration ist Aufgabe **aller**[^1], die hier leben [@F1-1]. Ein *стіл*{: lang=uk } für alle [@F1-2; @F1-3].

> مكان تلتقي فيه الأمهات
> {: lang=ar dir=rtl }

## Ziele

| Maßnahme | Wer | Wann |
| --- | --- | ---: |
| Ein offener Raum in jedem Stadtteil, Schlüssel in der Nachbarschaft | Stadtplanung | 2028 |
| Drei Schulhöfe am Wochenende | Jugend und Schule | 2027 |

![Acht Sprachen, zuerst Deutsch](figure:ideas-by-language)

### Wie wir vorgehen

1. Schulhöfe öffnen [@F1-1]
2. [Mehr dazu](https://auenbrueck.example)

# Was noch offen ist

Eine Frage[^1] bleibt.

[^1]: Die Note mit *Betonung* und einem Wort auf [ትግርኛ]{lang=ti}.
"""
SOURCES = (
    Source("F1-1", 1, "Schulhöfe am Wochenende öffnen", "de", "Forum 1, Karte 1"),
    Source("F1-2", 2, "مكان تلتقي فيه الأمهات مع أطفالهن صباحًا", "ar", "Forum 1, Karte 2"),
    Source("F1-3", 3, "Спільна кухня раз на тиждень", "uk", "Forum 1, Karte 3"),
    Source("F1-4", 4, "Steht in keinem Absatz", "de", "Forum 1, Karte 4"),
)


def concept(**more: Any) -> published.Publication:
    """A publication with tables, notes, languages, a picture and sources."""
    whole: dict[str, Any] = {
        "title": "Integrationskonzept der Stadt Auenbrück",
        "subtitle": "Zusammen leben in Auenbrück",
        "municipality": "Stadt Auenbrück",
        "version": "Fassung 3: Vorlage",
        "date": "8. Mai 2026",
        "day": "2026-05-08",
        "fingerprint": "0123456789abcdef" * 4,
        "language": "de",
        "text": TEXT,
        "sources": SOURCES,
        "figures": {"ideas-by-language": Figure(draw_cards([Bar("Deutsch", 7)], "Karten"), "Deutsch 7")},
        "labels": labels_in("de"),
    }
    return published.Publication(**whole | more)


class MakeExports(Make):
    """Versions and forums."""

    def version(self, process: Any = None, *, public: bool = False, text: str = TEXT, **more: Any) -> Version:
        """A version of a process' draft."""
        draft = self.keep(Draft(process=process or self.process()))
        version = Version(
            **{
                "draft": draft,
                "number": 1,
                "name": "Vorlage",
                "markdown": text,
                "created_at": now(),
                "created_by_name": "Nuray Öz",
                "previous_hash": NOTHING_BEFORE,
            }
            | more
        )
        version.hash = version.fingerprint()
        self.keep(version)
        if public:
            self.keep(Publication(version=version))
        return version

    def reader(self, version: Version) -> Account:
        """A facilitator of the version's process."""
        return self.member(version.draft.process)

    def forum(self, process: Any = None, **more: Any) -> Forum:
        """A forum that is over, with one round."""
        starts = now() - timedelta(hours=5)
        forum = Forum(
            **{
                "process": process or self.process(),
                "number": 1,
                "kind": "expert_forum",
                "title": "Zusammenleben | *im* Quartier",
                "place": "Saal 2",
                "starts_at": starts,
                "ends_at": starts + timedelta(hours=3),
                "code": f"{secrets.randbelow(10**9):09d}",
                "qr_token": secrets.token_hex(8),
                "projector_token": secrets.token_hex(8),
                "opened_at": starts,
                "closed_at": now(),
            }
            | more
        )
        forum.rounds = [Round(position=1, prompt="Was hilft?", opened_at=starts, closed_at=now())]
        return self.keep(forum)

    def participants(self, forum: Forum, **benches: int) -> None:
        """So many people of each bench; ``nobody`` has said none."""
        with transaction():
            db.session.add_all(
                Participant(
                    forum_id=forum.id,
                    token_hash=f"{forum.id}-{bench}-{number}".encode(),
                    language="de",
                    bench=None if bench == "nobody" else bench,
                )
                for bench, count in benches.items()
                for number in range(count)
            )

    def idea(self, forum: Forum, text: str, **more: Any) -> Idea:
        """A card on the wall."""
        number = len(forum.ideas) + 1
        return self.keep(
            Idea(
                **{
                    "forum": forum,
                    "round": forum.rounds[0],
                    "number": number,
                    "key": f"key-{number}",
                    "receipt": f"BELEG-{forum.id}-{number}",
                    "text": text,
                    "language": "de",
                }
                | more
            )
        )


@pytest.fixture(autouse=True)
def fresh_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one test has used up is no other test's matter; ids begin anew in each."""
    monkeypatch.setattr(actions, "_by_account", Limit(12))
    monkeypatch.setattr(actions, "_by_public", Limit(60))


@pytest.fixture
def make(app: Any) -> MakeExports:
    """The factory of this package."""
    return MakeExports()
