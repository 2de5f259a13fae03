"""What the town is like, district by district: boundaries, figures, offers and needs."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Put the pages of this package into the application."""
    from workshop.districts import citing, news, sentences  # noqa: F401  # its functions register themselves
    from workshop.districts.figures.choropleth import written
    from workshop.districts.views import bp

    app.jinja_env.filters["figure"] = written
    app.register_blueprint(bp)
