"""A municipality developing one concept: its timetable, its people, its journal."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Put the pages of this package into the application."""
    from workshop.processes import arrival, sentences  # noqa: F401  # their functions register themselves
    from workshop.processes.views import bp, desk, organisations, people, public, reading_in, timetable  # noqa: F401  # their views too

    app.register_blueprint(bp)
