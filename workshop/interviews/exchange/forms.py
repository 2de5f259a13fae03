"""What may be sent: a file from another program."""

from __future__ import annotations

from flask_babel import lazy_gettext as _
from flask_wtf.file import FileField, FileRequired
from wtforms import SelectField

from workshop.core.forms import Form


class ExchangeForm(Form):
    """A project or a codebook, and the guide that texts from elsewhere are filed under."""

    file = FileField(
        _("A REFI-QDA project (.qdpx) or codebook (.qdc)"),
        [FileRequired(_("Please choose a file."))],
        render_kw={"accept": ".qdpx,.qdc"},
    )
    guide_version_id = SelectField(_("Guide that the texts are filed under"), coerce=int)
