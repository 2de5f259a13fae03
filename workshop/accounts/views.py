"""Signing in and out, and choosing a language."""

from __future__ import annotations

import re

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from workshop.accounts import actions
from workshop.accounts.arrival import first_page_of
from workshop.accounts.forms import SignInForm
from workshop.accounts.models import LONGEST
from workshop.accounts.visitors import current_visitor, forget_cookie, set_cookie
from workshop.core.doors import anyone
from workshop.core.errors import Refused
from workshop.core.i18n import keep_language

bp = Blueprint("accounts", __name__)
# Browsers drop tabs and line ends from an address and read a backslash as a slash: "/\t/elsewhere" leads elsewhere.
OWN_PATH = re.compile(r"/(?!/)[^\\\s\x00-\x1f]*")


def own_path(path: str | None, otherwise: str = "") -> str:
    """A path of this site to go on to; anything else becomes the start page, or another one."""
    return path if path and OWN_PATH.fullmatch(path) else otherwise or url_for("processes.index")


def signed_in(token: str, path: str) -> ResponseReturnValue:
    """Go on with a session that has just begun; what the browser held before it is forgotten."""
    session.clear()
    response = redirect(path, 303)
    set_cookie(response, "sid", token, max_age=LONGEST)
    return response


@bp.get("/sign-in")
@anyone("somebody who is not signed in comes here to sign in")
def sign_in() -> ResponseReturnValue:
    """The page to sign in on."""
    return render_template("accounts/sign_in.html", form=SignInForm())


@bp.post("/sign-in")
@anyone("the password is the key")
def begin_session() -> ResponseReturnValue:
    """Sign in."""
    form = SignInForm()
    if not form.validate_on_submit():
        return render_template("accounts/sign_in.html", form=form), 422
    try:
        account, token = actions.sign_in(form.email.data or "", form.password.data or "")
    except Refused as refusal:
        form.password.errors = [refusal.message]
        return render_template("accounts/sign_in.html", form=form), refusal.status
    return signed_in(token, own_path(request.args.get("next"), first_page_of(account)))


@bp.post("/sign-out")
@anyone("ending a session that is not there does no harm")
def sign_out() -> ResponseReturnValue:
    """Sign out."""
    actions.sign_out(current_visitor())
    session.clear()
    response = redirect(url_for("processes.index"), 303)
    forget_cookie(response, "sid")
    return response


@bp.post("/language")
@anyone("everybody may choose a language")
def choose_language() -> ResponseReturnValue:
    """Keep the chosen language for a year."""
    response = redirect(own_path(request.form.get("next")), 303)
    keep_language(response, request.form.get("language", ""))
    return response
