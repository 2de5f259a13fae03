"""What became of it: from an idea to the text and back."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Put the pages of this package into the application."""
    from workshop.traces.views import bp

    app.register_blueprint(bp)
