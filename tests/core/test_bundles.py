"""Scripts and styles arrive in one piece, compressed where that is wanted."""

import gzip
import re
from pathlib import Path

import pytest

from workshop.core.bundles import joined, joined_script

STATIC = Path("static").resolve()
BUNDLES = ["js/phone.js", "js/desk.js", "js/projector.js", "js/writing.js", "js/co-writing.js"]


@pytest.mark.parametrize("name", BUNDLES)
def test_a_bundle_is_one_scope_without_imports(name):
    text = joined_script(
        STATIC / name, set()
    )  # as written: what is sent has lost its indents, and these tell the scope
    names = re.findall(r"^(?:export )?(?:async )?(?:class|const|let|function) (\w+)", text, re.MULTILINE)
    assert len(names) == len(set(names)) > 5
    assert not re.search(r"^(?:import|export) ", joined(STATIC / name), re.MULTILINE)


def test_what_is_imported_comes_first_and_once():
    text = joined(STATIC / "js/phone.js")
    order = [text.index(f"{word} ") for word in ("class Socket", "class Forum", "class Outbox", "class MyCards")]
    assert order == sorted(order)
    assert text.count("class Socket ") == 1


def test_dark_tokens_keep_their_condition():
    text = joined(STATIC / "css/participant.css")
    assert text.startswith('@charset "utf-8";')
    assert "@import" not in text
    assert text.count("@media (prefers-color-scheme: dark) {") == 1


def test_a_bundle_is_kept_for_a_year_only_under_its_fingerprint(client, app):
    with app.test_request_context():
        address = app.jinja_env.globals["bundle"]("js/phone.js")
    assert "immutable" in client.get(address).headers["Cache-Control"]
    assert client.get("/bundles/js/phone.js").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("name", ["js/none.js", "../workshop/app.py", "js/../../pyproject.toml", "img/mark.svg", "css"])
def test_only_scripts_and_styles_of_ours_are_bundles(client, name):
    assert client.get(f"/bundles/{name}").status_code == 404


def test_text_is_compressed_for_those_who_can_read_it(client):
    plain = client.get("/bundles/js/phone.js")
    small = client.get("/bundles/js/phone.js", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers
    assert small.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small.headers["Vary"]
    assert gzip.decompress(small.data) == plain.data


def test_short_answers_and_pictures_stay_as_they_are(client):
    asks = {"Accept-Encoding": "gzip"}
    assert "Content-Encoding" not in client.get("/health", headers=asks).headers
    with client.get("/static/font/commissioner-latin.woff2", headers=asks) as font:
        assert "Content-Encoding" not in font.headers


def test_static_text_is_compressed_too(client):
    with client.get("/static/css/base.css", headers={"Accept-Encoding": "gzip"}) as small:
        assert gzip.decompress(small.data) == (STATIC / "css/base.css").read_bytes()
