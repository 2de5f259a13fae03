"""Needs against goals: marked cell by cell, by button or key, and saved each time."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.paging import page_of
from workshop.districts import access, stock
from workshop.districts.actions import needs
from workshop.districts.forms.needs import MarkForm
from workshop.districts.models import Need
from workshop.districts.views.blueprint import bp


@bp.get("/p/<slug>/needs/goals")
def show_matrix(slug: str) -> ResponseReturnValue:
    """The matrix, and what stands alone on either side."""
    process, rights = access.members_view(current_visitor(), slug)
    standing = stock.needs_query(process, stock.EVERYTHING).where(Need.withdrawn_at.is_(None))
    page = page_of(standing, request.args.get("page", ""))
    return render_template(
        "districts/matrix.html",
        process=process,
        rights=rights,
        page=page,
        matrix=stock.matrix_of(process, stock.fields_with_goals(process), page.things),
    )


@bp.post("/needs/<int:need_id>/goals/<int:goal_id>")
def mark(need_id: int, goal_id: int) -> ResponseReturnValue:
    """Mark that a goal answers a need, or take the mark away; a script gets a bare answer."""
    visitor = current_visitor()
    need, goal = access.cell_written_by(visitor, need_id, goal_id)
    form = MarkForm()
    form.refuse_unless_valid()
    act = needs.tie if form.mark.data == "on" else needs.untie
    slug = need.process.slug
    act(need, goal, by=account_of(visitor))
    if request.accept_mimetypes.best == "application/json":
        return "", 204
    number = request.args.get("page", 1, type=int)
    return redirect(url_for("districts.show_matrix", slug=slug, page=number, _anchor=f"need-{need_id}"), 303)
