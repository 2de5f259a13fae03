"""What may be sent about circles and seats."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask_babel import gettext
from flask_babel import lazy_gettext as _
from wtforms import BooleanField, DateField, IntegerField, SelectField, StringField
from wtforms.validators import NumberRange, Optional, Regexp, ValidationError

from workshop.accounts.models import Account
from workshop.core.forms import Form, tidy
from workshop.processes.forms import BENCHES, choices, day, line, text
from workshop.processes.models import Bench
from workshop.processes.timetable import today
from workshop.steering.actions.seats import CirclePlan, Person, SeatPlan
from workshop.steering.models import Circle, CircleKind, Seat

KINDS = {
    CircleKind.STEERING: _("Steering group"),
    CircleKind.WORKING_CIRCLE: _("Working circle"),
    CircleKind.WORKING_GROUP: _("Working group"),
}
MOST = 60


def parts_of(bench: Bench) -> IntegerField:
    """How many parts of the seats a bench has."""
    return IntegerField(BENCHES[bench], [Optional(), NumberRange(0, MOST)], default=0)


def mail_address(label: Any) -> StringField:
    """An address, or none."""
    complaint = _("Something is missing in this address, such as the @.")
    return StringField(label, [Regexp(r"([^@\s<>,;]+@[^@\s<>,;]+\.[^@\s<>,;.]+)?$", message=complaint)], filters=[tidy])


class CircleForm(Form):
    """A circle and its rule."""

    kind = SelectField(_("What kind of circle?"), choices=choices(KINDS), default=CircleKind.WORKING_GROUP)
    title = line(_("Name"), _("Please give the circle a name."), longest=120)
    purpose = text(_("What is it for?"), longest=600)
    seat_count = IntegerField(
        _("Number of seats"),
        [Optional(), NumberRange(1, 200)],
        description=_("Leave it empty when only the shares are agreed."),
    )
    quorum = IntegerField(
        _("Quorum: more than so many percent of the seats"), [Optional(), NumberRange(0, 99)], default=50
    )
    administration = parts_of(Bench.ADMINISTRATION)
    welfare = parts_of(Bench.WELFARE)
    migrant = parts_of(Bench.MIGRANT)
    resident = parts_of(Bench.RESIDENT)

    @classmethod
    def of(cls, circle: Circle) -> CircleForm:
        """The form as the circle stands."""
        parts = {share.bench: share.parts for share in circle.shares}
        return cls(obj=circle, data={bench.value: parts.get(bench, 0) for bench in Bench})

    @property
    def plan(self) -> CirclePlan:
        """What was sent."""
        return CirclePlan(
            kind=self.kind.data,
            title=self.title.data or "",
            purpose=self.purpose.data or "",
            seat_count=self.seat_count.data,
            quorum=self.quorum.data if self.quorum.data is not None else 50,
            parts={bench.value: self[bench.value].data or 0 for bench in Bench},
        )


class SeatForm(Form):
    """A seat: for whom, who, who sits in, from when to when."""

    organisation = line(
        _("Organisation"), longest=160, description=_("Chosen from the directory, or written down new.")
    )
    bench = SelectField(_("Bench"), choices=choices({"": _("none"), **BENCHES}))
    member_name = line(_("Member"), _("Please enter who sits here."), longest=120)
    member_email = mail_address(_("E-mail of the member"))
    member_agreed = BooleanField(_("The member agreed that everybody may read the name"))
    deputy_name = line(_("Deputy"), longest=120)
    deputy_email = mail_address(_("E-mail of the deputy"))
    deputy_agreed = BooleanField(_("The deputy agreed that everybody may read the name"))
    starts_on = day(_("From"))
    ends_on = DateField(_("Until"), [Optional()])

    @classmethod
    def of(cls, seat: Seat | None) -> SeatForm:
        """The form as the seat stands, or empty."""
        if seat is None:
            return cls(formdata=None, starts_on=today())
        plain = ("bench", "member_name", "member_email", "deputy_name", "deputy_email", "starts_on", "ends_on")
        return cls(
            formdata=None,
            data={name: getattr(seat, name) for name in plain}
            | {
                "organisation": seat.organisation.name if seat.organisation else "",
                "member_agreed": seat.member_agreed_at is not None,
                "deputy_agreed": seat.deputy_agreed_at is not None,
            },
        )

    def validate_ends_on(self, field: DateField) -> None:
        """A seat ends after it has begun."""
        if field.data and self.starts_on.data and field.data < self.starts_on.data:
            raise ValidationError(gettext("The seat would end before it begins. Please check both days."))

    def plan(self, accounts: Sequence[Account]) -> SeatPlan:
        """What was sent; a person with the address of an account of the process is that account."""
        return SeatPlan(
            organisation=self.organisation.data or "",
            bench=self.bench.data or None,
            member=self.person("member", accounts),
            deputy=self.person("deputy", accounts),
            starts_on=self.starts_on.data or today(),
            ends_on=self.ends_on.data,
        )

    def person(self, place: str, accounts: Sequence[Account]) -> Person:
        """The member or the deputy."""
        name, email = self[f"{place}_name"].data or "", (self[f"{place}_email"].data or "").lower()
        account = next((one for one in accounts if email and one.email == email), None)
        return Person(name, email, account, bool(self[f"{place}_agreed"].data and name))
