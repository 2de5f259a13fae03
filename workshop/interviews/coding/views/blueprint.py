"""Where the pages about codes register themselves."""

from flask import Blueprint

bp = Blueprint("coding", __name__)
