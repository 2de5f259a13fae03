"""Forms: what may be sent. The same form reads a page and a socket message."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import Field, ValidationError
from wtforms.i18n import get_translations

from workshop.core.errors import Refused

# Bidirectional controls that reorder what stands around them (Unicode UAX 9). Joiners stay: Persian needs them.
BIDI_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c")


@cache
def words_of_the_library(code: str) -> Any:
    """What WTForms says in a language, read once: Flask-WTF would read the catalogue for each form again."""
    try:
        return get_translations([code])
    except FileNotFoundError:  # the library does not speak it; what people can meet is said in words of ours
        return get_translations(["en"])


class Form(FlaskForm):
    """A form that can be read from a page (with its CSRF token) or from a socket message."""

    class Meta(FlaskForm.Meta):
        """How the library's own words are found."""

        def get_translations(self, form: Any) -> Any:
            """In the language of the page."""
            return words_of_the_library(str(get_locale() or "en"))

    @classmethod
    def of_message(cls, data: object) -> Form:
        """Read a socket message: its Origin and its visitor were checked before, it needs no token."""
        fields = data if isinstance(data, Mapping) else {}
        flat = MultiDict({str(key): str(value) for key, value in fields.items() if isinstance(value, (str, int))})
        return cls(formdata=flat, meta={"csrf": False})

    def refuse_unless_valid(self) -> None:
        """Raise the first complaint as a refusal (422)."""
        if not self.validate():
            raise Refused(self.first_complaint(), 422)

    def first_complaint(self) -> str:
        """The first thing that is wrong, as a sentence."""
        for errors in self.errors.values():
            for error in errors:
                return str(error)
        return str(_("Please check what you entered."))


def tidy(text: str | None) -> str:
    """One composed form for what looks the same (NFC), no carriage returns, no blank ends."""
    return unicodedata.normalize("NFC", text or "").replace("\r\n", "\n").replace("\r", "\n").strip()


class PlainText:
    """Validator: no control characters, and no character that reorders the text around it."""

    def __call__(self, form: Any, field: Field) -> None:
        """Complain about the first such character."""
        for character in field.data or "":
            hidden = unicodedata.category(character) in ("Cc", "Cs") and character not in "\n\t"
            if hidden or character in BIDI_CONTROLS:
                raise ValidationError(_("There is an invisible character in this text. Please type it again."))
