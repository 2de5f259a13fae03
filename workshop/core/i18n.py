"""The page's language: what somebody chose, or what their browser asks for, German first."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from babel.dates import format_interval
from flask import Flask, g, has_request_context, request
from flask_babel import Babel, format_date, format_datetime, get_locale, get_translations, refresh

from workshop.core.languages import PAGE_LANGUAGES, direction_of

COOKIE = "lang"


def chosen_language() -> str:
    """The language of this request: the visitor's own choice, else the browser's, else German."""
    if not has_request_context():
        return "de"
    if "page_language" not in g:
        chosen = request.cookies.get(COOKIE, "")
        g.page_language = (
            chosen if chosen in PAGE_LANGUAGES else request.accept_languages.best_match(PAGE_LANGUAGES, "de")
        )
    return str(g.page_language)


def speak(code: str) -> None:
    """Answer this request in another language than the one that was chosen."""
    g.page_language = code
    refresh()


def plural_words(one: str, many: str) -> dict[str, str]:
    """A phrase in every plural form of the page's language, ``%(num)s`` as "#", for a script that counts."""
    locale, translations = get_locale(), get_translations()
    return {
        locale.plural_form(number): translations.ungettext(one, many, number) % {"num": "#"}
        for number in (100, 11, 3, 2, 1, 0)
    }


def show_days(app: Flask) -> None:
    """Days and moments as templates write them, in the page's language."""

    def day(value: date) -> str:
        return str(format_date(value, "long"))

    def long_day(value: date) -> str:
        return str(format_date(value, "full"))

    def moment(value: datetime) -> str:
        return str(format_datetime(value, "short"))

    def span_of_months(first: date, last: date) -> str:
        return str(format_interval(first, last, "yMMM", locale=get_locale()))

    def span_of_days(first: date, last: date) -> str:
        return str(format_interval(first, last, "yMMMd", locale=get_locale()))

    app.jinja_env.filters.update(day=day, long_day=long_day, moment=moment)
    app.jinja_env.globals.update(language=chosen_language, span_of_months=span_of_months, span_of_days=span_of_days)


def init_app(app: Flask) -> None:
    """Read the catalogues of every package, and tell templates language and direction."""
    folders = sorted(Path(app.root_path).glob("*/translations"))
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = ";".join(str(folder) for folder in folders)
    app.config["BABEL_DEFAULT_LOCALE"] = "en"
    app.config["BABEL_DEFAULT_TIMEZONE"] = "Europe/Berlin"
    Babel(app, locale_selector=chosen_language)
    show_days(app)

    app.jinja_env.globals["plural_words"] = plural_words

    @app.context_processor
    def language_of_page() -> dict[str, object]:
        code = str(get_locale())
        return {"locale": code, "direction": direction_of(code), "direction_of": direction_of}
