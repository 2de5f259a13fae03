"""What everybody may read."""

from __future__ import annotations

from flask import current_app, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.doors import anyone
from workshop.core.errors import NotFound
from workshop.processes import access, contributions
from workshop.processes.models import Process
from workshop.processes.timetable import timetable_of, today
from workshop.processes.views import bp

TOPICS = ("accessibility", "privacy", "imprint")


@bp.get("/")
@anyone("the start page is public")
def index() -> ResponseReturnValue:
    """All processes of this installation."""
    processes = db.session.scalars(select(Process).order_by(Process.title, Process.id)).all()
    return render_template(
        "processes/index.html",
        processes=processes,
        own=access.processes_of(current_visitor()),
    )


@bp.get("/p/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """A process as the public sees it."""
    process = access.process_for(current_visitor(), slug)
    offers = [offer for source in contributions.offers for offer in source(process)]
    return render_template(
        "processes/show.html",
        process=process,
        timetable=timetable_of(process),
        today=today(),
        offers=sorted(offers, key=lambda offer: not offer.is_now),
        documents=[document for source in contributions.documents for document in source(process)],
        parts=[part for source in contributions.parts for part in source(process)],
    )


@bp.get("/health")
@anyone("a watchdog asks whether the server answers")
def health() -> ResponseReturnValue:
    """Say that the server answers."""
    return {"ok": True}


@bp.get("/about/<topic>")
@anyone("what the law wants everybody to find")
def about(topic: str) -> ResponseReturnValue:
    """Accessibility, privacy, imprint."""
    if topic not in TOPICS:
        raise NotFound()
    return render_template(f"processes/{topic}.html", imprint=current_app.config.get("IMPRINT", ""))
