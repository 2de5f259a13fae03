"""What may be sent to a forum: the same forms read a page and a socket message."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import (
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
from workshop.core.languages import LANGUAGES, PLAIN_GERMAN
from workshop.forums.models import LONGEST_IDEA, ForumKind
from workshop.processes.forms import Day, choices, line
from workshop.processes.models import Bench

TIME_ZONE = ZoneInfo("Europe/Berlin")
KINDS = {
    ForumKind.KICK_OFF: lazy_gettext("Kick-off event"),
    ForumKind.EXPERT_FORUM: lazy_gettext("Expert forum"),
    ForumKind.CONFERENCE: lazy_gettext("Conference"),
    ForumKind.WORKSHOP: lazy_gettext("Workshop"),
}
BENCHES = {
    Bench.RESIDENT: lazy_gettext("myself, as a resident"),
    Bench.MIGRANT: lazy_gettext("a migrants' organisation"),
    Bench.WELFARE: lazy_gettext("a welfare association"),
    Bench.ADMINISTRATION: lazy_gettext("the administration"),
}
UNKNOWN_LANGUAGE = lazy_gettext("We do not know this language. Please choose one from the list.")
NOT_OFFERED = lazy_gettext("Please choose one of the answers that the page offers.")
TOO_LONG = lazy_gettext("At most %(max)d characters fit in this field. Please shorten it.")


class Key:
    """Validator: the UUID that a client makes before the first try."""

    def __call__(self, form: Any, field: Field) -> None:
        """Refuse what is no UUID; write what is one in its usual form."""
        try:
            field.data = str(uuid.UUID(field.data or ""))
        except ValueError as wrong:
            raise ValidationError(_("This card has no key. Please open the page again.")) from wrong


class Written:
    """Validator: something is written, and it fits on the card."""

    def __init__(self, longest: int = LONGEST_IDEA) -> None:
        self.longest = longest

    def __call__(self, form: Any, field: Field) -> None:
        """Refuse an empty card, and one that is too full."""
        if not field.data:
            raise ValidationError(_("There is nothing on this card yet."))
        if len(field.data) > self.longest:
            raise ValidationError(
                _("At most %(longest)s characters fit on a card. Make two of it.", longest=self.longest)
            )


class KeyedForm(Form):
    """Anything that may be sent twice and must count once."""

    key = StringField(validators=[Key()])


class IdeaForm(KeyedForm):
    """An idea on its way to the wall; also a card written on paper."""

    text = TextAreaField(filters=[tidy], validators=[Written(), PlainText()])
    lang = StringField(validators=[AnyOf(LANGUAGES, UNKNOWN_LANGUAGE)])


class RevisionForm(KeyedForm):
    """An own idea, worded anew."""

    text = TextAreaField(filters=[tidy], validators=[Written(), PlainText()])


class HidingForm(Form):
    """Why a card is taken off the wall; its author reads it."""

    reason = StringField(filters=[tidy], validators=[Length(max=200), PlainText()])


class JoinForm(Form):
    """Joining a forum: a language, and what somebody likes to say."""

    language = StringField(validators=[AnyOf([*LANGUAGES, PLAIN_GERMAN.code], UNKNOWN_LANGUAGE)])
    name = StringField(filters=[tidy], validators=[Length(max=40, message=TOO_LONG), PlainText()])
    bench = StringField(filters=[tidy], validators=[AnyOf(["", *Bench], NOT_OFFERED)])
    table = StringField(filters=[tidy], validators=[Length(max=20, message=TOO_LONG), PlainText()])


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
