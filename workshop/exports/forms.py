"""What may be asked for."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from wtforms import RadioField

from workshop.core.forms import Form
from workshop.processes.forms import choices

FORMATS = {
    "pdf": _("PDF: to print and to read, accessible, for the archive"),
    "docx": _("DOCX: to work on in Word"),
    "odt": _("ODT: to work on in LibreOffice"),
    "epub": _("EPUB: for e-readers and phones"),
    "html": _("HTML: one file for every browser"),
    "md": _("Markdown: plain text"),
}
SOURCES = {
    "annex": _("As an annex, with a number at each place"),
    "notes": _("As footnotes"),
    "none": _("Leave them out"),
}


class ExportForm(Form):
    """A format, and what becomes of the sources."""

    format = RadioField(_("Which format?"), choices=choices(FORMATS), default="pdf")
    sources = RadioField(_("What becomes of the sources?"), choices=choices(SOURCES), default="annex")
