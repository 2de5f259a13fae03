"""What may be sent about a card; everything that could be sent twice brings a key."""

from __future__ import annotations

import uuid
from typing import Any

from flask_babel import gettext as _
from wtforms import Field, IntegerField, StringField, TextAreaField, ValidationError
from wtforms.validators import AnyOf, Length, NumberRange, Optional

from workshop.core.forms import Form, PlainText, tidy
from workshop.core.languages import LANGUAGES
from workshop.forums.forms.words import TOO_LONG, UNKNOWN_LANGUAGE
from workshop.forums.models import LONGEST_ANSWER, LONGEST_IDEA

LARGEST_NUMBER = 2**53 - 1


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
    """An idea on its way to the wall; also a card written on paper, or written for somebody without a phone."""

    text = TextAreaField(filters=[tidy], validators=[Written(), PlainText()])
    lang = StringField(validators=[AnyOf(LANGUAGES, UNKNOWN_LANGUAGE)])
    speaker = IntegerField(validators=[Optional(), NumberRange(1, LARGEST_NUMBER)])


class RevisionForm(KeyedForm):
    """An own idea, worded anew."""

    text = TextAreaField(filters=[tidy], validators=[Written(), PlainText()])


class HidingForm(Form):
    """Why a card is taken off the wall; its author reads it."""

    reason = StringField(filters=[tidy], validators=[Length(max=200), PlainText()])


class AnswerForm(KeyedForm):
    """An answer to a question: what was chosen, or words."""

    values = StringField(validators=[Length(max=200, message=TOO_LONG)])
    text = TextAreaField(filters=[tidy], validators=[Length(max=LONGEST_ANSWER, message=TOO_LONG), PlainText()])
    lang = StringField(validators=[Optional(), AnyOf(LANGUAGES, UNKNOWN_LANGUAGE)])

    def validate_values(self, field: Field) -> None:
        """Numbers of choices or steps, with commas between them."""
        if not all(part.isdecimal() and len(part) <= 4 for part in self._parts()):
            raise ValidationError(_("This can't be chosen here. Please open the page again."))

    def chosen(self) -> list[int]:
        """What was chosen."""
        return [int(part) for part in self._parts()]

    def _parts(self) -> list[str]:
        return [part for part in (self.values.data or "").split(",") if part]
