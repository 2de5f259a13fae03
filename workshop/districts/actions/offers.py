"""What can be done about offers."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from workshop.accounts.models import Account
from workshop.core.db import db, transaction
from workshop.districts.models import Offer
from workshop.processes.journal import record
from workshop.processes.models import Process


@dataclass(frozen=True)
class OfferWords:
    """What is written down about an offer."""

    title: str
    text: str = ""
    audience: str = ""
    migration: int = 0
    life: int = 0
    organisation_id: int | None = None
    district_id: int | None = None


@transaction()
def add_offer(process: Process, words: OfferWords, *, by: Account | None = None) -> Offer:
    """Write down something that is there for people."""
    offer = Offer(process_id=process.id, **asdict(words))
    db.session.add(offer)
    record(process, "offer.added", offer, by=by)
    return offer


@transaction()
def word_offer(offer: Offer, words: OfferWords, *, by: Account) -> None:
    """Describe an offer anew."""
    for name, value in asdict(words).items():
        setattr(offer, name, value)
    record(offer.process, "offer.worded", offer, by=by)


@transaction()
def remove_offer(offer: Offer, *, by: Account) -> None:
    """Take an offer out of the stock: it is not there any more."""
    record(offer.process, "offer.deleted", offer, by=by)
    db.session.delete(offer)
