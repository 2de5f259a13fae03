"""What may be sent about accounts."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Regexp, ValidationError

from workshop.core.forms import Form, PlainText, tidy

SHORTEST_PASSWORD = 12


def enough_characters(form: Any, field: PasswordField) -> None:
    """Validator: a password that can't be guessed by trying."""
    if len(field.data or "") < SHORTEST_PASSWORD:
        raise ValidationError(
            gettext(
                "A password needs at least %(count)s characters. A short sentence is good.", count=SHORTEST_PASSWORD
            )
        )


def name_field() -> StringField:
    """The name that others see."""
    return StringField(
        _("Your name"),
        [
            DataRequired(_("Please enter a name.")),
            Length(max=120, message=_("Please shorten the name to 120 characters.")),
            PlainText(),
        ],
        filters=[tidy],
        render_kw={"autocomplete": "name"},
    )


def email_field() -> EmailField:
    """The address somebody signs in with."""
    return EmailField(
        _("E-mail address"),
        [
            DataRequired(_("Please enter an e-mail address.")),
            Length(max=254, message=_("This address is too long.")),
            Regexp(r"[^@\s]+@[^@\s]+\.[^@\s.]+$", message=_("Something is missing in this address, such as the @.")),
            PlainText(),
        ],
        filters=[tidy],
        render_kw={"autocomplete": "username"},
    )


def new_password_field() -> PasswordField:
    """A password to be kept from now on."""
    return PasswordField(
        _("New password"),
        [enough_characters, Length(max=1000, message=_("Please shorten the password to 1000 characters."))],
        description=_("At least 12 characters. A short sentence is easy to keep in mind."),
        render_kw={"autocomplete": "new-password"},
    )


class SignInForm(Form):
    """E-mail address and password."""

    email = EmailField(
        _("E-mail address"),
        [
            InputRequired(_("Please enter your e-mail address.")),
            Length(max=254, message=_("This address is too long.")),
        ],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        _("Password"),
        [InputRequired(_("Please enter your password.")), Length(max=1000, message=_("This password is too long."))],
        render_kw={"autocomplete": "current-password"},
    )


class NameForm(Form):
    """One's own name."""

    name = name_field()


class PasswordForm(Form):
    """The password one has, and the one to have from now on."""

    old = PasswordField(
        _("Password you have now"),
        [InputRequired(_("Please enter the password you have now.")), Length(max=1000)],
        render_kw={"autocomplete": "current-password"},
    )
    new = new_password_field()


class NewPasswordForm(Form):
    """A password set by a link."""

    password = new_password_field()


class AccountForm(Form):
    """An account opened for somebody else."""

    name = name_field()
    email = email_field()


class JoiningForm(Form):
    """An account made by an invitation."""

    name = name_field()
    email = email_field()
    password = new_password_field()
