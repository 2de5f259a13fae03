"""What may be sent while a section is written together: the id of the section, and bytes as base64."""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any

from flask_babel import gettext as _
from wtforms import IntegerField, StringField, ValidationError
from wtforms.validators import InputRequired, Length, NumberRange

from workshop.core.forms import Form

LARGEST_NUMBER = 2**53 - 1


class BytesField(StringField):
    """Bytes, written as base64."""

    bytes: bytes = b""

    def pre_validate(self, form: Any) -> None:
        """Complain about anything else."""
        try:
            self.bytes = base64.b64decode(self.data or "", validate=True)
        except (binascii.Error, ValueError) as error:
            raise ValidationError(_("This edit could not be read. Please open the page again.")) from error


class OfSection(Form):
    """About a section."""

    section = IntegerField(validators=[InputRequired(), NumberRange(1, LARGEST_NUMBER)])


class EnterMessage(OfSection):
    """Coming in to write, with what one has already (a state vector; empty at first)."""

    vector = BytesField()


class EditMessage(OfSection):
    """An edit in the words of Yjs."""

    edit = BytesField(validators=[InputRequired()])


class CaretMessage(OfSection):
    """Where somebody's caret stands, as two positions of Yjs; ``here`` when nowhere, empty when they leave."""

    caret = StringField(validators=[Length(max=600)])

    def validate_caret(self, field: Any) -> None:
        """Complain about anything but a pair of positions."""
        if field.data in (None, "", "here"):
            return
        try:
            places = json.loads(field.data)
        except ValueError:
            places = None
        if not isinstance(places, dict) or set(places) != {"anchor", "head"}:
            raise ValidationError(_("Please check what you entered."))
