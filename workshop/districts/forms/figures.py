"""What may be sent about figures."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import BooleanField, FileField

from workshop.districts.actions.figures import About
from workshop.districts.forms.districts import UploadForm
from workshop.processes.forms import day, line
from workshop.processes.timetable import today


class FiguresForm(UploadForm):
    """A CSV file with what is counted in it."""

    title = line(
        _("What is counted?"),
        _("Please say what is counted."),
        longest=120,
        description=_("Such as “Residents” or “Under 18”. What has the same name already gets the new years."),
    )
    unit = line(_("Unit"), _("Please give the unit."), longest=40, description=_("Such as “people” or “percent”."))
    counts_people = BooleanField(_("People are counted: protect numbers under five"), default=True)
    file = FileField(
        _("CSV file"),
        description=_(
            "A column with the districts, one with the year, one with the number; or a column for each year."
        ),
    )
    source = line(
        _("Source"), _("Please name the source."), longest=200, description=_("Such as “Residents’ register”.")
    )
    as_of = day(_("As of which day?"))

    @property
    def about(self) -> About:
        """What was said about the file."""
        return About(
            self.title.data or "", self.unit.data or "", bool(self.counts_people.data), self.as_of.data or today()
        )
