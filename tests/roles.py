"""Everybody who may stand at a door, each with a browser of their own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.factory import Make
from workshop.processes.models import Process, Role

NOBODY = "nobody"
STRANGER = "facilitator of another process"
ADMINISTRATOR = "administrator"
EVERYBODY = (NOBODY, STRANGER, ADMINISTRATOR, *(str(role) for role in Role))


def browser_of(who: str, process: Process, make: Make, new_client: Callable[[], Any]) -> Any:
    """A browser in which this somebody is signed in."""
    client = new_client()
    if who == STRANGER:
        client.sign_in(make.member(make.process()))
    elif who == ADMINISTRATOR:
        client.sign_in(make.administrator())
    elif who != NOBODY:
        client.sign_in(make.member(process, Role(who)))
    return client
