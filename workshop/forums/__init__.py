"""Events at which ideas are collected live: forums, their rounds, and who was there."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Put the pages of this package into the application; joining needs no token (LIVE.md, transport)."""
    from workshop.forums import citing, live, machine, offers, views  # noqa: F401  # importing registers sockets and contributions

    app.extensions["csrf"].exempt(views.joining.join)
    app.register_blueprint(views.bp)
    machine.init_app(app)
