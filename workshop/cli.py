"""The ``workshop`` command: what the pages can do, for those who look after an installation."""

from __future__ import annotations

import os
import sys

import click

from workshop.app import ROOT


@click.group()
def main() -> None:
    """Konzeptwerkstatt on the command line."""


@main.command()
def run() -> None:
    """Serve the pages: gunicorn with threads."""
    os.chdir(ROOT)
    os.execv(sys.executable, [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "wsgi:app"])  # noqa: S606  # our own words only


if __name__ == "__main__":
    main()
