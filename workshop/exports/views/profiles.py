"""The profile of a district to print."""

from __future__ import annotations

from flask import Response

from workshop.accounts.visitors import current_visitor
from workshop.exports import access
from workshop.exports.profiles import profile_as_pdf
from workshop.exports.views.blueprint import attachment, bp


@bp.get("/districts/<int:district_id>/profile.pdf")
def profile_pdf(district_id: int) -> Response:
    """One page with everything that the reader may see."""
    district, districts, rights = access.district_for(current_visitor(), district_id)
    return attachment(profile_as_pdf(district, districts, to_all=not rights.is_member), district.name, "pdf")
