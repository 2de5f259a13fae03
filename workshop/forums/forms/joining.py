"""What may be sent by somebody who joins, sits down, or says for whom they are here."""

from __future__ import annotations

from flask_babel import lazy_gettext
from wtforms import StringField
from wtforms.validators import AnyOf, Length

from workshop.core.forms import Form, PlainText, tidy
from workshop.core.languages import LANGUAGES, PLAIN_GERMAN
from workshop.forums.forms.words import NOT_OFFERED, TOO_LONG, UNKNOWN_LANGUAGE
from workshop.processes.models import Bench

BENCHES = {
    Bench.RESIDENT: lazy_gettext("myself, as a resident"),
    Bench.MIGRANT: lazy_gettext("a migrants' organisation"),
    Bench.WELFARE: lazy_gettext("a welfare association"),
    Bench.ADMINISTRATION: lazy_gettext("the administration"),
}


class JoinForm(Form):
    """Joining a forum: a language, and what somebody likes to say."""

    language = StringField(validators=[AnyOf([*LANGUAGES, PLAIN_GERMAN.code], UNKNOWN_LANGUAGE)])
    name = StringField(filters=[tidy], validators=[Length(max=40, message=TOO_LONG), PlainText()])
    bench = StringField(filters=[tidy], validators=[AnyOf(["", *Bench], NOT_OFFERED)])
    table = StringField(filters=[tidy], validators=[Length(max=20, message=TOO_LONG), PlainText()])


class IntroductionForm(Form):
    """For whom somebody is here; nothing means: rather not say."""

    bench = StringField(filters=[tidy], validators=[AnyOf(["", *Bench], NOT_OFFERED)])


class SeatForm(Form):
    """Where somebody sits down."""

    table = StringField(filters=[tidy], validators=[Length(max=20, message=TOO_LONG), PlainText()])


class GuestForm(Form):
    """Somebody without a phone, entered by the host of a table or by a facilitator."""

    language = StringField(validators=[AnyOf([*LANGUAGES, PLAIN_GERMAN.code], UNKNOWN_LANGUAGE)])
    bench = StringField(filters=[tidy], validators=[AnyOf(["", *Bench], NOT_OFFERED)])
    table = StringField(filters=[tidy], validators=[Length(max=20, message=TOO_LONG), PlainText()])
