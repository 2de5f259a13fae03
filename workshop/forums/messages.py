"""What may be sent over a socket: the pages' forms, with the id of the thing they are about."""

from __future__ import annotations

from wtforms import Form as PlainForm
from wtforms import IntegerField, StringField
from wtforms.validators import InputRequired, Length, NumberRange, Optional

from workshop.core.forms import Form, PlainText, tidy
from workshop.forums.forms import (
    LARGEST_NUMBER,
    TOO_LONG,
    AnswerForm,
    HidingForm,
    IdeaForm,
    IntroductionForm,
    KeyedForm,
    RevisionForm,
    SeatForm,
)
from workshop.forums.models import MOST_DOTS

AN_ID = [InputRequired(), NumberRange(1, LARGEST_NUMBER)]


class OfIdea(PlainForm):
    """About an idea."""

    idea = IntegerField(validators=AN_ID)


class OfRound(PlainForm):
    """About a round."""

    round = IntegerField(validators=AN_ID)


class EnterMessage(Form):
    """Coming into a forum's room, with the last number seen; a projector brings the key of its link."""

    forum = IntegerField(validators=AN_ID)
    since = IntegerField(validators=[Optional(), NumberRange(0, LARGEST_NUMBER)])
    key = StringField(validators=[Length(max=64), PlainText()])


class SubmitMessage(IdeaForm, OfRound):
    """An idea for a round, perhaps with the table at which its author sits."""

    table = StringField(filters=[tidy], validators=[Length(max=20, message=TOO_LONG), PlainText()])


class ReviseMessage(RevisionForm, OfIdea):
    """An own idea, worded anew."""


class WithdrawMessage(KeyedForm, OfIdea):
    """An own idea, taken back."""


class RoundMessage(Form, OfRound):
    """Preparing, opening, pausing, revealing or closing a round."""


class TimerMessage(Form, OfRound):
    """How many seconds a round has from now; none takes the timer away."""

    seconds = IntegerField(validators=[Optional(), NumberRange(1, 6 * 60 * 60)])


class AnswerMessage(AnswerForm):
    """An answer to a question."""

    question = IntegerField(validators=AN_ID)


class IntroduceMessage(IntroductionForm, OfRound):
    """For whom somebody is here."""

    key = StringField(validators=[Length(max=64), PlainText()])


class SeatMessage(SeatForm):
    """Where somebody sits down."""

    forum = IntegerField(validators=AN_ID)
    key = StringField(validators=[Length(max=64), PlainText()])


class HideMessage(HidingForm, OfIdea):
    """An idea, taken off the wall."""


class ShowMessage(Form, OfIdea):
    """An idea, put back on the wall."""


class DotsMessage(KeyedForm):
    """How many dots lie on an island or card; of which weighing, if that is said."""

    idea = IntegerField(validators=[Optional(), NumberRange(1, LARGEST_NUMBER)])
    cluster = IntegerField(validators=[Optional(), NumberRange(1, LARGEST_NUMBER)])
    round = IntegerField(validators=[Optional(), NumberRange(1, LARGEST_NUMBER)])
    dots = IntegerField(validators=[InputRequired(), NumberRange(0, MOST_DOTS)])


class HandMessage(KeyedForm, OfRound):
    """A hand goes up or down; somebody is done or not yet."""

    down = StringField(validators=[Length(max=5)])

    def up(self) -> bool:
        """Whether it is meant, and not taken back."""
        return not self.down.data
