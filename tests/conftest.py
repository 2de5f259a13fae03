"""What every test can have: an application with an empty database, clients, a factory, the real server, a browser."""

from __future__ import annotations

import contextvars
import fcntl
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pysqlite3.dbapi2 as sqlite
import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from playwright.sync_api import expect, sync_playwright
from werkzeug.test import TestResponse

from tests.browsers import PATIENCE, Windows
from tests.factory import Make
from tools.browser import FLAGS, system_browser
from workshop.app import create_app
from workshop.core.db import db

ROOT = Path(__file__).parent.parent

# How long an example takes says more about the machine than about the code.
settings.register_profile("workshop", deadline=None)
settings.load_profile("workshop")


MEMORY = Path("/dev/shm")
ENOUGH = 2 * 1024**3


def pytest_configure(config: pytest.Config) -> None:
    """Write in memory where there is enough of it: a test commits twenty times, and a disk takes 2 ms for each."""
    if config.option.basetemp is None and not hasattr(config, "workerinput"):
        has_room = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH
        config.option.basetemp = tempfile.mkdtemp(prefix="konzeptwerkstatt-", dir=MEMORY if has_room else None)
        config.add_cleanup(lambda: shutil.rmtree(config.option.basetemp, ignore_errors=True))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the modules that need a browser: they are few and long, and would be last and alone otherwise."""
    long = {item.path for item in items if item.get_closest_marker("browser")}
    items.sort(key=lambda item: item.path not in long)


class Client(FlaskClient):
    """A browser without scripts. Each request runs in an empty context, so a missing commit shows."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        return contextvars.Context().run(super().open, *args, **kwargs)

    def token(self, path: str) -> str:
        """The CSRF token of a page's form."""
        page = self.get(path).get_data(as_text=True)
        return page.split('name="csrf_token"', 1)[1].split('value="', 1)[1].split('"', 1)[0]

    def send(
        self, path: str, data: dict[str, Any] | None = None, *, page: str | None = None, **more: Any
    ) -> TestResponse:
        """Post a form as its page would: with the token of ``page`` (default: the same address)."""
        return self.post(path, data={"csrf_token": self.token(page or path), **(data or {})}, **more)

    def sign_in(self, account: Any, password: str = "langes passwort") -> TestResponse:
        """Sign in as somebody the factory made."""
        return self.send("/sign-in", {"email": account.email, "password": password})


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of this test run."""
    return tmp_path_factory.mktemp("var")


@pytest.fixture(scope="session")
def application(folder: Path) -> Iterator[Flask]:
    """One application for all tests of a run."""
    app = create_app({"VAR": folder, "TESTING": True, "SECRET_KEY": "test", "SERVER_NAME": None, **database(folder)})
    app.test_client_class = Client
    with app.app_context():
        db.create_all()
        db.session.remove()
        backup(folder / "test.sqlite", folder / "empty.sqlite")
    yield app
    with app.app_context():
        db.engine.dispose()


def database(folder: Path) -> dict[str, str]:
    """The test run's own database."""
    return {"SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'test.sqlite'}"}


def backup(source: Path, target: Path) -> None:
    """Copy a database while it is open: under a millisecond, where making 60 tables takes 60."""
    with_source, with_target = sqlite.connect(source), sqlite.connect(target)
    with_source.backup(with_target)
    with_source.close()
    with_target.close()


@pytest.fixture
def app(application: Flask, folder: Path) -> Iterator[Flask]:
    """The application with an empty database, inside an application context for the test's own looks at the rows."""
    backup(folder / "empty.sqlite", folder / "test.sqlite")
    with application.app_context():
        yield application
        db.session.remove()


@pytest.fixture
def client(app: Flask) -> Client:
    """A browser of its own."""
    return app.test_client()


@pytest.fixture
def new_client(app: Flask) -> Callable[[], Client]:
    """As many browsers as a test needs."""
    return app.test_client


@pytest.fixture
def make(app: Flask) -> Make:
    """The factory: people, processes and what packages add."""
    return Make()


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo process, loaded once for all workers by ``workshop demo --json``: copy it, never write.

    What the command said lies beside the database, in ``said.json``.
    """
    base = tmp_path_factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = base / "demo"
    with (base / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "said.json").exists():
            environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
            command = [sys.executable, "-m", "workshop.cli", "demo", "--json"]
            said = subprocess.check_output(command, cwd=ROOT, env={**environment, "VAR": str(folder)})
            (folder / "said.json").write_bytes(said)
    return folder


class Server:
    """The real server, as ``workshop run`` starts it: gunicorn with threads, unless the environment says otherwise."""

    def __init__(self, var: Path, *, house: Path = ROOT, **environment: str) -> None:
        self.var = var
        self.house = house
        self.environment = environment
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self) -> Server:
        """Start and wait until it answers."""
        environment = {
            **os.environ,
            "VAR": str(self.var),
            "PORT": str(self.port),
            "HOST": "127.0.0.1",
            "DATABASE_URL": f"sqlite:///{self.var / 'workshop.sqlite'}",
            **self.environment,
        }
        log = (self.var / "server.log").open("ab")
        self.process = subprocess.Popen(
            [sys.executable, "-m", "workshop.cli", "run"],
            cwd=self.house,
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        log.close()
        deadline = time.monotonic() + 90
        while True:
            try:
                urllib.request.urlopen(f"{self.url}/health", timeout=5).close()
            except OSError:
                if time.monotonic() > deadline or self.process.poll() is not None:
                    raise RuntimeError((self.var / "server.log").read_text()) from None
                time.sleep(0.05)
            else:
                return self

    def kill(self) -> None:
        """kill -9, the whole group."""
        os.killpg(self.process.pid, 9)
        self.process.wait()


@pytest.fixture(scope="session")
def live(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Flask]]:
    """The real server and, beside it, an application on the same database to prepare and to look."""
    var = tmp_path_factory.mktemp("live")
    server = Server(var).start()  # which also makes the database, by migration
    beside = create_app({"VAR": var, "SQLALCHEMY_DATABASE_URI": f"sqlite:///{var / 'workshop.sqlite'}"})
    yield server, beside
    server.kill()
    with beside.app_context():
        db.engine.dispose()


@pytest.fixture
def server(live: tuple[Server, Flask]) -> Iterator[Server]:
    """The real server; inside the test ``db`` looks at its database."""
    running, beside = live
    with beside.app_context():
        yield running
        db.session.remove()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """One browser for all tests of a run: a window of it costs a tenth of a second, the browser itself half of one."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=system_browser(), args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def windows(chromium: Any, server: Server) -> Iterator[Windows]:
    """Browser windows at the real server; whoever hears a complaint from one fails the test."""
    windows = Windows(chromium, server.url)
    yield windows
    windows.close()
