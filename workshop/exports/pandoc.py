"""Pandoc, always in its sandbox: it reads what it is given and nothing else, no file and no address."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

import pypandoc

from workshop.core.errors import Refused
from workshop.exports.words import gettext as _

HERE = Path(__file__).parent
REFERENCES = HERE / "reference"
HEAP = "-M400m"
SECONDS = 50


@cache
def program() -> str:
    """Where the wheel has put it."""
    return str(pypandoc.get_pandoc_path())


def pandoc(text: str, target: str, *arguments: str, filters: tuple[str, ...] = ("tables",)) -> bytes:
    """HTML through pandoc; refused in words if it can't."""
    lua = [f"--lua-filter={HERE / 'filters' / name}.lua" for name in filters]
    # The heap is pandoc's own limit: Haskell reserves a terabyte of addresses at the start, so RLIMIT_AS is no use.
    command = [program(), "+RTS", HEAP, "-RTS", "--sandbox", "--from=html", f"--to={target}", "--output=-"]
    try:
        done = subprocess.run(  # noqa: S603  # our own program and arguments; the text goes through a pipe
            [*command, *lua, *arguments], input=text.encode(), capture_output=True, timeout=SECONDS, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise Refused(
            _("This text takes too long to be turned into a file. Please divide long tables."), 422
        ) from error
    except subprocess.CalledProcessError as error:
        raise CannotConvertError(error.stderr.decode(errors="replace")) from error
    return done.stdout


class CannotConvertError(Exception):
    """Pandoc or Typst said no; for the log, while people get a sentence."""


def metadata(**values: str) -> list[str]:
    """Values for pandoc's own fields, taken as they are."""
    return [f"--metadata={name}:{value}" for name, value in values.items()]
