"""The people of a process: benches, roles, invitations."""

from __future__ import annotations

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts import actions as accounts
from workshop.accounts.access import account_of
from workshop.accounts.forms import JoiningForm
from workshop.accounts.views import signed_in
from workshop.accounts.visitors import current_visitor
from workshop.core.db import now
from workshop.core.errors import Refused
from workshop.core.security import own_address
from workshop.processes import access, members
from workshop.processes.forms import BENCHES, ROLES, InvitationForm, SeatForm
from workshop.processes.models import Invitation, Process
from workshop.processes.shares import shares_of
from workshop.processes.views import bp


@bp.get("/p/<slug>/people")
def show_people(slug: str) -> ResponseReturnValue:
    """Who belongs to the team, by bench."""
    process = access.process_run_by(current_visitor(), slug)
    return people_page(process, InvitationForm(formdata=None))


def people_page(process: Process, form: InvitationForm, status: int = 200) -> ResponseReturnValue:
    """The page, with the form to invite."""
    people = access.memberships_in(process)
    page = render_template(
        "processes/people.html",
        process=process,
        people=people,
        shares=shares_of(people),
        invitations=access.open_invitations_to(process, now()),
        form=form,
        roles=ROLES,
        benches=BENCHES,
    )
    return page, status


@bp.post("/p/<slug>/invitations")
def invite(slug: str) -> ResponseReturnValue:
    """Invite somebody, and show the link the one time it can be shown."""
    visitor = current_visitor()
    process = access.process_run_by(visitor, slug)
    form = InvitationForm()
    if not form.validate_on_submit():
        return people_page(process, form, 422)
    own_address("/")
    invitation, token = members.invite(process, form.as_seat, form.email.data or "", by=account_of(visitor))
    link = own_address(url_for("processes.show_invitation", token=token))
    page = render_template("processes/invited.html", process=process, invitation=invitation, link=link, roles=ROLES)
    return page, 201


@bp.post("/invitations/<int:invitation_id>/withdrawal")
def withdraw_invitation(invitation_id: int) -> ResponseReturnValue:
    """Make an invitation's link stop working."""
    visitor = current_visitor()
    invitation = access.invitation_run_by(visitor, invitation_id)
    process = invitation.process
    members.withdraw(invitation, by=account_of(visitor))
    flash(_("The invitation is withdrawn. Its link no longer works."))
    return redirect(url_for("processes.show_people", slug=process.slug, _anchor="invitations"), 303)


@bp.get("/invitations/<token>")
def show_invitation(token: str) -> ResponseReturnValue:
    """Who invites to what. Opening the link changes nothing: scanners of mails open every link."""
    invitation = access.invitation_for(current_visitor(), token)
    return invitation_page(invitation, JoiningForm(formdata=None, email=invitation.email))


def invitation_page(invitation: Invitation, form: JoiningForm, status: int = 200) -> ResponseReturnValue:
    """The page behind an invitation's link."""
    page = render_template(
        "processes/invitation.html",
        invitation=invitation,
        process=invitation.process,
        account=current_visitor().account,
        form=form,
        roles=ROLES,
        benches=BENCHES,
    )
    return page, status


@bp.post("/invitations/<token>")
def accept_invitation(token: str) -> ResponseReturnValue:
    """Join: with the account one is signed in to, or with a new one."""
    visitor = current_visitor()
    invitation = access.invitation_for(visitor, token)
    desk = url_for("processes.show_desk", slug=invitation.process.slug)
    if visitor.account is not None:
        members.accept(invitation, visitor.account)
        flash(_("Welcome to the team!"))
        return redirect(desk, 303)
    form = JoiningForm()
    if not form.validate_on_submit():
        return invitation_page(invitation, form, 422)
    try:
        account = members.accept_with_new_account(
            invitation, form.email.data or "", form.name.data or "", form.password.data or ""
        )
    except Refused as refusal:
        form.email.errors = [refusal.message + " " + _("Sign in first, then open the link again.")]
        return invitation_page(access.invitation_for(visitor, token), form, 422)
    return signed_in(accounts.begin_session(account), desk)


@bp.get("/memberships/<int:membership_id>")
def show_membership(membership_id: int) -> ResponseReturnValue:
    """Somebody's role, to be changed or taken away."""
    membership = access.membership_run_by(current_visitor(), membership_id)
    form = SeatForm(obj=membership)
    return render_template("processes/membership.html", membership=membership, process=membership.process, form=form)


@bp.post("/memberships/<int:membership_id>")
def change_membership(membership_id: int) -> ResponseReturnValue:
    """Give somebody another role or bench."""
    visitor = current_visitor()
    membership = access.membership_run_by(visitor, membership_id)
    process = membership.process
    form = SeatForm()
    if not form.validate_on_submit():
        page = render_template("processes/membership.html", membership=membership, process=process, form=form)
        return page, 422
    members.change_seat(membership, form.as_seat, by=account_of(visitor))
    flash(_("The role is changed."))
    return redirect(url_for("processes.show_people", slug=process.slug), 303)


@bp.post("/memberships/<int:membership_id>/end")
def end_membership(membership_id: int) -> ResponseReturnValue:
    """Take a role away."""
    visitor = current_visitor()
    membership = access.membership_run_by(visitor, membership_id)
    process = membership.process
    members.take_away_role(membership, by=account_of(visitor))
    flash(_("The role is taken away. It counts at once, also where the page is still open."))
    return redirect(url_for("processes.show_people", slug=process.slug), 303)
