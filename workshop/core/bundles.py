"""One file out of several: phones in a hall pay for each request, readers of the code for each long file.

A script or a style sheet stays as it is in ``static``, a valid module with its imports; ``bundle("js/phone.js")``
gives the address of it and everything it imports, joined in the order of the imports. Comments and indentation stay
here; nothing else is rewritten.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from flask import Flask, Response, current_app, url_for

from workshop.core.doors import anyone
from workshop.core.errors import NotFound

SCRIPT_IMPORT = re.compile(r'^import (?:[^"\n]+ from )?"\./(?P<name>[\w-]+\.js)";\n', re.MULTILINE)
STYLE_IMPORT = re.compile(r'^@import url\("(?P<name>[\w-]+\.css)"\)(?: (?P<media>[^;\n]+))?;\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class)\b)", re.MULTILINE)
SCRIPT_COMMENT = re.compile(r"^\s*//.*\n", re.MULTILINE)
STYLE_COMMENT = re.compile(r"^\s*/\*.*?\*/\n", re.MULTILINE | re.DOTALL)
INDENT = re.compile(r"^ +|(?<=\n)\n+", re.MULTILINE)
TYPES = {".js": "text/javascript", ".css": "text/css"}


def joined_script(file: Path, seen: set[Path]) -> str:
    """A module after everything it imports, each once; they share one scope, so their names differ."""
    seen.add(file)
    text = file.read_text()
    needed = [file.parent / match["name"] for match in SCRIPT_IMPORT.finditer(text)]
    before = "".join(joined_script(other, seen) for other in needed if other not in seen)
    return before + EXPORT.sub("", SCRIPT_IMPORT.sub("", text))


def joined_style(file: Path) -> str:
    """A style sheet with its imports in their places."""

    def put_in(match: re.Match[str]) -> str:
        text = joined_style(file.parent / match["name"])
        return f"@media {match['media']} {{\n{text}}}\n" if match["media"] else text

    return STYLE_IMPORT.sub(put_in, file.read_text())


@cache
def joined(file: Path) -> str:
    """The whole bundle, made once for a running server."""
    if file.suffix == ".js":
        return INDENT.sub("", SCRIPT_COMMENT.sub("", joined_script(file, set())))
    return INDENT.sub("", STYLE_COMMENT.sub("", joined_style(file)))


def file_of(name: str) -> Path:
    """The file at the head of a bundle; only scripts and styles of our own."""
    static = Path(str(current_app.static_folder)).resolve()
    file = (static / name).resolve()
    if file.suffix not in TYPES or static not in file.parents or not file.is_file():
        raise NotFound()
    return file


def bundle(name: str) -> str:
    """The address of a bundle, with a fingerprint, so that it may be kept for a year."""
    version = hashlib.sha256(joined(file_of(name)).encode()).hexdigest()[:12]
    return url_for("bundle", name=name, v=version)


@anyone("scripts and styles are public")
def show_bundle(name: str) -> Response:
    """The bundle itself."""
    file = file_of(name)
    return Response(joined(file), mimetype=TYPES[file.suffix])


def init_app(app: Flask) -> None:
    """Give templates ``bundle()`` and the bundles their address."""
    app.add_url_rule("/bundles/<path:name>", "bundle", show_bundle)
    app.jinja_env.globals.update(bundle=bundle)
