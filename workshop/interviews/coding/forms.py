"""What may be sent about codes and marks."""

from __future__ import annotations

from collections.abc import Sequence

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, IntegerField, SelectField
from wtforms.validators import InputRequired

from workshop.core.forms import Form
from workshop.interviews.coding.actions import Entry
from workshop.interviews.coding.models import Code
from workshop.processes.forms import line, text
from workshop.processes.models import Process
from workshop.themes.actions import fields_of

NO_PASSAGE = _("Please choose a passage first: some words, a sentence or a paragraph.")


class CodeForm(Form):
    """A code."""

    name = line(_("A code"), _("Please give the code a name."), longest=80)
    definition = text(_("What belongs to it, and what does not"), longest=1000)
    example = text(_("An example, in words that give nobody away"), longest=500)
    theme_field_id = SelectField(_("Theme field"), coerce=int, default=0)
    parent_id = SelectField(_("Below which code"), coerce=int, default=0)

    def offer(self, process: Process, codes: Sequence[Code]) -> CodeForm:
        """What can be chosen in this study."""
        none = (0, gettext("none"))
        self.theme_field_id.choices = [none, *((field.id, field.title) for field in fields_of(process))]
        self.parent_id.choices = [none, *((code.id, code.name) for code in codes)]
        return self

    @property
    def entry(self) -> Entry:
        """What was sent."""
        return Entry(
            self.name.data or "", self.definition.data or "", self.example.data or "", self.theme_field_id.data or None
        )


class ApartForm(Form):
    """Whether coders see each other."""

    apart = BooleanField(_("Coders see only their own marks"))


class CodeChoiceForm(Form):
    """What a passage is marked with."""

    code_id = SelectField(_("A code"), coerce=int)
    memo = line(_("Memo, if you like"), longest=500)

    def offer(self, codes: Sequence[tuple[int, str]]) -> CodeChoiceForm:
        """The codebook of the study."""
        self.code_id.choices = list(codes)
        return self


class MarkForm(CodeChoiceForm):
    """A passage, by its place in the text."""

    start = IntegerField("", [InputRequired(NO_PASSAGE)])
    end = IntegerField("", [InputRequired(NO_PASSAGE)])


class MemoForm(Form):
    """A thought about a talk."""

    text = text(_("What strikes you?"), longest=2000)
