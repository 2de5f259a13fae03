"""Pictures that texts call by name."""

from __future__ import annotations

from flask import Response

from workshop.accounts.visitors import current_visitor
from workshop.core.security import DOWNLOAD_POLICY
from workshop.exports import access
from workshop.exports.pictures import figure_of
from workshop.exports.views.blueprint import bp


@bp.get("/p/<slug>/figures/<name>.svg")
def show_figure(slug: str, name: str) -> Response:
    """A picture as it is drawn today."""
    figure = figure_of(access.process_for(current_visitor(), slug), name)
    response = Response(figure.svg, content_type="image/svg+xml")
    response.headers["Content-Security-Policy"] = DOWNLOAD_POLICY
    return response
