"""Who decides and how that is recorded: seats on benches, meetings, minutes, resolutions, tasks."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Put the pages of this package into the application."""
    from workshop.steering import citing, offers  # noqa: F401  # what it adds to other pages registers itself
    from workshop.steering.views import bp

    app.register_blueprint(bp)
