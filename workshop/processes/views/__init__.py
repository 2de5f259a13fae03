"""Pages of a process, one module for each matter."""

from flask import Blueprint

bp = Blueprint("processes", __name__)
