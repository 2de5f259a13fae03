"""What may be sent about a study and its interviews."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from sqlalchemy import select
from wtforms import BooleanField, DateTimeLocalField, IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from workshop.accounts.models import Account
from workshop.core.db import db
from workshop.core.forms import Form
from workshop.core.languages import LANGUAGES
from workshop.interviews.guides.models import Guide, GuideVersion
from workshop.interviews.study.actions import ConsentNote, Plan
from workshop.interviews.study.models import Interview, SampleGroup, Study
from workshop.processes.forms import choices, day, line, text
from workshop.processes.models import Process

PLACE = ZoneInfo("Europe/Berlin")
AN_ADDRESS = re.compile(r"(?i)(?:stra(?:ß|ss)e|str\.|weg|platz|gasse|allee|ring|ufer)\s+\d|\b\d{5}\b")
HOWS = {
    "paper": _("On paper: the signed slip is filed apart from the answers"),
    "screen": _("On this screen: the person has read the words and ticked it here"),
}


class AimForm(Form):
    """What the study is for."""

    aim = text(_("What shall the interviews find out?"), longest=1000)


class GroupForm(Form):
    """A group of the sampling plan."""

    title = line(_("Group"), _("Please say whom you want to ask."), longest=120)
    wanted = IntegerField(
        _("How many"),
        [InputRequired(_("Please enter a number.")), NumberRange(1, 500, _("Between 1 and 500."))],
        default=3,
    )


class KeeperForm(Form):
    """Who keeps the list of names."""

    keeper = SelectField(_("Who keeps the list of names?"), coerce=int)

    def offer(self, accounts: Sequence[Account]) -> KeeperForm:
        """Those who may be named."""
        self.keeper.choices = [(account.id, account.name) for account in accounts]
        return self


class PlanForm(Form):
    """An interview to be led."""

    pseudonym = line(
        _("Pseudonym"),
        longest=40,
        description=_("Not the name, and nothing that hints at it. Left empty, one is found."),
    )
    group_id = SelectField(_("Group"), coerce=int)
    district = line(
        _("Part of town"),
        longest=80,
        description=_("The part of town only, never a street or a house."),
        render_kw={"list": "districts", "autocomplete": "off"},
    )
    guide_version_id = SelectField(_("Guide"), coerce=int)
    language = SelectField(
        _("Language of the talk"), choices=choices({code: one.name for code, one in LANGUAGES.items()})
    )
    interviewer_id = SelectField(_("Who leads the talk"), coerce=int)
    planned_at = DateTimeLocalField(_("Day and time"), [Optional()], format="%Y-%m-%dT%H:%M")

    def validate_district(self, field: Any) -> None:
        """An address would say who it is."""
        if AN_ADDRESS.search(field.data or ""):
            raise ValidationError(gettext("This looks like an address. Please write the part of town only."))

    def offer(self, study: Study, leaders: Sequence[Account]) -> PlanForm:
        """What can be chosen in this study."""
        self.group_id.choices = [(0, gettext("none")), *((group.id, group.title) for group in study.groups)]
        self.guide_version_id.choices = versions_in(study.process)
        self.interviewer_id.choices = [(account.id, account.name) for account in leaders]
        return self

    def fill(self, interview: Interview) -> PlanForm:
        """What is planned now."""
        self.group_id.data = interview.group_id or 0
        self.planned_at.data = interview.planned_at and interview.planned_at.astimezone(PLACE).replace(tzinfo=None)
        return self

    @property
    def plan(self) -> Plan:
        """What was sent; the choices were checked to be of this study."""
        when: datetime | None = self.planned_at.data
        version = db.session.get_one(GuideVersion, self.guide_version_id.data)
        return Plan(
            guide_version=version,
            interviewer=db.session.get(Account, self.interviewer_id.data),
            group=db.session.get(SampleGroup, self.group_id.data) if self.group_id.data else None,
            pseudonym=self.pseudonym.data or "",
            district=self.district.data or "",
            language=self.language.data,
            planned_at=when.replace(tzinfo=PLACE) if when else None,
        )


def versions_in(process: Process) -> list[tuple[int, str]]:
    """The versions of guides that a talk can be led by, the latest of each guide first."""
    found = select(GuideVersion.id, GuideVersion.number, Guide.title).join(Guide).where(Guide.process_id == process.id)
    rows = db.session.execute(found.order_by(Guide.id, GuideVersion.number.desc()))
    return [(id_, gettext("%(guide)s, version %(number)d", guide=title, number=number)) for id_, number, title in rows]


class ConsentForm(Form):
    """That somebody agreed."""

    how = RadioField(_("How did the person agree?"), choices=choices(HOWS), default="paper")
    given_on = day(_("On which day"))
    agrees = BooleanField(
        _("The person agrees that the answers are written down and evaluated without a name."),
        [InputRequired(_("Without this there is no talk."))],
    )
    may_quote = BooleanField(_("Single sentences may be quoted without a name."))

    @property
    def note(self) -> ConsentNote:
        """What was sent."""
        assert self.given_on.data is not None  # noqa: S101  # the validator has asked for it
        return ConsentNote(self.how.data, self.given_on.data, bool(self.may_quote.data))


class KeyForm(Form):
    """A name for the list."""

    name = line(_("Name of the person"), _("Please enter the name."), longest=200, render_kw={"autocomplete": "off"})
    contact = line(_("How to reach the person"), longest=200, render_kw={"autocomplete": "off"})
