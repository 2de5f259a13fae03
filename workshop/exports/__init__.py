"""The finished concept, and the record of a forum, in every format people read."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Put the pages of this package into the application."""
    from workshop.exports import offers  # noqa: F401  # importing registers contributions
    from workshop.exports.orders import Orders
    from workshop.exports.views import bp

    app.extensions["exports"] = Orders(app)
    app.register_blueprint(bp)
