"""The servers that are compared, each on its own core: ours in both modes, Node's socket.io, naive Flask-SocketIO."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from workshop.accounts.visitors import digest
from workshop.app import create_app
from workshop.core.db import db, now, transaction
from workshop.forums import actions
from workshop.forums.models import Participant
from workshop.processes.models import Process

ROOT = Path(__file__).parent.parent
NODE = ROOT / "bench" / "node"


@dataclass
class Running:
    """A server that runs, and who may come in."""

    name: str
    process: subprocess.Popen[bytes]
    port: int
    cookies: list[str]
    forum: int = 1
    round: int = 1
    code: str = ""

    def cpu(self) -> float:
        """Seconds of processor time, workers included."""
        return cpu_of(self.process.pid)

    def memory(self) -> float:
        """Kilobytes, workers included."""
        return sum(memory_of(pid) for pid in family(self.process.pid))


def family(pid: int) -> list[int]:
    """A process and its children's children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(one for child in children for one in family(int(child)))]


def cpu_of(pid: int) -> float:
    """Seconds of processor time of a process and its children that are running."""
    total = 0.0
    for one in family(pid):
        fields = Path(f"/proc/{one}/stat").read_text().rpartition(")")[2].split()
        total += (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return total


def memory_of(pid: int) -> float:
    """Kilobytes that would be free without it."""
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(float(line.split()[1]) for line in lines if line.startswith(("Pss:", "SwapPss:")))


@contextlib.contextmanager
def running(command: list[str], port: int, core: int, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server on its own core, once it listens."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.DEVNULL,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}),
    )
    try:
        wait_until_listening(process, port)
        yield process
    finally:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(20)
        process.kill()


def wait_until_listening(process: subprocess.Popen[bytes], port: int) -> None:
    """Give a server a minute to make its database and to listen."""
    for _try in range(600):
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.1)
    raise RuntimeError("The server did not start.")


@contextlib.contextmanager
def node(core: int, phones: int) -> Iterator[Running]:
    """Node's socket.io, installed at the first run into a folder that git does not see."""
    if not (NODE / "node_modules").exists():
        subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=NODE, check=True, stdout=subprocess.DEVNULL)
    port = free_port()
    with running(["node", str(NODE / "server.js"), str(port)], port, core) as process:
        yield Running("node socket.io, bare", process, port, [""] * phones)


def has_node() -> bool:
    """Whether there is something to compare with."""
    return shutil.which("node") is not None and shutil.which("npm") is not None


@contextlib.contextmanager
def naive(core: int, phones: int) -> Iterator[Running]:
    """Flask-SocketIO as a first version uses it."""
    port, gevent = free_port(), [sys.executable, "-m", "gevent.monkey", "--module"]
    with (
        tempfile.TemporaryDirectory() as folder,
        running([*gevent, "bench.naive", str(port), folder], port, core) as process,
    ):
        yield Running("naive Flask-SocketIO", process, port, [""] * phones)


@contextlib.contextmanager
def ours(core: int, phones: int, mode: str = "gthread") -> Iterator[Running]:
    """The real server on a new database with one open forum, in which so many take part."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/workshop.sqlite"
        environment = {"VAR": folder, "DATABASE_URL": address, "PORT": str(port), "HOST": "127.0.0.1", "WORKER": mode}
        environment |= {"GUNICORN_CMD_ARGS": "--log-level warning", "SOCKETS": "20000"}
        with running([sys.executable, "-m", "workshop.cli", "run"], port, core, **environment) as process:
            server = Running(f"ours, {'gevent' if mode == 'gevent' else 'threads'}", process, port, [])
            yield open_forum(server, folder, address, phones)


def open_forum(server: Running, folder: str, address: str, phones: int) -> Running:
    """A forum with its door and its round open, and those who have joined it."""
    app = create_app({"VAR": folder, "SQLALCHEMY_DATABASE_URI": address})
    with app.app_context():
        process = Process(slug="bench", title="Messung", municipality="Messung", concept_title="Messung")
        plan = actions.ForumPlan("conference", "Messung", now(), now() + timedelta(hours=3), "Was soll werden?")
        forum = actions.create_forum(process, plan)
        actions.open_door(forum)
        actions.open_round(forum.rounds[0])
        server.forum, server.round, server.code = forum.id, forum.rounds[0].id, forum.code
        with transaction():
            rows = [
                Participant(forum_id=server.forum, token_hash=digest(f"p{n}"), language="de") for n in range(phones)
            ]
            db.session.add_all(rows)
        server.cookies = [f"pass-{server.forum}=p{number}" for number in range(phones)]
        db.session.remove()
        db.engine.dispose()
    return server


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
