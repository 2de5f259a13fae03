"""What may be sent about organisations, and what their fields are called."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, SelectField, SelectMultipleField, StringField
from wtforms.validators import Regexp
from wtforms.widgets import CheckboxInput, ListWidget

from workshop.core.forms import Form, tidy
from workshop.processes.directory import OPENABLE, Card
from workshop.processes.forms import BENCHES, choices, line, text
from workshop.processes.models import ORGANISATION_FIELDS

FIELDS = {
    "name": _("Name"),
    "bench": _("Bench"),
    "offers": _("Offers"),
    "audience": _("For whom"),
    "languages": _("Languages"),
    "districts": _("Where"),
    "address": _("Address"),
    "website": _("Website"),
    "email": _("E-mail"),
    "phone": _("Telephone"),
    "contact": _("Contact person"),
    "note": _("Note for the team"),
}
# A person's name is told to everybody only when somebody has ticked it.
OPEN_AT_FIRST = [name for name in OPENABLE if name not in ("email", "phone", "contact")]


class OrganisationForm(Form):
    """An organisation, and what everybody may read of it."""

    name = line(_("Name"), _("Please enter the name of the organisation."), longest=160)
    bench = SelectField(_("Bench"), choices=choices({"": _("none"), **BENCHES}))
    offers = text(
        _("What does it offer?"), description=_("One offer on each line, such as “German course for mothers”.")
    )
    audience = text(_("For whom?"), longest=500)
    languages = line(_("In which languages?"), longest=300, description=_("With commas between."))
    districts = line(_("Where?"), longest=300, description=_("Districts or quarters, with commas between."))
    address = line(_("Address"), longest=300)
    website = StringField(
        _("Website"),
        [Regexp(r"(https?://[^\s]+)?$", message=_("Please enter the whole address, beginning with https://"))],
        filters=[tidy],
    )
    email = StringField(
        _("E-mail"),
        [Regexp(r"([^@\s]+@[^@\s]+\.[^@\s.]+)?$", message=_("Something is missing in this address, such as the @."))],
        filters=[tidy],
    )
    phone = line(_("Telephone"), longest=60)
    contact = line(_("Contact person"), longest=160)
    note = text(_("Note for the team"), description=_("Nobody else reads it."))
    public = SelectMultipleField(
        _("What may everybody read?"),
        choices=choices({name: FIELDS[name] for name in OPENABLE}),
        default=OPEN_AT_FIRST,
        option_widget=CheckboxInput(),
        widget=ListWidget(prefix_label=False),
    )

    @property
    def card(self) -> Card:
        """What was sent."""
        texts: dict[str, Any] = {name: getattr(self, name).data or "" for name in ("name", *ORGANISATION_FIELDS)}
        return Card(**texts, bench=self.bench.data or None, public=frozenset(self.public.data or ()))


class TableForm(Form):
    """A table to be read in."""

    table = FileField(_("CSV file"), [FileRequired(_("Choose a file first."))])


class ReadingForm(Form):
    """Which column holds what; the columns are those of the table."""

    opens = BooleanField(
        _("Everybody may read of the new ones: name, offers, for whom, languages, where, address, website"),
        default=True,
    )

    step = StringField(default="look")

    @property
    def saves(self) -> bool:
        """Whether somebody has said yes."""
        return self.step.data == "save"

    @classmethod
    def for_columns(cls, header: Iterable[str], guessed: dict[str, int], **more: Any) -> ReadingForm:
        """The form with a choice of columns for each field."""
        columns = choices({"": _("not in this table"), **dict(enumerate(header))})
        fields = {
            f"column_{name}": SelectField(label, choices=columns, default=str(guessed.get(name, "")))
            for name, label in FIELDS.items()
        }
        chosen: type[ReadingForm] = type("ColumnsForm", (cls,), fields)
        return chosen(**more)

    @property
    def columns(self) -> dict[str, int]:
        """Which column was chosen for each field."""
        picked = {name: self[f"column_{name}"].data for name in FIELDS}
        return {name: int(place) for name, place in picked.items() if place}
