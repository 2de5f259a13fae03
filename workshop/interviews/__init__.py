"""What is said under four eyes: guides, interviews without identities, codes, and the words that may be quoted."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Put the pages of this package into the application."""
    from workshop.interviews import sentences  # noqa: F401  # its functions register themselves
    from workshop.interviews.answering.views import bp as forms
    from workshop.interviews.areas import interview_areas
    from workshop.interviews.coding.views import bp as coding
    from workshop.interviews.excerpts import citing  # noqa: F401  # its functions register themselves
    from workshop.interviews.excerpts.views import bp as excerpts
    from workshop.interviews.exchange.views import bp as exchange
    from workshop.interviews.guides.views import bp as guides
    from workshop.interviews.study.views import bp as study
    from workshop.interviews.texts.views import bp as texts

    app.jinja_env.globals.update(interview_areas=interview_areas)
    for pages in (guides, study, forms, texts, coding, excerpts, exchange):
        app.register_blueprint(pages)
