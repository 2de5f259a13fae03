"""What a concept is about: theme fields, goals, obstacles, potentials, guiding principles."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Put the pages of this package into the application."""
    from workshop.themes import sentences  # noqa: F401  # its functions register themselves
    from workshop.themes.views import bp

    app.register_blueprint(bp)
