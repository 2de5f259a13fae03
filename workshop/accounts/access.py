"""Doors that ask only who somebody is, not what about."""

from __future__ import annotations

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts.models import Account, PasswordLink
from workshop.accounts.visitors import Visitor, digest
from workshop.core.db import db, now
from workshop.core.errors import NotFound, Refused


def account_of(visitor: Visitor) -> Account:
    """The account of somebody who is signed in."""
    if visitor.account is None:
        raise NotFound()
    return visitor.account


class NotFreshError(Refused):
    """The password was given too long ago for what was asked; the edge asks for it and leads back."""


def freshly(visitor: Visitor) -> Account:
    """The account of somebody who gave the password a moment ago."""
    account = account_of(visitor)
    if visitor.session is None or not visitor.session.is_fresh(now()):
        raise NotFreshError(_("Please enter your password once more."), 403)
    return account


def administrator(visitor: Visitor) -> Account:
    """The account of somebody who looks after the installation."""
    account = account_of(visitor)
    if not account.is_administrator:
        raise NotFound()
    return account


def account_for_administrator(visitor: Visitor, account_id: int) -> Account:
    """Somebody's account, for those who look after the installation."""
    administrator(visitor)
    account = db.session.get(Account, account_id)
    if account is None:
        raise NotFound()
    return account


def password_link_for(visitor: Visitor, token: str) -> PasswordLink:
    """A link to set a password, for whoever holds it: the link is the key."""
    link = db.session.scalar(select(PasswordLink).where(PasswordLink.token_hash == digest(token)))
    if link is None or not link.is_open(now()):
        raise NotFound(_("This link has been used or has run out. Ask for a new one."))
    return link
