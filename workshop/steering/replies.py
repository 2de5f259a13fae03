"""The signed links by which people answer an invitation without signing in."""

from __future__ import annotations

from flask import current_app
from itsdangerous import BadSignature, URLSafeSerializer

from workshop.steering.models import Attendance


def serializer() -> URLSafeSerializer:
    """What signs the links of this installation."""
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt="reply to a meeting")


def token_of(attendance: Attendance) -> str:
    """The secret part of somebody's link."""
    return str(serializer().dumps(attendance.id))


def attendance_id_of(token: str) -> int | None:
    """Whose link it is; nobody's when it was not signed here."""
    try:
        found = serializer().loads(token)
    except BadSignature:
        return None
    return found if isinstance(found, int) else None
