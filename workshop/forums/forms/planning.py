"""What may be sent by those who plan a forum."""

from __future__ import annotations

from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import (
    DecimalField,
    Field,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    TimeField,
    ValidationError,
)
from wtforms.validators import AnyOf, InputRequired, Length, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from workshop.core.forms import Form, PlainText, tidy
from workshop.forums.forms.words import TOO_LONG
from workshop.forums.models import MOST_TABLES, ForumKind
from workshop.processes.forms import Day, choices, line

FOR_PARTICIPANTS = False

TIME_ZONE = ZoneInfo("Europe/Berlin")
KINDS = {
    ForumKind.KICK_OFF: lazy_gettext("Kick-off event"),
    ForumKind.EXPERT_FORUM: lazy_gettext("Expert forum"),
    ForumKind.CONFERENCE: lazy_gettext("Conference"),
    ForumKind.WORKSHOP: lazy_gettext("Workshop"),
}


class TimerForm(Form):
    """How many minutes a round has from now; none takes the timer away."""

    minutes = DecimalField(validators=[Optional(), NumberRange(min=0, max=360)])
    more = DecimalField(validators=[Optional(), NumberRange(min=0, max=360)])


class TablesForm(Form):
    """Tables: a line each, with the topic if there is one."""

    count = IntegerField(lazy_gettext("How many tables"), validators=[Optional(), NumberRange(0, MOST_TABLES)])
    topics = TextAreaField(
        lazy_gettext("Topics, a line for each table"),
        filters=[tidy],
        validators=[Length(max=MOST_TABLES * 121, message=TOO_LONG), PlainText()],
    )

    def lines(self) -> list[str]:
        """The topics; tables beyond the lines have none."""
        topics = [line.strip()[:120] for line in (self.topics.data or "").split("\n") if line.strip()]
        return topics + [""] * ((self.count.data or 0) - len(topics))


class HostForm(Form):
    """Where somebody sits, and whether they host the table."""

    table = StringField(filters=[tidy], validators=[Length(max=20, message=TOO_LONG), PlainText()])
    hosts = StringField(validators=[AnyOf(["", "yes", "no"])])


class ApprovalForm(Form):
    """Cards that waited, by their numbers in the database; with a reason they are taken aside."""

    idea = StringField()
    reason = StringField(filters=[tidy], validators=[Length(max=200, message=TOO_LONG), PlainText()])

    def ideas(self) -> list[int]:
        """Which cards were chosen."""
        return [int(id_) for id_ in self.idea.raw_data or [] if id_.isdecimal() and len(id_) < 16]


class ForumForm(Form):
    """The plan of a forum."""

    kind = SelectField(lazy_gettext("Kind of event"), choices=choices(KINDS))
    title = line(lazy_gettext("Title"), lazy_gettext("Please give the forum a title."), longest=120)
    theme_fields = SelectMultipleField(
        lazy_gettext("Theme fields"),
        coerce=int,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    prompt = line(lazy_gettext("The question"), lazy_gettext("Please write down what you ask."))
    prompt_en = line(lazy_gettext("The question in English"))
    prompt_ar = line(lazy_gettext("The question in Arabic"))
    place = line(lazy_gettext("Place"), longest=120)
    day = Day(lazy_gettext("Day"), validators=[InputRequired(lazy_gettext("Please choose a day."))])
    begins = TimeField(
        lazy_gettext("Begins at"), validators=[InputRequired(lazy_gettext("Please say when it begins."))]
    )
    ends = TimeField(lazy_gettext("Ends at"), validators=[InputRequired(lazy_gettext("Please say when it ends."))])
    capacity = IntegerField(lazy_gettext("Seats"), default=40, validators=[Optional(), NumberRange(min=1, max=5000)])

    def validate_ends(self, field: Field) -> None:
        """An event ends after it has begun."""
        if field.data and self.begins.data and field.data <= self.begins.data:
            raise ValidationError(_("The end comes before the beginning."))

    def moment(self, time: Field) -> datetime:
        """A time of the chosen day, where the event takes place."""
        return datetime.combine(cast(date, self.day.data), time.data, TIME_ZONE)

    def prompts(self) -> dict[str, str]:
        """The question in the other languages of the pages, where somebody has put it in them."""
        others = {"en": self.prompt_en.data, "ar": self.prompt_ar.data}
        return {code: text for code, text in others.items() if text}
