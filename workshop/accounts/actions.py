"""What can be done about accounts."""

from __future__ import annotations

import secrets
from functools import cache

from flask_babel import gettext as _
from sqlalchemy import delete, func, select

from workshop.accounts.models import Account, PasswordLink, StaffSession
from workshop.accounts.visitors import Visitor, digest
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.core.limits import Limit

# Guessing is limited by failures only: the fifth wrong password for one address is answered like any other, the
# eleventh within a minute waits. A try is counted before it is checked and given back when it was right, so that
# many at once are no way around.
_failures = Limit(10)


@transaction()
def open_account(email: str, name: str, password: str, *, administrator: bool = False) -> Account:
    """Make an account; refused when the address has one already."""
    email = email.strip().lower()
    if account_with(email):
        raise Refused(_("There is an account with this address already."))
    account = Account(email=email, name=name.strip(), is_administrator=administrator)
    account.set_password(password)
    db.session.add(account)
    db.session.flush()
    return account


def account_with(email: str) -> Account | None:
    """The account with this address."""
    return db.session.scalar(select(Account).where(func.lower(Account.email) == email.strip().lower()))


def sign_in(email: str, password: str) -> tuple[Account, str]:
    """Check address and password and begin a session; returns whose it is, and what its cookie says.

    Takes as long for an unknown address as for a wrong password, so that nobody learns who has an account.
    """
    key = email.strip().lower()
    if not _failures.take(key):
        raise Refused(_("Too many tries. Please wait a minute and try again."), 429)
    account, stand_in = account_with(key), nobody()
    if not (account or stand_in).has_password(password) or account is None:
        raise Refused(_("Address and password do not match. Would you try again?"), 422)
    _failures.give_back(key)
    return account, begin_session(account)


@cache
def nobody() -> Account:
    """Whose password is tried for an address that has no account; as costly as anybody's, so not at every start."""
    account = Account(email="", name="", password_hash="")
    account.set_password(secrets.token_urlsafe())
    return account


@transaction()
def begin_session(account: Account) -> str:
    """Begin a session with a new token; sessions that ended long ago are forgotten on the way."""
    token = secrets.token_urlsafe(32)
    moment = now()
    for old in account.sessions:
        if not old.is_running(moment):
            db.session.delete(old)
    db.session.add(StaffSession(account=account, token_hash=digest(token)))
    return token


@transaction()
def confirm(visitor: Visitor, password: str) -> None:
    """Say by the password that it is still the same person; tries are limited as at the first time."""
    if visitor.account is None or visitor.session is None:
        raise Refused(_("Please sign in."))
    if not _failures.take(visitor.account.email):
        raise Refused(_("Too many tries. Please wait a minute and try again."), 429)
    if not visitor.account.has_password(password):
        raise Refused(_("This is not the password you have now."), 422)
    _failures.give_back(visitor.account.email)
    visitor.session.confirmed_at = now()


@transaction()
def sign_out(visitor: Visitor) -> None:
    """End the session at once, in the database, whatever the browser keeps."""
    if visitor.session is not None:
        db.session.execute(delete(StaffSession).where(StaffSession.id == visitor.session.id))


@transaction()
def rename(account: Account, name: str) -> None:
    """Change the name that others see."""
    account.name = name


@transaction()
def change_password(visitor: Visitor, old: str, new: str) -> None:
    """Set a new password; every other session of the account ends."""
    account = visitor.account
    if account is None or visitor.session is None or not account.has_password(old):
        raise Refused(_("This is not the password you have now."), 422)
    account.set_password(new)
    end_sessions(account, but=visitor.session)


@transaction()
def open_account_by_link(email: str, name: str) -> tuple[Account, str]:
    """Make an account whose owner sets the password; returns it with the secret of the link to do so."""
    account = open_account(email, name, secrets.token_urlsafe())
    return account, make_password_link(account)


@transaction()
def make_password_link(account: Account) -> str:
    """Make a link to set a password; returns its secret. An earlier link stops working."""
    token = secrets.token_urlsafe(32)
    db.session.execute(delete(PasswordLink).where(PasswordLink.account_id == account.id))
    db.session.add(PasswordLink(account_id=account.id, token_hash=digest(token)))
    return token


@transaction()
def use_password_link(link: PasswordLink, password: str) -> Account:
    """Set a password by a link, which is used up; every session of the account ends."""
    account = link.account
    if not link.is_open(now()):
        raise Refused(_("This link has run out. Ask for a new one."))
    account.set_password(password)
    end_sessions(account)
    db.session.delete(link)
    return account


def end_sessions(account: Account, *, but: StaffSession | None = None) -> None:
    """Sign somebody out everywhere, or everywhere else."""
    db.session.execute(
        delete(StaffSession).where(StaffSession.account_id == account.id, StaffSession.id != (but.id if but else 0))
    )
