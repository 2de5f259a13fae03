"""Makes what tests begin with. Everything is committed, so that requests and the real server see it."""

from __future__ import annotations

import itertools
from datetime import date, timedelta
from typing import Any, TypeVar

from argon2 import PasswordHasher

from workshop.accounts.models import Account
from workshop.core.db import Model, db, transaction
from workshop.processes.models import Bench, Membership, Phase, Process, Role

T = TypeVar("T", bound=Model)
_number = itertools.count(1)
_cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
_HASH = _cheap.hash("langes passwort")


class Make:
    """People and processes; packages have functions of their own in their conftest.py, which use :meth:`keep`."""

    def keep(self, thing: T) -> T:
        """Commit a row and give it back; under the write lock, whatever the test has read before."""
        with transaction():
            db.session.add(thing)
        return thing

    def account(self, **more: Any) -> Account:
        """Somebody who can sign in with the password „langes passwort“."""
        number = next(_number)
        return self.keep(
            Account(
                **{"email": f"person{number}@example.org", "name": f"Person {number}", "password_hash": _HASH} | more
            )
        )

    def administrator(self) -> Account:
        """Somebody who looks after the installation."""
        return self.account(is_administrator=True)

    def process(self, **more: Any) -> Process:
        """A process in its first of two phases."""
        number = next(_number)
        today = date.today()
        process = Process(
            **{
                "slug": f"stadt-{number}",
                "title": f"Stadt {number} schreibt",
                "municipality": f"Stadt {number}",
                "concept_title": "Integrationskonzept",
            }
            | more
        )
        process.phases = [
            Phase(position=1, title="Ziele", starts_on=today - timedelta(20), ends_on=today + timedelta(20)),
            Phase(position=2, title="Entwurf", starts_on=today + timedelta(21), ends_on=today + timedelta(90)),
        ]
        return self.keep(process)

    def member(
        self, process: Process, role: Role = Role.FACILITATOR, bench: Bench | None = None, **more: Any
    ) -> Account:
        """Somebody with a role in a process."""
        account = self.account(**more)
        self.keep(Membership(process_id=process.id, account_id=account.id, role=role, bench=bench))
        return account
