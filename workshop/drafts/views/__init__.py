"""The pages of drafts and versions, one file per noun."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("drafts", __name__)
