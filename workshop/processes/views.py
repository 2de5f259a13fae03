"""Pages of a process."""

from __future__ import annotations

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy import select

from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.doors import anyone
from workshop.processes import access
from workshop.processes.models import Process

bp = Blueprint("processes", __name__)


@bp.get("/")
@anyone("the start page is public")
def index() -> ResponseReturnValue:
    """All processes of this installation."""
    processes = db.session.scalars(select(Process).order_by(Process.title)).all()
    return render_template("processes/index.html", processes=processes)


@bp.get("/p/<slug>")
def show(slug: str) -> ResponseReturnValue:
    """A process as the public sees it."""
    return render_template("processes/show.html", process=access.process_for(current_visitor(), slug))


@bp.get("/health")
@anyone("a watchdog asks whether the server answers")
def health() -> ResponseReturnValue:
    """Say that the server answers."""
    return {"ok": True}


@bp.get("/about/<topic>")
@anyone("what the law wants everybody to find")
def about(topic: str) -> ResponseReturnValue:
    """Accessibility, privacy, imprint."""
    return render_template("processes/about.html", topic=topic)
