"""Coming in: the code, the page behind the QR code, and joining."""

from __future__ import annotations

from datetime import timedelta

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workshop.accounts.visitors import current_visitor, set_cookie
from workshop.core.db import now
from workshop.core.doors import anyone
from workshop.core.errors import NotFound, Refused
from workshop.core.i18n import COOKIE, chosen_language, speak
from workshop.core.languages import LANGUAGES, PAGE_LANGUAGES
from workshop.forums import access, actions
from workshop.forums.forms import BENCHES, JoinForm
from workshop.forums.models import Forum
from workshop.forums.views.blueprint import bp
from workshop.forums.views.words import when

KEEP_LANGUAGE = timedelta(days=365)


@bp.get("/join")
@anyone("everybody may type in a code")
def enter_code() -> ResponseReturnValue:
    """Ask for the nine digits."""
    code = "".join(request.args.get("code", "").split())
    if code:
        return redirect(url_for("forums.show_join", code=code), 303)
    return render_template("forums/enter_code.html", code="", complaint="")


@bp.get("/j/<code>")
@anyone("the code is the key")
def show_join(code: str) -> ResponseReturnValue:
    """The page behind the QR code."""
    if request.args.get("language") in PAGE_LANGUAGES:
        speak(request.args["language"])
    try:
        forum = access.forum_of_code(code, address())
    except Refused as refusal:
        return render_template("forums/enter_code.html", code=code, complaint=refusal.message), refusal.status
    return join_page(forum, code)


@bp.post("/j/<code>")
@anyone("the code is the key; no token, because any client may join without having seen a page")
def join(code: str) -> ResponseReturnValue:
    """Take part. Joining again on the same phone stays the same person."""
    forum = access.forum_of_code(code, address())
    form = JoinForm(meta={"csrf": False})
    if not form.validate():
        return join_page(forum, code, form.first_complaint()), 422
    response = redirect(url_for("forums.show_phone", forum_id=forum.id), 303)
    if not has_joined(forum):
        _participant, token = actions.join_forum(
            forum, form.language.data or "de", form.name.data or None, form.bench.data or None, form.table.data or None
        )
        set_cookie(response, f"pass-{forum.id}", token, max_age=forum.passes_end_at - now())
    if form.language.data in PAGE_LANGUAGES:
        response.set_cookie(
            COOKIE, form.language.data, max_age=KEEP_LANGUAGE, secure=request.is_secure, httponly=True, samesite="Lax"
        )
    return response


def join_page(forum: Forum, code: str, complaint: str = "") -> str:
    """Language, what somebody likes to say, and what we keep."""
    return render_template(
        "forums/join.html",
        forum=forum,
        address=code,
        when=when(forum),
        language=chosen_language(),
        languages=[(language.code, language.name) for language in LANGUAGES.values()],
        benches=BENCHES.items(),
        complaint=complaint,
    )


def has_joined(forum: Forum) -> bool:
    """Whether this browser has a pass that still counts."""
    try:
        access.forum_joined_by(current_visitor(), forum.id)
    except NotFound:
        return False
    return True


def address() -> str:
    """Where a request comes from, for counting wrong codes; kept in memory only."""
    return request.remote_addr or ""
