"""What may be sent: by those who open a link, and by those who follow it."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, IntegerField, SelectField, StringField
from wtforms.validators import InputRequired, Length, NumberRange

from workshop.core.forms import Form

FOR_PARTICIPANTS = True


class LinkForm(Form):
    """A guide to be filled in by people themselves."""

    guide_version_id = SelectField(_("Guide"), coerce=int)
    group_id = SelectField(_("Group"), coerce=int)
    most = IntegerField(
        _("How often it can be filled in at most"),
        [InputRequired(_("Please enter a number.")), NumberRange(1, 2000, _("Between 1 and 2000."))],
        default=100,
    )


class BeginForm(Form):
    """Language and consent of somebody who begins."""

    language = StringField("", [InputRequired(), Length(max=10)])
    agrees = BooleanField("", [InputRequired(_("Please tick that you agree. Without it we may keep nothing."))])
    may_quote = BooleanField("")


class ReceiptForm(Form):
    """A receipt, to take a form back."""

    receipt = StringField("", [InputRequired(_("Please enter the receipt.")), Length(max=40)])
