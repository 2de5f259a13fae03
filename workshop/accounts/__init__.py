"""People who sign in, and visitors who scanned a code."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Put the pages of this package into the application."""
    from workshop.accounts import confirming
    from workshop.accounts.account_views import bp

    confirming.init_app(app)
    app.register_blueprint(bp)
