"""Where the pages of this package register themselves."""

from __future__ import annotations

from flask import Blueprint

from workshop.core.uploads import takes_files

bp = Blueprint("districts", __name__)

# What surveyors send has every garden fence in it: 20 MB, and some room for the form around it.
takes_files(bp, "read_boundaries", 21)
takes_files(bp, "read_figures", 21)
