"""The concept while it is written, and its versions that never change."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Put the pages of this package into the application."""
    from workshop.drafts import live, offers, uses  # noqa: F401  # what they add to pages and sockets registers itself
    from workshop.drafts.views import bp

    app.register_blueprint(bp)
