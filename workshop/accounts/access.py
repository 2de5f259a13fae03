"""Doors that ask only who somebody is, not what about."""

from __future__ import annotations

from workshop.accounts.models import Account
from workshop.accounts.visitors import Visitor
from workshop.core.errors import NotFound


def account_of(visitor: Visitor) -> Account:
    """The account of somebody who is signed in."""
    if visitor.account is None:
        raise NotFound()
    return visitor.account


def administrator(visitor: Visitor) -> Account:
    """The account of somebody who looks after the installation."""
    account = account_of(visitor)
    if not account.is_administrator:
        raise NotFound()
    return account
