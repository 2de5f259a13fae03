"""The ``workshop`` command: what the pages can do, for those who look after an installation."""

from __future__ import annotations

import json
import os
import secrets
import sys
from pathlib import Path

import click
from flask import Flask
from flask_migrate import upgrade
from gunicorn.app.wsgiapp import WSGIApplication

from workshop.accounts.actions import open_account
from workshop.app import ROOT, create_app
from workshop.core.backups import restore_database, save_database
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.core.mail import post
from workshop.demo.guide import guide_of
from workshop.demo.loading import is_empty, load_demo
from workshop.drafts.actions import verify_versions
from workshop.exports.actions import FORMATS, export_to_file, version_of
from workshop.exports.publication import Format, SourcesAs
from workshop.steering.reminding import remind_everybody


class Commands(click.Group):
    """Commands whose refusals are sentences, not stack traces."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a refusal ends it with its message."""
        try:
            return super().invoke(ctx)
        except Refused as refusal:
            raise click.ClickException(refusal.message or "There is no such thing here.") from None


def ready_app() -> Flask:
    """The application, its database brought up to date."""
    app = create_app()
    with app.app_context():
        upgrade()
    return app


@click.group(cls=Commands)
def main() -> None:
    """Konzeptwerkstatt on the command line."""


@main.command()
@click.option("--demo", is_flag=True, help="Load the demo process when the database is empty, and say how to get in.")
def run(demo: bool) -> None:
    """Serve the pages: gunicorn with threads, or with WORKER=gevent, at HOST and PORT."""
    app = ready_app()
    host, port = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "5000")
    address = app.config["ORIGIN"] or f"http://{host}:{port}"
    with app.app_context():
        if demo and is_empty():
            click.echo("Loading the demo process, Auenbrück …")
            load_demo()
        guide = guide_of(app.config["VAR"])
        db.engine.dispose()
    click.echo(guide.in_words(address) if guide else f"Konzeptwerkstatt at {address}")
    sys.stdout.flush()
    os.chdir(ROOT)
    arguments = ["gunicorn", "--config", "gunicorn.conf.py", "wsgi:app"]
    if os.environ.get("WORKER") == "gevent":  # which has to be there before everything else
        os.execv(sys.executable, [sys.executable, "-m", *arguments])  # noqa: S606  # our own program, no shell
    # In this process, which has everything imported already: its workers are forks of it and start at once.
    sys.argv = arguments
    WSGIApplication().run()


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Sign-ins, codes and ids, for scripts and load tests.")
def demo(as_json: bool) -> None:
    """Load the demo process when the database is empty, and say how to get in."""
    app = ready_app()
    with app.app_context():
        if is_empty():
            load_demo()
        guide = guide_of(app.config["VAR"])
        if guide is None:
            raise click.ClickException("This database holds a process of its own; the demo needs an empty one.")
        address = app.config["ORIGIN"] or f"http://127.0.0.1:{os.environ.get('PORT', '5000')}"
        data = json.dumps(guide.as_data(), ensure_ascii=False, indent=2)
        click.echo(data if as_json else guide.in_words(address))


@main.group()
def user() -> None:
    """People who sign in."""


@user.command("add")
@click.argument("email")
@click.option("--name", required=True, help="As it is shown to the others.")
@click.option("--administrator", is_flag=True, help="Looks after the installation: opens processes and accounts.")
@click.option("--password", default="", help="Left out, one is made and printed.")
def add_user(email: str, name: str, administrator: bool, password: str) -> None:
    """Open an account."""
    chosen = password or secrets.token_urlsafe(12)
    with ready_app().app_context():
        open_account(email, name, chosen, administrator=administrator)
    click.echo(f"{email} can sign in." if password else f"{email} can sign in with: {chosen}")


@main.command()
@click.argument("process")
@click.option("--version", "number", type=int, required=True, help="The version's number.")
@click.option("--format", "kind", type=click.Choice(FORMATS), required=True)
@click.option("--sources", type=click.Choice(["annex", "notes", "none"]), default="annex", show_default=True)
@click.option("--output", "-o", type=click.Path(path_type=Path, dir_okay=False), required=True)
def export(process: str, number: int, kind: Format, sources: SourcesAs, output: Path) -> None:
    """Write a version of PROCESS (its short name) to a file."""
    with ready_app().app_context():
        export_to_file(version_of(process, number), kind, output, sources=sources)
    click.echo(f"{output}: {output.stat().st_size // 1024} kB")


@main.command()
def verify() -> None:
    """Check the chain of versions; says which link is broken."""
    with ready_app().app_context():
        problems = verify_versions()
    for problem in problems:
        click.echo(problem)
    if problems:
        sys.exit(1)
    click.echo("Every version is as it was cut.")


@main.command()
def remind() -> None:
    """Write one mail to each who has tasks or a meeting soon, and deliver what waits; for a timer, once a day."""
    with ready_app().app_context():
        count = remind_everybody()
        delivered = post().deliver() if post().can_send else 0
        kept = "" if post().can_send else f" There is no SMTP_URL; they lie in {post().folder('kept')}."
    click.echo(f"{count} reminders written, {delivered} mails delivered.{kept}")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Copy the whole database to FILE, while the server runs."""
    with ready_app().app_context():
        save_database(file)
    click.echo(f"{file}: {file.stat().st_size // 1024} kB. Keep it where only you can read it.")


@main.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
def restore(file: Path) -> None:
    """Put FILE in the place of the database; stop the server first. What was there is kept beside it."""
    app = create_app()
    with app.app_context():
        kept = restore_database(file)
        upgrade()
        problems = verify_versions()
    click.echo("Restored." + (f" What was there before lies in {kept}." if kept else ""))
    if problems:
        raise click.ClickException("\n".join(problems))


if __name__ == "__main__":
    main()
