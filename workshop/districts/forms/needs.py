"""What may be sent about offers and needs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import HiddenField, RadioField, SelectField, SelectMultipleField, StringField, ValidationError
from wtforms.validators import AnyOf, InputRequired
from wtforms.widgets import CheckboxInput

from workshop.core.forms import Form
from workshop.core.markdown.citations import KEY
from workshop.districts.actions.needs import NeedWords
from workshop.districts.actions.offers import OfferWords
from workshop.districts.models import District, Need, Offer, Statistic
from workshop.districts.phases import LIFE, MIGRATION, URGENCY, bits
from workshop.processes.forms import choices, line
from workshop.processes.forms import text as sentences
from workshop.processes.models import Organisation

ONE_KEY = re.compile(KEY)


def phases(label: str, words: Mapping[int, str]) -> SelectMultipleField:
    """Several phases to tick."""
    return SelectMultipleField(label, choices=choices(words), coerce=int, option_widget=CheckboxInput())


class PlacedForm(Form):
    """Something for people in a district and in phases."""

    district = SelectField(_("Where?"), coerce=int)
    audience = line(_("For whom?"), longest=200, description=_("Such as “families with small children”."))
    migration = phases(_("In which phases of migration?"), MIGRATION)
    life = phases(_("In which phases of life?"), LIFE)

    def offer_districts(self, districts: Iterable[District]) -> None:
        """Which districts one can choose from."""
        self.district.choices = [("0", gettext("the whole town")), *((str(one.id), one.name) for one in districts)]

    def fill(self, thing: Offer | Need) -> None:
        """Show where and for which phases something is."""
        self.district.data = thing.district_id or 0
        self.migration.data = [bit for bit in MIGRATION if thing.migration & bit]
        self.life.data = [bit for bit in LIFE if thing.life & bit]


class OfferForm(PlacedForm):
    """An offer."""

    title = line(_("What is offered?"), _("Please say what is offered."), longest=160)
    organisation = SelectField(_("Who offers it?"), coerce=int)
    text = sentences(_("When, where, how one gets in"), longest=1000)

    def offer_organisations(self, organisations: Iterable[Organisation]) -> None:
        """Who one can choose from: the directory."""
        self.organisation.choices = [
            ("0", gettext("not in the directory")),
            *((str(o.id), o.name) for o in organisations),
        ]

    @property
    def words(self) -> OfferWords:
        """What was sent."""
        return OfferWords(
            self.title.data or "",
            self.text.data or "",
            self.audience.data or "",
            bits(self.migration.data or ()),
            bits(self.life.data or ()),
            self.organisation.data or None,
            self.district.data or None,
        )


class NeedForm(PlacedForm):
    """A need, with its evidence."""

    title = line(
        _("What is missing?"),
        _("Please say what is missing."),
        longest=200,
        description=_("A sentence that somebody who lives there would nod at."),
    )
    text = sentences(_("What is meant by it"), longest=2000)
    urgency = RadioField(_("How urgent is it?"), choices=choices(URGENCY), coerce=int, default=2)
    keys = line(
        _("Who said it? Sources"),
        longest=300,
        description=_("Cards, quotations or resolutions by their keys, such as F1-8 I3-5."),
    )
    statistic = SelectField(_("Which figure shows it?"), coerce=int)
    observed = sentences(_("What else shows it?"), longest=1000)

    def validate_keys(self, field: StringField) -> None:
        """Keys look like keys; commas and brackets around them are no matter."""
        found = [key.removeprefix("@") for key in re.split(r"[\s,;\[\]]+", field.data or "") if key]
        wrong = [key for key in found if not ONE_KEY.fullmatch(key)]
        if wrong:
            raise ValidationError(
                gettext("This is no key of a source: %(key)s. One looks like F1-8.", key=wrong[0][:20])
            )
        field.data = " ".join(dict.fromkeys(found))

    def offer_statistics(self, statistics: Iterable[Statistic]) -> None:
        """Which figures one can choose from."""
        self.statistic.choices = [("0", gettext("none")), *((str(one.id), one.title) for one in statistics)]

    @property
    def words(self) -> NeedWords:
        """What was sent."""
        return NeedWords(
            self.title.data or "",
            self.text.data or "",
            self.audience.data or "",
            bits(self.migration.data or ()),
            bits(self.life.data or ()),
            self.urgency.data or 2,
            self.keys.data or "",
            self.observed.data or "",
            self.district.data or None,
            self.statistic.data or None,
        )


class MarkForm(Form):
    """A cell of the matrix: whether the need and the goal belong together now."""

    mark = HiddenField(
        "",
        [
            InputRequired(_("Say whether they belong together.")),
            AnyOf(("on", "off"), _("Say whether they belong together.")),
        ],
    )
