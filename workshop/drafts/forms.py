"""What may be sent about drafts and versions."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, Length, Optional
from wtforms.widgets import HiddenInput

from workshop.core.forms import Form, PlainText, tidy

LONGEST_TITLE = 200


class TitleForm(Form):
    """The title of a section; ``parent`` is the chapter it goes into."""

    title = StringField(
        _("Title"),
        [DataRequired(_("Please give it a title.")), Length(max=LONGEST_TITLE), PlainText()],
        filters=[tidy],
    )
    parent = IntegerField(validators=[Optional()], widget=HiddenInput())


class PlaceForm(Form):
    """Where a section goes: ``up``, ``down``, ``in``, ``out``, or in front of another section (its id)."""

    place = StringField(validators=[DataRequired()])


class EditForm(TitleForm):
    """A section while somebody writes. Its length is checked by the action, so that the text stays in the field."""

    text = TextAreaField(_("Text"), filters=[tidy])
    base = IntegerField(widget=HiddenInput(), default=0, validators=[Optional()])
    words = StringField(
        _("Search the sources"),
        [Length(max=200)],
        description=_("Words of a card or a resolution, a number, or the name of a forum"),
        filters=[tidy],
    )
    step = StringField(default="save")


class VersionForm(Form):
    """The name of a version, and what it is about."""

    name = StringField(
        _("Name"),
        [DataRequired(_("Please give the version a name.")), Length(max=LONGEST_TITLE), PlainText()],
        filters=[tidy],
        description=_("What is it cut for? For example: interim report, or text for the steering group"),
    )
    note = TextAreaField(
        _("What is new in it"),
        [Length(max=2000), PlainText()],
        filters=[tidy],
        description=_("In one or two sentences"),
    )
