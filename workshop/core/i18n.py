"""The page's language: what somebody chose, or what their browser asks for, German first.

Pages of participants speak many languages, all others three. A module whose views are for participants says so with
``FOR_PARTICIPANTS = True``; by the same line tools/catalogues.py knows which texts need every language.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from babel.dates import format_interval
from flask import Flask, current_app, g, has_app_context, has_request_context, request
from flask_babel import Babel, format_date, format_datetime, get_locale, get_translations, refresh
from werkzeug.datastructures import LanguageAccept
from werkzeug.wrappers import Response

from workshop.core.catalogues import compile_stale
from workshop.core.languages import (
    PAGE_LANGUAGES,
    PARTICIPANT_LANGUAGES,
    babel_name,
    code_of,
    direction_of,
    language_of,
)

COOKIE = "lang"
KEPT = timedelta(days=365)


def is_for_participants() -> bool:
    """Whether this request is one of a participant's: a page of theirs, or a message of their socket."""
    view = current_app.view_functions.get(request.endpoint or "")
    return bool(getattr(sys.modules.get(getattr(view, "__module__", "")), "FOR_PARTICIPANTS", False))


def languages_here() -> tuple[str, ...]:
    """The languages that this page speaks."""
    return PARTICIPANT_LANGUAGES if is_for_participants() else PAGE_LANGUAGES


def chosen_language() -> str:
    """The language of this request: the visitor's own choice, else the browser's, else German."""
    if not has_app_context():
        return "de"
    if "page_language" not in g:
        if not has_request_context():
            return "de"
        g.page_language = best_language(request.cookies.get(COOKIE, ""), request.accept_languages, languages_here())
    return str(g.page_language)


def best_language(chosen: str, accepted: LanguageAccept, spoken: Sequence[str] = PARTICIPANT_LANGUAGES) -> str:
    """The language for a browser: what its cookie says, else what it asks for, else German."""
    return chosen if chosen in spoken else str(accepted.best_match(spoken, "de"))


def keep_language(response: Response, code: str) -> None:
    """Remember a choice for a year."""
    if code in PARTICIPANT_LANGUAGES:
        response.set_cookie(COOKIE, code, max_age=KEPT, secure=request.is_secure, httponly=True, samesite="Lax")


def speak(code: str) -> None:
    """Answer this request in another language than the one that was chosen; or a message, which has no request."""
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
    compile_stale(Path(app.root_path))
    folders = sorted(Path(app.root_path).glob("*/translations"))
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = ";".join(str(folder) for folder in folders)
    app.config["BABEL_DEFAULT_LOCALE"] = "en"
    app.config["BABEL_DEFAULT_TIMEZONE"] = "Europe/Berlin"
    Babel(app, locale_selector=lambda: babel_name(chosen_language()))
    show_days(app)

    app.jinja_env.globals.update(
        plural_words=plural_words,
        direction_of=direction_of,
        language_name=lambda code: language_of(code).name,
        participant_languages=PARTICIPANT_LANGUAGES,
        languages_here=languages_here,
    )

    @app.context_processor
    def language_of_page() -> dict[str, object]:
        code = code_of(str(get_locale()))
        return {"locale": code, "direction": direction_of(code)}
