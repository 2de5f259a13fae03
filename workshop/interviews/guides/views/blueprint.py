"""Where the pages about guides register themselves."""

from flask import Blueprint

bp = Blueprint("guides", __name__)
