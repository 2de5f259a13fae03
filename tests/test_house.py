"""What the house asks of every file; floors are kept by import-linter, functions by ruff."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LONGEST = {".py": 300, ".html": 120, ".js": 150, ".css": 250}
OF_OTHERS = ("static/vendor/", "migrations/versions/")


def files(*endings: str) -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    ours = [ROOT / name for name in listed if name.endswith(endings) and not name.startswith(OF_OTHERS)]
    return [file for file in ours if file.exists()]


@pytest.mark.parametrize("ending", LONGEST)
def test_no_file_is_too_long_to_read(ending):
    lengths = {file.relative_to(ROOT).as_posix(): len(file.read_text().splitlines()) for file in files(ending)}
    assert lengths, "nothing was looked at"
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST[ending]} == {}


def test_every_exception_to_a_rule_has_its_reason_on_the_line():
    excused = re.compile(r"#\s*(noqa|type: ignore)(?P<rest>.*)|pytest\.mark\.skip(?P<skip>.*)")
    bare = []
    for file in files(".py"):
        for number, line in enumerate(file.read_text().splitlines(), 1):
            found = excused.search(line)
            if (
                found
                and file != Path(__file__)
                and "#" not in (found["rest"] or "")
                and "reason" not in (found["skip"] or "")
            ):
                bare.append(f"{file.relative_to(ROOT)}:{number}: {line.strip()}")
    assert bare == []


def test_one_place_commits_and_one_place_emits():
    rules = {r"session\.commit\(": "workshop/core/db.py", r"\.emit\(": "workshop/core/realtime"}
    found = [
        f"{file.relative_to(ROOT)}: {pattern}"
        for file in files(".py")
        for pattern, home in rules.items()
        if file.is_relative_to(ROOT / "workshop")
        and not file.relative_to(ROOT).as_posix().startswith(home)
        and re.search(pattern, file.read_text())
    ]
    assert found == []


def test_templates_hold_no_inline_script_or_style():
    inline = re.compile(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son[a-z]+=|javascript:|\|safe\b", re.I)
    found = [file.relative_to(ROOT).as_posix() for file in files(".html") if inline.search(file.read_text())]
    assert found == [], "the content policy would refuse them"


def test_nothing_names_another_host_to_be_loaded():
    foreign = re.compile(r"""(?:src|href|url|@import)\s*[=(]\s*["']?(?:https?:)?//(?!www\.w3\.org)""", re.I)
    found = [
        file.relative_to(ROOT).as_posix()
        for file in files(".html", ".css", ".js")
        if (ROOT / "templates") in file.parents or (ROOT / "static") in file.parents
        if foreign.search(file.read_text())
    ]
    assert found == []
