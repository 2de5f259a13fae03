"""Circles and their seats: to everybody the organisations, to the team the people."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext
from sqlalchemy import select

from workshop.accounts.access import account_of
from workshop.accounts.models import Account
from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.processes.access import RUNNERS, memberships_in
from workshop.processes.forms import BENCHES
from workshop.processes.models import Organisation, Process
from workshop.processes.timetable import today
from workshop.steering import access
from workshop.steering.actions import seats as actions
from workshop.steering.balance import balance_of, rule_in_words
from workshop.steering.forms.seats import KINDS, CircleForm, SeatForm
from workshop.steering.models import Circle, Seat
from workshop.steering.views.blueprint import bp


@bp.get("/p/<slug>/circles")
def show_circles(slug: str) -> ResponseReturnValue:
    """Who decides: benches, organisations, and people who agreed to be named."""
    visitor = current_visitor()
    process = access.process_for(visitor, slug)
    role = access.role_in(visitor, process)
    circles = access.circles_of(process)
    return render_template(
        "steering/circles.html",
        process=process,
        circles=[(circle, balance_of(circle, today()), rule_in_words(circle)) for circle in circles],
        kinds=KINDS,
        benches=BENCHES,
        inside=role is not None,
        runs=role in RUNNERS,
        account=visitor.account,
    )


def circle_page(process: Process, form: CircleForm, circle: Circle | None, status: int = 200) -> ResponseReturnValue:
    """The form of a circle."""
    return render_template("steering/circle_form.html", process=process, form=form, circle=circle), status


@bp.get("/p/<slug>/circles/new")
def new_circle(slug: str) -> ResponseReturnValue:
    """Begin a circle; the first one is the steering group, in equal thirds."""
    process = access.process_run_by(current_visitor(), slug)
    form = CircleForm(formdata=None)
    if not access.circles_of(process):
        form.kind.data, form.title.data, form.seat_count.data = "steering", _("Steering group"), 12
        for bench in ("administration", "welfare", "migrant"):
            form[bench].data = 1
    return circle_page(process, form, None)


@bp.post("/p/<slug>/circles/new")
def open_circle(slug: str) -> ResponseReturnValue:
    """Open it."""
    visitor = current_visitor()
    process = access.process_run_by(visitor, slug)
    form = CircleForm()
    if not form.validate_on_submit():
        return circle_page(process, form, None, 422)
    circle = actions.open_circle(process, form.plan, by=account_of(visitor))
    flash(_("The circle stands. Now give it its seats."))
    return redirect(url_for("steering.show_circles", slug=slug, _anchor=f"circle-{circle.id}"), 303)


@bp.get("/circles/<int:circle_id>")
def show_circle(circle_id: int) -> ResponseReturnValue:
    """Change it."""
    circle = access.circle_run_by(current_visitor(), circle_id)
    return circle_page(circle.process, CircleForm.of(circle), circle)


@bp.post("/circles/<int:circle_id>")
def change_circle(circle_id: int) -> ResponseReturnValue:
    """Save it."""
    visitor = current_visitor()
    circle = access.circle_run_by(visitor, circle_id)
    form = CircleForm()
    if not form.validate_on_submit():
        return circle_page(circle.process, form, circle, 422)
    actions.change_circle(circle, form.plan, by=account_of(visitor))
    return to_circle(circle, _("Saved."))


def to_circle(circle: Circle, said: str) -> ResponseReturnValue:
    """Back to the circle on the page of all."""
    flash(said)
    return redirect(url_for("steering.show_circles", slug=circle.process.slug, _anchor=f"circle-{circle.id}"), 303)


@bp.post("/circles/<int:circle_id>/members")
def seat_the_members(circle_id: int) -> ResponseReturnValue:
    """Give seats to those who are in the steering group already."""
    visitor = current_visitor()
    circle = access.circle_run_by(visitor, circle_id)
    count = actions.seat_the_members(circle, by=account_of(visitor))
    return to_circle(circle, ngettext("%(num)d seat is given.", "%(num)d seats are given.", count))


def accounts_in(process: Process) -> list[Account]:
    """Those with a role in the process."""
    return [membership.account for membership in memberships_in(process)]


def seat_page(circle: Circle, form: SeatForm, seat: Seat | None, status: int = 200) -> ResponseReturnValue:
    """The form of a seat, with the directory's names to choose from."""
    names = select(Organisation.name).where(Organisation.process_id == circle.process_id)
    page = render_template(
        "steering/seat_form.html",
        process=circle.process,
        circle=circle,
        seat=seat,
        form=form,
        organisations=db.session.scalars(names.order_by(Organisation.sort_name).limit(1000)).all(),
        people=accounts_in(circle.process),
    )
    return page, status


@bp.get("/circles/<int:circle_id>/seats/new")
def new_seat(circle_id: int) -> ResponseReturnValue:
    """A new seat."""
    circle = access.circle_run_by(current_visitor(), circle_id)
    form = SeatForm.of(None)
    form.bench.data = request.args.get("bench", "")
    return seat_page(circle, form, None)


@bp.post("/circles/<int:circle_id>/seats/new")
def give_seat(circle_id: int) -> ResponseReturnValue:
    """Give it."""
    visitor = current_visitor()
    circle = access.circle_run_by(visitor, circle_id)
    form = SeatForm()
    if not form.validate_on_submit():
        return seat_page(circle, form, None, 422)
    actions.give_seat(circle, form.plan(accounts_in(circle.process)), by=account_of(visitor))
    return to_circle(circle, _("The seat is given."))


@bp.get("/seats/<int:seat_id>")
def show_seat(seat_id: int) -> ResponseReturnValue:
    """Change a seat."""
    seat = access.seat_run_by(current_visitor(), seat_id)
    return seat_page(seat.circle, SeatForm.of(seat), seat)


@bp.post("/seats/<int:seat_id>")
def change_seat(seat_id: int) -> ResponseReturnValue:
    """Save it."""
    visitor = current_visitor()
    seat = access.seat_run_by(visitor, seat_id)
    form = SeatForm()
    if not form.validate_on_submit():
        return seat_page(seat.circle, form, seat, 422)
    actions.change_seat(seat, form.plan(accounts_in(seat.circle.process)), by=account_of(visitor))
    return to_circle(seat.circle, _("Saved."))


@bp.post("/seats/<int:seat_id>/end")
def end_seat(seat_id: int) -> ResponseReturnValue:
    """From today nobody sits there."""
    visitor = current_visitor()
    seat = access.seat_run_by(visitor, seat_id)
    actions.end_seat(seat, by=account_of(visitor))
    return to_circle(seat.circle, _("The seat has ended."))


@bp.post("/seats/<int:seat_id>/consent")
def agree_to_be_named(seat_id: int) -> ResponseReturnValue:
    """Say for oneself whether everybody may read the name."""
    visitor = current_visitor()
    seat = access.seat_held_by(visitor, seat_id)
    agrees = request.form.get("agrees") == "yes"
    actions.agree_to_be_named(seat, account_of(visitor), agrees=agrees)
    said = _("Everybody can read your name now.") if agrees else _("Your name is not shown to the public any more.")
    return to_circle(seat.circle, said)
