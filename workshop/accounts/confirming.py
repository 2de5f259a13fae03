"""Signing in afresh: some doors ask for the password again, however long one has been here."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Flask, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _
from wtforms import PasswordField
from wtforms.validators import InputRequired, Length

from workshop.accounts import access, actions
from workshop.accounts.access import NotFreshError
from workshop.accounts.views import bp, own_path
from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.core.forms import Form


class ConfirmForm(Form):
    """The password once more."""

    password = PasswordField(
        _("Password"),
        [InputRequired(_("Please enter your password.")), Length(max=1000, message=_("This password is too long."))],
        render_kw={"autocomplete": "current-password"},
    )


@bp.get("/confirm")
def ask_again() -> ResponseReturnValue:
    """The page that asks for the password once more."""
    access.account_of(current_visitor())
    return render_template("accounts/confirm.html", form=ConfirmForm(formdata=None))


@bp.post("/confirm")
def confirm() -> ResponseReturnValue:
    """Take the password and go back to where it was asked for."""
    visitor = current_visitor()
    access.account_of(visitor)
    form = ConfirmForm()
    if not form.validate_on_submit():
        return render_template("accounts/confirm.html", form=form), 422
    try:
        actions.confirm(visitor, form.password.data or "")
    except Refused as refusal:
        form.password.errors = [refusal.message]
        return render_template("accounts/confirm.html", form=form), refusal.status
    return redirect(own_path(request.args.get("next")), 303)


def send_to_confirm(_refusal: NotFreshError) -> ResponseReturnValue:
    """Lead to the page that asks, and from there back to the page on which something was pressed."""
    path = request.path if request.method == "GET" else urlsplit(request.referrer or "").path
    return redirect(url_for("accounts.ask_again", next=own_path(path)), 303)


def init_app(app: Flask) -> None:
    """Answer a door that asks for the password."""
    app.register_error_handler(NotFreshError, send_to_confirm)
