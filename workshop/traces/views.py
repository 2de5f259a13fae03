"""What became of my idea: by receipt for everybody who holds one, by number for members."""

from __future__ import annotations

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workshop.accounts.visitors import current_visitor
from workshop.core.doors import anyone
from workshop.core.errors import Refused
from workshop.drafts.reading import LANGUAGE
from workshop.forums.forms import KINDS
from workshop.forums.models import ForumKind, Idea
from workshop.traces import access
from workshop.traces.following import follow
from workshop.traces.further import record_of

bp = Blueprint("traces", __name__)
FOR_PARTICIPANTS = True


@bp.get("/receipts")
@anyone("a receipt is asked for here, and is the key to what comes after")
def enter_receipt() -> ResponseReturnValue:
    """Ask for a receipt, however it is spelled, and go on to its idea."""
    written = request.args.get("receipt", "")[:100].strip()
    if not written:
        return unlisted(render_template("traces/enter_receipt.html", written="", complaint=""))
    try:
        idea = access.idea_of_receipt(written, request.remote_addr or "")
    except Refused as refusal:
        page = render_template("traces/enter_receipt.html", written=written, complaint=refusal.message)
        return unlisted(page, refusal.status)
    return redirect(url_for("traces.show_receipt", receipt=idea.receipt), 303)


@bp.get("/receipts/<receipt>")
def show_receipt(receipt: str) -> ResponseReturnValue:
    """What became of the idea that this receipt belongs to."""
    return trace_page(access.idea_of_receipt(receipt, request.remote_addr or ""), is_member=False)


@bp.get("/ideas/<int:idea_id>")
def show_idea(idea_id: int) -> ResponseReturnValue:
    """The same for members of the process, who see what is not published too."""
    return trace_page(access.idea_joined_by(current_visitor(), idea_id), is_member=True)


def trace_page(idea: Idea, *, is_member: bool) -> Response:
    """From the card to the text, as a thread."""
    page = render_template(
        "traces/idea.html" if is_member else "traces/receipt.html",
        process=idea.forum.process,
        idea=idea,
        kind=KINDS[ForumKind(idea.forum.kind)],
        knots=follow(idea, is_member=is_member),
        is_member=is_member,
        language=LANGUAGE,
        record="" if is_member else record_of(idea),
    )
    return unlisted(page)


def unlisted(page: str, status: int = 200) -> Response:
    """A page that search engines leave alone: whoever has its address holds a key."""
    response = make_response(page, status)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
