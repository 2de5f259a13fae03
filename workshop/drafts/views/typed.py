"""Somebody was signed out, or the page was open too long: what they typed is shown to them, not lost."""

from __future__ import annotations

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError

from workshop.accounts.visitors import current_visitor
from workshop.core.errors import NotFound
from workshop.core.pages import show_missing_token, show_refusal
from workshop.drafts.views.blueprint import bp


@bp.errorhandler(NotFound)
def keep_typed_text(refusal: NotFound) -> ResponseReturnValue:
    """A section that nobody is signed in for: give back what was typed. It says nothing about the section."""
    if request.method == "POST" and "text" in request.form and current_visitor().account is None:
        return typed_page(), 403
    return show_refusal(refusal)


@bp.errorhandler(CSRFError)
def keep_text_of_old_page(error: CSRFError) -> ResponseReturnValue:
    """The page's token has run out."""
    if "text" in request.form:
        return typed_page(), 400
    return show_missing_token(error)


def typed_page() -> str:
    """What was typed, to be copied."""
    return render_template(
        "drafts/typed.html", title=request.form.get("title", ""), text=request.form.get("text", ""), here=request.path
    )
