"""Coming in: the code, the page behind the QR code, and joining."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workshop.accounts.visitors import current_visitor, set_cookie
from workshop.core.db import now
from workshop.core.doors import anyone
from workshop.core.errors import NotFound, Refused
from workshop.core.i18n import chosen_language, keep_language, speak
from workshop.core.languages import LANGUAGES, PARTICIPANT_LANGUAGES, written_by_readers_of
from workshop.forums import access, actions
from workshop.forums.forms import BENCHES, JoinForm
from workshop.forums.models import Forum
from workshop.forums.views.blueprint import bp
from workshop.forums.views.words import when

FOR_PARTICIPANTS = True


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
    speak_as_asked(request.args.get("language", ""))
    try:
        forum = access.forum_of_code(code, address())
    except Refused as refusal:
        return render_template("forums/enter_code.html", code=code, complaint=refusal.message), refusal.status
    return join_page(forum, code, JoinForm(formdata=None, meta={"csrf": False}))


@bp.post("/j/<code>")
@anyone("the code is the key; no token, because any client may join without having seen a page")
def join(code: str) -> ResponseReturnValue:
    """Take part. Joining again on the same phone stays the same person."""
    forum = access.forum_of_code(code, address())
    form = JoinForm(meta={"csrf": False})
    speak_as_asked(form.language.data or "")
    if not form.validate():
        return join_page(forum, code, form, form.first_complaint()), 422
    response = redirect(url_for("forums.show_phone", forum_id=forum.id), 303)
    if not has_joined(forum):
        _participant, token = actions.join_forum(
            forum,
            written_by_readers_of(form.language.data or "de"),
            form.name.data or None,
            form.bench.data or None,
            form.table.data or None,
        )
        set_cookie(response, f"pass-{forum.id}", token, max_age=forum.passes_end_at - now())
    keep_language(response, form.language.data or "")
    return response


def speak_as_asked(code: str) -> None:
    """Turn the page into the language that somebody has just chosen, when it speaks it."""
    if code in PARTICIPANT_LANGUAGES:
        speak(code)


def join_page(forum: Forum, code: str, form: JoinForm, complaint: str = "") -> str:
    """Language, what somebody likes to say, and what we keep."""
    return render_template(
        "forums/join.html",
        forum=forum,
        address=code,
        when=when(forum),
        language=form.language.data or chosen_language(),
        typed=form.data,
        others=[code for code in LANGUAGES if code not in PARTICIPANT_LANGUAGES],
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
