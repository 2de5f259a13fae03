"""What may be sent about meetings, their agenda and their papers."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField
from wtforms import BooleanField, IntegerField, RadioField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import InputRequired, NumberRange, Optional, Regexp, ValidationError
from wtforms.widgets import HiddenInput

from workshop.core.forms import Form, PlainText, tidy
from workshop.processes.forms import choices, day, line
from workshop.processes.timetable import PLACE
from workshop.steering.actions.meetings import ItemPlan, MeetingPlan
from workshop.steering.forms.seats import mail_address
from workshop.steering.models import Meeting
from workshop.steering.words import EXTENTS, PURPOSES, REPLIES


class MeetingForm(Form):
    """When and where."""

    title = line(_("Title"), _("Please give the meeting a title."), longest=160)
    on = day(_("Day"))
    begins = TimeField(_("Begins at"), [InputRequired(_("Please enter a time such as 17:30."))])
    ends = TimeField(_("Ends at"), [InputRequired(_("Please enter a time such as 17:30."))])
    place = line(_("Place"), longest=200)

    def validate_ends(self, field: TimeField) -> None:
        """It ends after it has begun, on the same day."""
        if field.data and self.begins.data and field.data <= self.begins.data:
            raise ValidationError(gettext("The meeting would end before it begins."))

    @property
    def plan(self) -> MeetingPlan:
        """What was sent, in the town's own time."""
        on = self.on.data or date.max
        begins, ends = self.begins.data or time.min, self.ends.data or time.max
        start, end = (datetime.combine(on, clock, PLACE).astimezone(UTC) for clock in (begins, ends))
        return MeetingPlan(self.title.data or "", start, end, self.place.data or "")

    @classmethod
    def of(cls, meeting: Meeting) -> MeetingForm:
        """The form as the meeting stands."""
        start, end = meeting.starts_at.astimezone(PLACE), meeting.ends_at.astimezone(PLACE)
        return cls(formdata=None, obj=meeting, data={"on": start.date(), "begins": start.time(), "ends": end.time()})


class SeriesForm(MeetingForm):
    """A new meeting, or several."""

    circle = SelectField(_("Who meets?"), coerce=int)
    months = IntegerField(_("Every so many months"), [Optional(), NumberRange(1, 12)], default=3)
    times = IntegerField(
        _("How many meetings?"),
        [Optional(), NumberRange(1, 24)],
        default=1,
        description=_("4 meetings every 3 months are a year. They keep the weekday."),
    )


class ItemForm(Form):
    """A point of the agenda."""

    title = line(_("Point"), _("What is it about?"), longest=200)
    purpose = SelectField(_("What for?"), choices=choices(PURPOSES), default="discuss")
    duration = IntegerField(_("How many minutes?"), [Optional(), NumberRange(1, 600)], default=10)
    presenter = line(_("Who presents it?"), longest=120)

    @property
    def plan(self) -> ItemPlan:
        """What was sent."""
        return ItemPlan(self.title.data or "", self.purpose.data, self.duration.data or 10, self.presenter.data or "")


class PaperForm(Form):
    """Something to read beforehand."""

    title = line(_("Name of the paper"), longest=160)
    file = FileField(_("File, up to 8 MB"))
    address = StringField(
        _("or an address"),
        [Regexp(r"(https?://[^\s]+)?$", message=_("Please enter the whole address, beginning with https://"))],
        filters=[tidy],
    )


class GuestForm(Form):
    """Somebody who has no seat."""

    name = line(_("Name"), _("Please enter a name."), longest=120)
    organisation = line(_("Organisation"), longest=160)
    email = mail_address(_("E-mail"))


class ReplyForm(Form):
    """Whether somebody comes."""

    reply = RadioField(_("Will you come?"), choices=choices(REPLIES), validators=[InputRequired(_("Please choose."))])
    note = line(_("A word to the others"), longest=300)


class TextForm(Form):
    """What is written of a point, and from which save it started."""

    text = TextAreaField(_("Minutes of this point"), [PlainText()], filters=[tidy])
    base = IntegerField(widget=HiddenInput(), default=0, validators=[Optional()])


class PublicationForm(Form):
    """How much everybody may read."""

    extent = RadioField(_("What may everybody read?"), choices=choices(EXTENTS), default="")
    confirms = BooleanField(_("The people named in it agree"))

    def validate_confirms(self, field: Any) -> None:
        """Names go out only with consent."""
        if self.extent.data == "full" and not field.data:
            raise ValidationError(gettext("The whole minutes hold names. Tick that the people agree, or publish less."))
