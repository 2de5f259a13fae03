"""What can be done about the directory of organisations: who does what, for whom and where."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass, field

from flask_babel import gettext as _
from sqlalchemy import Select, select

from workshop.accounts.models import Account
from workshop.core.db import db, transaction
from workshop.core.errors import Refused
from workshop.processes.journal import record
from workshop.processes.models import ORGANISATION_FIELDS, Organisation, Process

OPENABLE = ("name", *(name for name in ORGANISATION_FIELDS if name != "note"))


@dataclass(frozen=True)
class Card:
    """What is written down about an organisation; ``public`` names what everybody may read of it."""

    name: str
    bench: str | None = None
    offers: str = ""
    audience: str = ""
    languages: str = ""
    districts: str = ""
    address: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""
    contact: str = ""
    note: str = ""
    public: Collection[str] = field(default_factory=frozenset)


def sort_name_of(name: str) -> str:
    """How a name is put in order, and known again: without capitals, accents and doubled spaces."""
    plain = unicodedata.normalize("NFKD", " ".join(name.split()).replace("ß", "ss").casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def write_card(organisation: Organisation, card: Card) -> None:
    """Put what is written down into the row, with the words by which it is found."""
    organisation.name = " ".join(card.name.split())
    organisation.sort_name = sort_name_of(card.name)
    organisation.bench = card.bench or None
    for name in ORGANISATION_FIELDS:
        setattr(organisation, name, getattr(card, name))
    opened = [name for name in OPENABLE if name in card.public]
    organisation.public = ",".join(["name", *(name for name in opened if name != "name")] if opened else [])
    organisation.words = searchable(organisation, ORGANISATION_FIELDS)
    organisation.public_words = searchable(organisation, organisation.public_fields - {"name"}) if opened else ""


def searchable(organisation: Organisation, fields: Collection[str]) -> str:
    """The words of these fields and of the name, as they are compared."""
    return sort_name_of(" ".join([organisation.name, *(getattr(organisation, name) for name in sorted(fields))]))


def organisation_named(process: Process, name: str) -> Organisation | None:
    """The organisation of this name, however it is spelled."""
    return db.session.scalar(
        select(Organisation).where(Organisation.process_id == process.id, Organisation.sort_name == sort_name_of(name))
    )


@transaction()
def add_organisation(process: Process, card: Card, *, by: Account | None = None) -> Organisation:
    """Write an organisation into the directory; each stands there once."""
    if organisation_named(process, card.name) is not None:
        raise Refused(_("%(name)s is in the directory already.", name=card.name))
    organisation = Organisation(process_id=process.id)
    write_card(organisation, card)
    db.session.add(organisation)
    record(process, "organisation.added", organisation, by=by)
    return organisation


@transaction()
def change_organisation(organisation: Organisation, card: Card, *, by: Account) -> None:
    """Write an organisation anew; two never have the same name."""
    namesake = organisation_named(organisation.process, card.name)
    if namesake is not None and namesake is not organisation:
        raise Refused(_("%(name)s is in the directory already.", name=card.name))
    write_card(organisation, card)
    record(organisation.process, "organisation.changed", organisation, by=by)


@transaction()
def remove_organisation(organisation: Organisation, *, by: Account) -> None:
    """Take an organisation out of the directory."""
    record(organisation.process, "organisation.removed", organisation, by=by)
    db.session.delete(organisation)


def organisations_found(process: Process, words: str, *, inside: bool) -> Select[Organisation]:
    """Those that hold all these words, by name; to the public, what is public and found by what is public."""
    column = Organisation.words if inside else Organisation.public_words
    query = select(Organisation).where(Organisation.process_id == process.id)
    if not inside:
        query = query.where(Organisation.public != "")
    for word in sort_name_of(words).split():
        query = query.where(column.contains(word, autoescape=True))
    return query.order_by(Organisation.sort_name)
