"""What may be sent about a district and its boundary."""

from __future__ import annotations

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import FileField, ValidationError

from workshop.core.forms import Form
from workshop.districts.actions.boundaries import File
from workshop.processes.forms import line, text


class DistrictForm(Form):
    """A district by hand."""

    name = line(_("Name of the district"), _("Please give the district a name."), longest=120)
    summary = text(_("What is it like there, in two or three sentences?"), longest=1500)


class UploadForm(Form):
    """A file, and where it comes from."""

    file = FileField(_("File"))
    source = line(_("Where does it come from?"), longest=200, description=_("Such as “Land registry, January 2026”."))

    def validate_file(self, field: FileField) -> None:
        """There must be something in it."""
        if not field.data or not getattr(field.data, "filename", ""):
            raise ValidationError(gettext("Please choose a file."))

    @property
    def as_file(self) -> File:
        """What was sent."""
        with self.file.data.stream as stream:
            return File(self.file.data.filename, stream.read(), self.source.data or "")


class BoundariesForm(UploadForm):
    """A GeoJSON file with boundaries."""

    file = FileField(
        _("GeoJSON file"),
        description=_("In degrees (WGS 84), up to 20 MB. Nothing is changed before you have seen it."),
    )
    name_property = line(
        _("Which property has the names?"),
        longest=80,
        description=_("Leave it empty and we look for it: “name”, “stadtteil”, “bezirk” and the like."),
    )
