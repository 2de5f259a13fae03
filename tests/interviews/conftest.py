"""A process with a guide, and browsers of those who work in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.processes.conftest import browser, facilitator, rows  # noqa: F401  # the same browsers for the same people
from workshop.accounts.models import Account
from workshop.interviews.guides import actions as guides
from workshop.interviews.guides.models import Guide, GuideVersion
from workshop.interviews.study import actions as studies
from workshop.interviews.study.models import Interview, Study
from workshop.processes.models import Process, Role


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


@pytest.fixture
def study(process, author) -> Study:
    """A study with two groups; its author keeps the names."""
    study = studies.begin_study(process, "Was fehlt?", by=author)
    studies.add_group(study, "Neu zugezogen", 3)
    studies.add_group(study, "Schon lange hier", 5)
    studies.name_keeper(study, author, by=author)
    return study


@pytest.fixture
def interviewer(process, make) -> Account:
    """Somebody who leads talks."""
    return make.member(process, Role.INTERVIEWER, name="Leyla Farahmand")


@pytest.fixture
def interview(study, version, interviewer) -> Interview:
    """A talk that has begun."""
    plan = studies.Plan(version, interviewer, study.groups[0], "Amsel", "Nordstadt")
    interview = studies.plan_interview(study, plan)
    studies.note_consent(interview, studies.ConsentNote("paper", date(2026, 5, 4), may_quote=True))
    studies.begin_interview(interview)
    return interview


@pytest.fixture
def signed_in(new_client) -> Callable[[Account], Any]:
    """A browser in which somebody is signed in."""

    def of(account: Account) -> Any:
        client = new_client()
        client.sign_in(account)
        return client

    return of
