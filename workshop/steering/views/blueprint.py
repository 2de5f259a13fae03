"""Where the pages of this package register themselves."""

from flask import Blueprint

bp = Blueprint("steering", __name__)
