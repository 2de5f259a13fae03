"""A municipality developing one concept: its timetable, its people, its journal."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Put the pages of this package into the application."""
    from workshop.processes.views import bp

    app.register_blueprint(bp)
