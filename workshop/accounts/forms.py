"""What may be sent about accounts."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import EmailField, PasswordField
from wtforms.validators import InputRequired, Length

from workshop.core.forms import Form


class SignInForm(Form):
    """E-mail address and password."""

    email = EmailField(
        _("E-mail address"),
        [InputRequired(_("Please enter your e-mail address.")), Length(max=254)],
        render_kw={"autocomplete": "username"},
    )
    password = PasswordField(
        _("Password"),
        [InputRequired(_("Please enter your password.")), Length(max=1000)],
        render_kw={"autocomplete": "current-password"},
    )
