"""What may be sent about resolutions, votes and tasks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, DateField, RadioField, SelectField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

from workshop.accounts.models import Account
from workshop.core.forms import Form, PlainText, tidy
from workshop.processes.forms import choices, line
from workshop.steering.actions.deciding import Proposal
from workshop.steering.actions.tasks import TaskPlan
from workshop.steering.models import Vote, Way
from workshop.steering.words import VOTES, WAYS

NOBODY = ""


class ResolutionForm(Form):
    """A text to be decided on. ``about`` is a kind and an id, as the choices offer them."""

    text = TextAreaField(
        _("What is to be decided? The text as it will stand"),
        [DataRequired(_("Please word the resolution first.")), Length(max=4000), PlainText()],
        filters=[tidy],
    )
    way = SelectField(_("How do you decide?"), choices=choices(WAYS), default=Way.OPEN)
    about = SelectField(_("What does it concern?"), validators=[Optional()])

    @classmethod
    def with_things(cls, things: Sequence[tuple[str, str]], **more: Any) -> ResolutionForm:
        """The form with what a resolution can concern."""
        form = cls(**more)
        form.about.choices = choices({"": _("nothing in particular"), **dict(things)})
        return form

    @property
    def proposal(self) -> Proposal:
        """What was sent."""
        kind, _colon, number = (self.about.data or "").partition(":")
        return Proposal(self.text.data or "", self.way.data, kind, int(number) if number.isdecimal() else None)


class ReservationForm(Form):
    """By consent: what somebody wants to be kept in mind."""

    name = line(_("Who?"), longest=120)
    text = line(_("Reservation or objection, in one sentence"), longest=500)
    is_objection = BooleanField(_("This is an objection: it cannot go ahead like this"))

    @property
    def reservations(self) -> list[tuple[str, str, bool]]:
        """What was sent."""
        text = self.text.data or ""
        return [(self.name.data or "", text, bool(self.is_objection.data))] if text else []


class SlipForm(Form):
    """The code on a voting slip."""

    code = StringField(_("Code on your slip"), [DataRequired(_("Please enter the code."))], filters=[tidy])


class BallotForm(SlipForm):
    """A vote with a slip."""

    vote = RadioField(_("Your vote"), choices=choices(VOTES), validators=[InputRequired(_("Please choose."))])


class TaskForm(Form):
    """Who does what until when."""

    text = line(_("What is to be done?"), _("What is to be done?"), longest=400)
    account = SelectField(_("Who does it?"), validators=[Optional()])
    name = line(_("or somebody else"), longest=120)
    due_on = DateField(_("Until"), [Optional()])

    @classmethod
    def for_people(cls, people: Sequence[Account], **more: Any) -> TaskForm:
        """The form with those who can be given a task."""
        form = cls(**more)
        form.account.choices = choices(
            {NOBODY: _("somebody without an account"), **{one.id: one.name for one in people}}
        )
        form.people = {str(one.id): one for one in people}
        return form

    people: dict[str, Account] = {}

    @property
    def plan(self) -> TaskPlan:
        """What was sent."""
        account = self.people.get(self.account.data or "")
        return TaskPlan(self.text.data or "", account, self.name.data or "", self.due_on.data)


def counts_of(sent: Any, benches: Sequence[str]) -> dict[tuple[str, str], int]:
    """The numbers of an open vote: fields ``<bench>-<vote>``; what is no number counts as none."""
    found = {}
    for bench in benches:
        for vote in Vote:
            written = str(sent.get(f"{bench or 'none'}-{vote}", "")).strip()
            found[bench, str(vote)] = int(written) if written.isdecimal() and len(written) < 5 else 0
    return found
