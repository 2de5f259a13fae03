"""What may be sent about guides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _
from wtforms import IntegerField, RadioField, SelectField
from wtforms.validators import InputRequired, NumberRange

from workshop.core.forms import Form
from workshop.core.languages import LANGUAGES
from workshop.interviews.guides.actions import Asked
from workshop.interviews.guides.models import OWN_LANGUAGE, Kind
from workshop.processes.forms import choices, line, text

LONGEST_TEXT = 4000
KINDS = {
    Kind.OPEN: _("Open: in one’s own words"),
    Kind.SCALE: _("Scale: five steps between two ends"),
    Kind.ONE: _("Choice: one answer"),
    Kind.SOME: _("Choice: several answers"),
}
TEMPLATES = {
    "understanding": _("Understanding of integration: what people mean by the word"),
    "practitioners": _("Practitioners: what those know who work with newcomers every day"),
    "residents": _("Residents: short, in everyday words; also as a form to fill in"),
    "associations": _("Associations and initiatives: rooms, money, being asked"),
    "": _("Empty: you write every question yourself"),
}


class NewGuideForm(Form):
    """A guide to begin."""

    title = line(_("Name of the guide"), _("Please give the guide a name."), longest=120)
    template = RadioField(_("What do you begin with?"), choices=choices(TEMPLATES), default="understanding")


class GuideForm(Form):
    """What stands around the questions."""

    title = line(_("Name of the guide"), _("Please give the guide a name."), longest=120)
    target_group = line(_("For whom"), longest=200)
    minutes = IntegerField(
        _("How many minutes it takes"),
        [InputRequired(_("Please enter a number.")), NumberRange(5, 480, _("Between 5 minutes and 8 hours."))],
    )
    introduction = text(_("Greeting: what one says before the first question"), longest=LONGEST_TEXT)
    consent = text(
        _("Consent: what happens with the answers"),
        longest=LONGEST_TEXT,
        description=_("This text is read out or handed over before the talk, and it is kept with each consent."),
    )
    closing = text(_("Thanks: what one says at the end"), longest=LONGEST_TEXT)

    @property
    def wording(self) -> dict[str, Any]:
        """What was sent, by the names of the columns."""
        names = ("title", "target_group", "minutes", "introduction", "consent", "closing")
        return {name: self[name].data if name == "minutes" else self[name].data or "" for name in names}


class SectionForm(Form):
    """A section."""

    title = line(_("Section"), _("Please give the section a title."), longest=160)


class QuestionForm(Form):
    """A question."""

    kind = SelectField(_("How is it answered?"), choices=choices(KINDS), default=Kind.OPEN)
    options = text(
        _("Answers to choose from, a line each; for a scale its two ends"),
        longest=1000,
        description=_("Stays empty for an open question."),
    )
    prompts = text(
        _("Prompts for the interviewer, a line each"),
        longest=1000,
        description=_("What one asks when the answer is short. Nobody else sees them."),
    )
    text = line(_("Question"), _("Please write the question."), longest=600)

    @property
    def asked(self) -> Asked:
        """What was sent."""
        return Asked(self.text.data or "", Kind(self.kind.data), self.options.data or "", self.prompts.data or "")


class VersionForm(Form):
    """A version to be held."""

    note = line(_("What is new in it, in a few words"), longest=200)


class LanguageForm(Form):
    """Another language."""

    language = SelectField(
        _("Language"),
        choices=choices({code: each.name for code, each in LANGUAGES.items() if code != OWN_LANGUAGE}),
    )


def wordings_form(places: Iterable[str]) -> Form:
    """The texts of a guide in another language: a field for each place."""
    fields = {place: text("", longest=LONGEST_TEXT) for place in places}
    form: Form = type("WordingsForm", (Form,), fields)()
    return form
