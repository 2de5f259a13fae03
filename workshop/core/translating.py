"""A translation service behind the LibreTranslate HTTP interface. There is none unless the installation names one.

``TRANSLATE_URL`` is its address, best one in the same house; ``TRANSLATE_KEY`` its key, if it asks for one. Called from
a thread of its own only: never from a page, never inside a transaction.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from flask import Flask, current_app

SECONDS = 15.0
LARGEST_ANSWER = 1024 * 1024
AT_ONCE = 20


class NoTranslationError(Exception):
    """The service did not answer as agreed; says why for our log, never for a page."""


class _NoRedirect(HTTPRedirectHandler):
    """Cards go to the service that was named, and nowhere it points to."""

    def redirect_request(self, *_request: Any) -> None:
        """Do not follow."""


_opener = build_opener(_NoRedirect)


@dataclass(frozen=True)
class Translator:
    """A service that translates texts."""

    address: str
    key: str = ""
    seconds: float = SECONDS

    @property
    def name(self) -> str:
        """What readers are told: the host."""
        return urlsplit(self.address).hostname or self.address

    def languages_into(self, target: str) -> frozenset[str]:
        """The languages that it can translate into the target."""
        known = self._ask("languages")
        if not isinstance(known, list):
            raise NoTranslationError("no list of languages")
        return frozenset(
            str(language["code"])
            for language in known
            if isinstance(language, dict) and "code" in language and target in language.get("targets", [target])
        )

    def translate(self, texts: Sequence[str], source: str, target: str) -> list[str]:
        """The texts in another language, in their order."""
        order = {"q": list(texts), "source": source, "target": target, "format": "text"}
        said = self._ask("translate", order | ({"api_key": self.key} if self.key else {}))
        translated = said.get("translatedText") if isinstance(said, dict) else None
        if not isinstance(translated, list) or len(translated) != len(texts):
            raise NoTranslationError("other texts than were asked for")
        return [str(text).strip() for text in translated]

    def _ask(self, what: str, order: dict[str, Any] | None = None) -> Any:
        body = None if order is None else json.dumps(order).encode()
        request = Request(  # noqa: S310  # translator_of() takes http and https only
            f"{self.address}/{what}", body, {"Content-Type": "application/json", "Accept": "application/json"}
        )
        try:
            with _opener.open(request, timeout=self.seconds) as answer:
                return json.loads(answer.read(LARGEST_ANSWER))
        except (URLError, OSError, ValueError) as error:
            raise NoTranslationError(f"{what}: {error}") from error


def translator() -> Translator | None:
    """The service of this installation, if it has one."""
    address = str(current_app.config.get("TRANSLATE_URL") or "").rstrip("/")
    if urlsplit(address).scheme not in ("http", "https"):
        return None
    return Translator(address, str(current_app.config.get("TRANSLATE_KEY") or ""))


def init_app(app: Flask) -> None:
    """Read the configuration, and let the privacy notice say who reads along."""
    for name in ("TRANSLATE_URL", "TRANSLATE_KEY"):
        app.config.setdefault(name, os.environ.get(name, ""))
    app.jinja_env.globals["translator"] = translator
