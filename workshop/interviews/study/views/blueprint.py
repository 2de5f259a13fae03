"""Where the pages of a study register themselves."""

from flask import Blueprint

bp = Blueprint("interviews", __name__)
