"""What may be sent about a process, its timetable and its people."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import DateField, EmailField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are older
from wtforms.validators import DataRequired, InputRequired, Length, Optional, Regexp, ValidationError

from workshop.core.forms import Form, PlainText, tidy
from workshop.processes.actions import Charter, Stretch
from workshop.processes.members import Seat
from workshop.processes.models import Bench, Role

ROLES = {
    Role.FACILITATOR: _("Facilitator"),
    Role.STEERING: _("Steering group"),
    Role.INTERVIEWER: _("Interviewer"),
    Role.OBSERVER: _("Observer"),
}
BENCHES = {
    Bench.ADMINISTRATION: _("Administration"),
    Bench.WELFARE: _("Welfare associations"),
    Bench.MIGRANT: _("Migrant organisations"),
    Bench.RESIDENT: _("Residents"),
}
TEMPLATES = {
    "aachen": _("Aachen model: steering group, goals, expert forums, draft; four theme fields; 18 months"),
    "bergkamen": _("Bergkamen model: evidence first, with interviews and needs analysis; two years"),
    "koeln": _("Köln model: working circle, districts and a programme of measures; two years"),
    "empty": _("Empty: you write timetable and theme fields yourself"),
}


def choices(words: Mapping[Any, str]) -> list[SelectChoice]:
    """What one can choose from."""
    return [SelectChoice(str(value), label) for value, label in words.items()]


class Day(DateField):
    """A day, with a complaint that says how to write one."""

    def process_formdata(self, valuelist: list[str]) -> None:
        """Read the day."""
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(gettext("Please enter a day such as 2026-05-31.")) from error


def line(label: str, complaint: str = "", *, longest: int = 200, **more: Any) -> StringField:
    """A line of text; with a complaint it must not be empty."""
    shorten = _("Please shorten this to %(max)d characters.")
    checks = [Length(max=longest, message=shorten), PlainText()]
    return StringField(label, [DataRequired(complaint), *checks] if complaint else checks, filters=[tidy], **more)


def text(label: str, *, longest: int = 2000, **more: Any) -> TextAreaField:
    """Some sentences, or none."""
    checks = [Length(max=longest, message=_("Please shorten this to %(max)d characters.")), PlainText()]
    return TextAreaField(label, checks, filters=[tidy], **more)


def day(label: str) -> Day:
    """A day that must be given."""
    return Day(label, [InputRequired(_("Please enter a day."))])


class CharterForm(Form):
    """What a process says about itself."""

    municipality = line(
        _("Municipality"),
        _("Please enter the municipality."),
        longest=100,
        description=_("As it stands on letters, such as “Stadt Auenbrück”."),
    )
    title = line(
        _("Title of the process"),
        _("Please give the process a title."),
        longest=100,
        description=_("The first thing people read, such as “Living together in Auenbrück”."),
    )
    concept_title = line(_("Title of the concept"), _("Please enter what the concept will be called."), longest=120)
    lead = text(
        _("In two or three sentences: what happens here, and who is asked to join in?"),
        longest=1000,
    )

    @property
    def charter(self) -> Charter:
        """What was sent."""
        return Charter(
            title=self.title.data or "",
            municipality=self.municipality.data or "",
            concept_title=self.concept_title.data or "",
            lead=self.lead.data or "",
        )


class FoundingForm(CharterForm):
    """A new process, after a way of working."""

    template = RadioField(_("How do you want to work?"), choices=choices(TEMPLATES), default="aachen")
    starts_on = day(_("When does it begin?"))


class PhaseForm(Form):
    """A phase of the timetable."""

    title = line(_("Phase"), _("Please give the phase a name."), longest=60)
    starts_on = day(_("Begins on"))
    ends_on = day(_("Ends on"))
    summary = text(_("What happens in it, in one sentence"), longest=400)

    def validate_ends_on(self, field: DateField) -> None:
        """A phase ends after it has begun."""
        if field.data and self.starts_on.data and field.data < self.starts_on.data:
            raise ValidationError(gettext("The phase would end before it begins. Please check both days."))

    @property
    def stretch(self) -> Stretch:
        """What was sent."""
        begin, end = self.starts_on.data or date.min, self.ends_on.data or date.max
        return Stretch(self.title.data or "", begin, end, self.summary.data or "")


class MilestoneForm(Form):
    """A date that people wait for."""

    title = line(_("Milestone"), _("Please give the milestone a name."), longest=120)
    on = day(_("Day"))


class SeatForm(Form):
    """What somebody is in a process, and for whom."""

    role = SelectField(_("Role"), choices=choices(ROLES), default=Role.STEERING)
    bench = SelectField(_("Bench"), choices=choices({"": _("none"), **BENCHES}))
    organisation = line(_("Organisation"), longest=120)
    seat = line(_("Function"), longest=120)

    def validate_bench(self, field: SelectField) -> None:
        """Who sits in the steering group, sits on a bench."""
        if self.role.data == Role.STEERING and not field.data:
            raise ValidationError(gettext("Say which bench this member of the steering group sits on."))

    @property
    def as_seat(self) -> Seat:
        """What was sent."""
        return Seat(
            Role(self.role.data),
            Bench(self.bench.data) if self.bench.data else None,
            self.organisation.data or "",
            self.seat.data or "",
        )


class InvitationForm(SeatForm):
    """Who is invited to what."""

    email = EmailField(
        _("E-mail address, if you know it"),
        [
            Optional(),
            Length(max=254),
            Regexp(r"[^@\s]+@[^@\s]+\.[^@\s.]+$", message=_("Something is missing in this address, such as the @.")),
            PlainText(),
        ],
        filters=[tidy],
    )
