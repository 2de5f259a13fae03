"""The blueprint that all pages of this package hang on."""

from __future__ import annotations

from flask import Blueprint

bp = Blueprint("drafts", __name__)
