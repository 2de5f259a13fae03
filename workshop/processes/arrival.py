"""Where those begin who work in a process."""

from __future__ import annotations

from flask import url_for

from workshop.accounts.arrival import arrival
from workshop.accounts.models import Account
from workshop.processes.access import processes_of_account


@arrival
def only_process(account: Account) -> str | None:
    """Who has a single process goes straight to its overview; who has several chooses."""
    mine = processes_of_account(account)
    return url_for("processes.show_desk", slug=mine[0].slug) if len(mine) == 1 else None
