"""Where the pages of a forum are registered."""

from __future__ import annotations

import uuid

from flask import Blueprint

bp = Blueprint("forums", __name__)


@bp.app_template_global()
def fresh_key() -> str:
    """A key for a form, made before it is sent: sent twice, it counts once."""
    return str(uuid.uuid4())
