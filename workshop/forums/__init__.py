"""Events at which ideas are collected live: forums, their rounds, and who was there."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Put the pages of this package into the application; joining needs no token (LIVE.md, transport)."""
    from workshop.forums import live, views  # noqa: F401  # importing live registers what sockets may say

    app.extensions["csrf"].exempt(views.joining.join)
    app.register_blueprint(views.bp)
