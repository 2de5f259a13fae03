"""A fresh clone speaks German and Arabic from its first page on, started by hand and without ``make``."""

import os
import shutil
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.conftest import ROOT, Server
from workshop.core.catalogues import compile_stale

CATALOGUE = """msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "x"
msgstr "{word}"
"""
FOLDERS = ("workshop", "templates", "static", "migrations", "gunicorn.conf.py", "wsgi.py")


@pytest.fixture
def clone(tmp_path):
    """What git keeps, and nothing that was made of it."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *FOLDERS]
    for name in subprocess.check_output(command, cwd=ROOT, text=True).splitlines():
        if (ROOT / name).exists():
            (tmp_path / "clone" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, tmp_path / "clone" / name)
    return tmp_path / "clone"


@pytest.fixture
def first_pages(clone, tmp_path):
    assert not list(clone.rglob("*.mo"))
    var = tmp_path / "var"
    var.mkdir()
    server = Server(var, house=clone, PYTHONPATH=str(clone)).start()
    yield lambda path, language: read(f"{server.url}{path}", language)
    server.kill()


def read(address: str, language: str) -> str:
    asked = urllib.request.Request(address, headers={"Accept-Language": language})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return str(answer.read().decode())


def test_the_first_page_of_a_fresh_clone_speaks_german_and_arabic(first_pages):
    german, arabic, english = (first_pages("/sign-in", language) for language in ("de", "ar", "en"))
    assert '<html lang="de" dir="ltr"' in german
    assert "Anmelden" in german
    assert "Sign in" not in german
    assert '<html lang="ar" dir="rtl"' in arabic
    assert "Sign in" not in arabic
    assert "Sign in" in english
    assert 'lang="de"' in first_pages("/", "fr, xx;q=0.5"), "German first, for whoever asks for nothing we have"


def test_a_catalogue_older_than_its_source_is_made_anew(tmp_path):
    source = tmp_path / "core" / "translations" / "de" / "LC_MESSAGES" / "messages.po"
    source.parent.mkdir(parents=True)
    made = source.with_suffix(".mo")
    for number, word in enumerate(("Karte", "Wand")):
        source.write_text(CATALOGUE.format(word=word))
        os.utime(source, (2_000_000_000 + number * 100,) * 2)
        compile_stale(Path(tmp_path))
        os.utime(made, (2_000_000_050 + number * 100,) * 2)
        assert word.encode() in made.read_bytes()
    before = made.stat().st_mtime_ns
    compile_stale(Path(tmp_path))
    assert made.stat().st_mtime_ns == before
