"""Doing something on the desk: a script stays on the page and is told in words, a plain form comes back to it."""

from __future__ import annotations

from collections.abc import Callable

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from workshop.core.errors import Refused
from workshop.core.forms import Form
from workshop.forums.models import Forum

Said = str


def wants_json() -> bool:
    """Whether a script asks, which stays on the page."""
    return request.accept_mimetypes.best == "application/json"


def done_on(forum: Forum, act: Callable[[], Said], form: Form | None = None) -> ResponseReturnValue:
    """Do it and say what was done; a refusal is told to whoever asked, in the way they asked."""
    try:
        if form is not None:
            form.refuse_unless_valid()
        said = act()
    except Refused as refusal:
        if not wants_json():
            raise
        return {"ok": False, "status": refusal.status, "message": refusal.message}, refusal.status
    if wants_json():
        return {"ok": True, "said": said}
    flash(said)
    return redirect(url_for("forums.show_desk", forum_id=forum.id), 303)
