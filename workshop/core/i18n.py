"""The page's language: what somebody chose, or what their browser asks for, German first."""

from __future__ import annotations

from pathlib import Path

from flask import Flask, g, has_request_context, request
from flask_babel import Babel, get_locale, get_translations

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


def plural_words(one: str, many: str) -> dict[str, str]:
    """A phrase in every plural form of the page's language, ``%(num)s`` as "#", for a script that counts."""
    locale, translations = get_locale(), get_translations()
    return {
        locale.plural_form(number): translations.ungettext(one, many, number) % {"num": "#"}
        for number in (100, 11, 3, 2, 1, 0)
    }


def init_app(app: Flask) -> None:
    """Read the catalogues of every package, and tell templates language and direction."""
    folders = sorted(Path(app.root_path).glob("*/translations"))
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = ";".join(str(folder) for folder in folders)
    app.config["BABEL_DEFAULT_LOCALE"] = "en"
    app.config["BABEL_DEFAULT_TIMEZONE"] = "Europe/Berlin"
    Babel(app, locale_selector=chosen_language)

    app.jinja_env.globals["plural_words"] = plural_words

    @app.context_processor
    def language_of_page() -> dict[str, object]:
        code = str(get_locale())
        return {"locale": code, "direction": direction_of(code), "direction_of": direction_of}
