"""One's own account, the administrator's list of accounts, and links to set a password."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import select

from workshop.accounts import access, actions
from workshop.accounts.arrival import first_page_of
from workshop.accounts.forms import AccountForm, NameForm, NewPasswordForm, PasswordForm
from workshop.accounts.models import Account
from workshop.accounts.views import bp, own_path, signed_in
from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.core.security import own_address

__all__ = ["bp"]


@bp.get("/account")
def show_account() -> ResponseReturnValue:
    """One's own account."""
    return own_account(access.account_of(current_visitor()))


def own_account(
    account: Account, *, name: NameForm | None = None, password: PasswordForm | None = None
) -> ResponseReturnValue:
    """The page of one's own account, with the form that was not in order."""
    page = render_template(
        "accounts/account.html",
        account=account,
        name_form=name or NameForm(formdata=None, obj=account),
        password_form=password or PasswordForm(formdata=None),
    )
    return page, 422 if name or password else 200


@bp.post("/account/name")
def rename() -> ResponseReturnValue:
    """Change one's name."""
    account = access.account_of(current_visitor())
    form = NameForm()
    if not form.validate_on_submit():
        return own_account(account, name=form)
    actions.rename(account, form.name.data or "")
    flash(_("Your name is changed."))
    return redirect(url_for("accounts.show_account"), 303)


@bp.post("/account/password")
def change_password() -> ResponseReturnValue:
    """Change one's password; other browsers are signed out."""
    visitor = current_visitor()
    account = access.account_of(visitor)
    form = PasswordForm()
    if not form.validate_on_submit():
        return own_account(account, password=form)
    try:
        actions.change_password(visitor, form.old.data or "", form.new.data or "")
    except Refused as refusal:
        form.old.errors = [refusal.message]
        return own_account(account, password=form)
    flash(_("Your password is changed. Other browsers are signed out."))
    return redirect(url_for("accounts.show_account"), 303)


@bp.get("/accounts")
def list_accounts() -> ResponseReturnValue:
    """All accounts, for those who look after the installation."""
    access.administrator(current_visitor())
    return accounts_page(AccountForm(formdata=None))


def accounts_page(form: AccountForm, status: int = 200) -> ResponseReturnValue:
    """The list, with the form to open one."""
    accounts = db.session.scalars(select(Account).order_by(Account.name, Account.id)).all()
    return render_template("accounts/accounts.html", accounts=accounts, form=form), status


@bp.post("/accounts")
def open_account() -> ResponseReturnValue:
    """Open an account for somebody, who sets the password by a link."""
    access.administrator(current_visitor())
    form = AccountForm()
    if not form.validate_on_submit():
        return accounts_page(form, 422)
    own_address("/")
    try:
        account, token = actions.open_account_by_link(form.email.data or "", form.name.data or "")
    except Refused as refusal:
        form.email.errors = [refusal.message]
        return accounts_page(form, 422)
    return link_page(account, token)


@bp.post("/accounts/<int:account_id>/password-link")
def make_password_link(account_id: int) -> ResponseReturnValue:
    """Make a link for somebody to set a password anew."""
    account = access.account_for_administrator(current_visitor(), account_id)
    own_address("/")
    return link_page(account, actions.make_password_link(account))


def link_page(account: Account, token: str) -> ResponseReturnValue:
    """Show a link the one time it can be shown."""
    link = own_address(url_for("accounts.show_password_link", token=token))
    return render_template("accounts/link.html", account=account, link=link), 201


@bp.get("/password-links/<token>")
def show_password_link(token: str) -> ResponseReturnValue:
    """Ask for the new password. Opening the link changes nothing: scanners of mails open every link."""
    link = access.password_link_for(current_visitor(), token)
    return render_template("accounts/new_password.html", account=link.account, form=NewPasswordForm())


@bp.post("/password-links/<token>")
def use_password_link(token: str) -> ResponseReturnValue:
    """Set the password and sign in."""
    link = access.password_link_for(current_visitor(), token)
    form = NewPasswordForm()
    if not form.validate_on_submit():
        return render_template("accounts/new_password.html", account=link.account, form=form), 422
    account = actions.use_password_link(link, form.password.data or "")
    return signed_in(actions.begin_session(account), own_path(request.args.get("next"), first_page_of(account)))
