"""Who may come in: whoever holds the link may begin, whoever holds the cookie goes on, the receipt takes back."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.accounts.visitors import Visitor, digest
from workshop.core.db import db
from workshop.core.errors import NotFound, Refused
from workshop.core.limits import Limit
from workshop.interviews.answering.models import FormLink, FormPass
from workshop.interviews.answering.receipts import normal_form
from workshop.interviews.study.access import RUNNERS, role_of, study_run_by
from workshop.interviews.study.models import Study

__all__ = ["study_run_by"]
FOR_PARTICIPANTS = True

_wrong_links = Limit(30)
_wrong_receipts = Limit(10)


def link_of(token: str, address: str) -> FormLink:
    """The link somebody has followed; wrong ones are limited, right ones never: a hall shares one address."""
    link = db.session.scalar(
        select(FormLink).where(FormLink.token == token).options(joinedload(FormLink.study).joinedload(Study.process))
    )
    if link is None:
        if not _wrong_links.take(address):
            raise Refused(_("Too many tries. Please wait a minute and try again."), 429)
        raise NotFound(_("There is no form under this address. Please compare it with the one you were given."))
    return link


def pass_for(link: FormLink, cookie: str) -> FormPass | None:
    """The form this browser has begun under this link."""
    if not cookie:
        return None
    return db.session.scalar(select(FormPass).where(FormPass.token_hash == digest(cookie), FormPass.link_id == link.id))


def own_form(link: FormLink, cookie: str) -> FormPass:
    """The form this browser has begun; nobody else's is ever found."""
    found = pass_for(link, cookie)
    if found is None or found.interview.withdrawn_at is not None:
        raise NotFound(_("This form was not begun on this device, or it was taken back."))
    return found


def form_of_receipt(receipt: str, address: str) -> FormPass:
    """The form a receipt belongs to: the receipt is the right to take it back."""
    if not _wrong_receipts.has_room(address):
        raise Refused(_("Too many tries. Please wait a minute and try again."), 429)
    found = db.session.scalar(select(FormPass).where(FormPass.receipt_hash == digest(normal_form(receipt))))
    if found is None or found.interview.withdrawn_at is not None:
        _wrong_receipts.take(address)
        raise NotFound(_("We know no such receipt, or it has been used."))
    return found


def link_run_by(visitor: Visitor, link_id: int) -> FormLink:
    """A link, for those who set up the study."""
    link = db.session.get(FormLink, link_id, options=[joinedload(FormLink.study)])
    if link is None:
        raise NotFound()
    role_of(visitor, link.study.process, RUNNERS)
    return link


def links_of(study: Study) -> list[FormLink]:
    """The links of a study with their guides."""
    found = select(FormLink).where(FormLink.study_id == study.id).order_by(FormLink.id)
    whole = (joinedload(FormLink.guide_version), joinedload(FormLink.group))
    return list(db.session.scalars(found.options(*whole)))
