"""Where the pages about forms register themselves."""

from flask import Blueprint

bp = Blueprint("forms", __name__)
