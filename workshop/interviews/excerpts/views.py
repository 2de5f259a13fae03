"""Pages about quotations."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import func, select

from workshop.accounts.access import account_of, freshly
from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.interviews.coding.actions import Passage
from workshop.interviews.excerpts import access, actions
from workshop.interviews.excerpts.models import Excerpt
from workshop.interviews.study.sheets import number
from workshop.processes.access import RUNNERS, role_in
from workshop.processes.citing import used_in

bp = Blueprint("excerpts", __name__)
ON_A_PAGE = 50


@bp.get("/p/<slug>/excerpts")
def index(slug: str) -> ResponseReturnValue:
    """Released quotations for everybody with a role; what waits for a second person, for those who work on it."""
    visitor = current_visitor()
    process = access.process_joined_by(visitor, slug)
    released = access.released_in(process)
    page_number = max(1, request.args.get("page", 1, int))
    some = released.offset((page_number - 1) * ON_A_PAGE).limit(ON_A_PAGE)
    count = db.session.scalar(select(func.count()).select_from(released.order_by(None).subquery())) or 0
    return render_template(
        "interviews/excerpts.html",
        process=process,
        released=list(db.session.scalars(some)),
        waiting=access.proposed_for(visitor, process),
        page_number=page_number,
        pages=-(-count // ON_A_PAGE),
    )


@bp.post("/interviews/<int:interview_id>/excerpts")
def propose(interview_id: int) -> ResponseReturnValue:
    """Propose a passage that was chosen in the text, or sentences that were ticked in a list."""
    visitor = current_visitor()
    transcript = access.marking_door(visitor, interview_id)
    places = [number(place) for span in request.form.getlist("sentence") for place in span.split("-")]
    chosen = Passage(number(request.form.get("start")), number(request.form.get("end")))
    passage = Passage(min(places), max(places)) if places else chosen
    excerpt = actions.propose(transcript, passage, by=account_of(visitor))
    flash(_("Proposed. A second person reads and releases it."))
    return redirect(url_for("excerpts.show", excerpt_id=excerpt.id), 303)


@bp.get("/interviews/<int:interview_id>/citations")
def cited(interview_id: int) -> ResponseReturnValue:
    """Every place that cites something of a talk; after it was taken back, the places to look at."""
    interview = access.interview_for(current_visitor(), interview_id)
    uses = [
        (excerpt, used_in(interview.process, excerpt.key, inside=True)) for excerpt in access.excerpts_of(interview)
    ]
    return render_template("interviews/citations.html", process=interview.process, interview=interview, uses=uses)


@bp.get("/excerpts/<int:excerpt_id>")
def show(excerpt_id: int) -> ResponseReturnValue:
    """A quotation, where it is cited, and whether it is released."""
    visitor = current_visitor()
    excerpt = access.excerpt_for(visitor, excerpt_id)
    process = excerpt.interview.process
    return render_template(
        "interviews/excerpt.html",
        process=process,
        excerpt=excerpt,
        uses=used_in(process, excerpt.key, inside=True),
        may_run=access.is_of_team(visitor, process) and role_in(visitor, process) in RUNNERS,
        is_own=excerpt.proposed_by_id == account_of(visitor).id,
    )


def to_excerpt(excerpt: Excerpt, said: str) -> ResponseReturnValue:
    """Back to the quotation."""
    flash(said)
    return redirect(url_for("excerpts.show", excerpt_id=excerpt.id), 303)


@bp.post("/excerpts/<int:excerpt_id>/release")
def release(excerpt_id: int) -> ResponseReturnValue:
    """Release a quotation, with the password given a moment ago."""
    visitor = current_visitor()
    excerpt = access.excerpt_run_by(visitor, excerpt_id)
    freshly(visitor)
    actions.release(excerpt, by=account_of(visitor))
    return to_excerpt(excerpt, _("Released. It can be cited now."))


@bp.post("/excerpts/<int:excerpt_id>/holding")
def hold_back(excerpt_id: int) -> ResponseReturnValue:
    """Hold a quotation back again."""
    visitor = current_visitor()
    excerpt = access.excerpt_run_by(visitor, excerpt_id)
    actions.hold_back(excerpt, by=account_of(visitor))
    return to_excerpt(excerpt, _("Held back. Texts that cite it say so."))
