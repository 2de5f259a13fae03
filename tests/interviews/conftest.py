"""A process with a guide, and browsers of those who work in it."""

from __future__ import annotations

import pytest

from tests.processes.conftest import browser, facilitator, rows  # noqa: F401  # the same browsers for the same people
from workshop.accounts.models import Account
from workshop.interviews.guides import actions as guides
from workshop.interviews.guides.models import Guide, GuideVersion
from workshop.processes.models import Process


@pytest.fixture
def process(make) -> Process:
    """A process of its own."""
    return make.process(slug="auenbrueck", title="Zusammen leben")


@pytest.fixture
def author(process, make) -> Account:
    """A facilitator who has written what the test finds."""
    return make.member(process, name="Emine Yıldız")


@pytest.fixture
def guide(process, author) -> Guide:
    """The guide for residents, with a scale, choices and open questions."""
    return guides.begin_guide(process, "Leben in unserer Stadt", "residents", by=author)


@pytest.fixture
def version(guide, author) -> GuideVersion:
    """Its first version."""
    return guides.hold_version(guide, by=author)
