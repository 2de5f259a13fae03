"""One forum with 250 phones and 50 ideas a second, beside a bare broadcast without a database."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from bench.clients import Run, perform
from bench.results import Result, beside, keep
from workshop.app import create_app
from workshop.core.db import db, now
from workshop.forums import actions
from workshop.processes.models import Process

CLIENTS = 250
RATE = 50
ROOT = Path(__file__).parent.parent


@dataclass
class Figures:
    """What one run came to."""

    delivered: float
    p95: float
    answer_p95: float
    server_cpu: float
    generator_cpu: float


def main() -> None:
    """Both servers, one after the other, on one core; the generator on another."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[-1]})
    print(f"One forum, {CLIENTS} phones, {RATE} ideas a second; server and generator on a core each")
    with bare_server(cores[0]) as (process, port):
        bare = measured(Run(port, 1, 1, [""] * CLIENTS, RATE), process)
    with our_server(cores[0]) as (process, port, opened):
        forum, round_, code = opened
        with ThreadPoolExecutor(8) as pool:
            cookies = list(pool.map(lambda _number: joined(port, code), range(CLIENTS)))
        ours = measured(Run(port, forum, round_, cookies, RATE), process)
    os.sched_setaffinity(0, cores)
    keep(results(bare, ours))


def results(bare: Figures, ours: Figures) -> list[Result]:
    """The figures, ours beside the bare ones."""
    rows = []
    for name, unit in (
        ("delivered", "deliveries/s"),
        ("p95", "ms"),
        ("answer_p95", "ms"),
        ("server_cpu", "% of a core"),
        ("generator_cpu", "% of a core"),
    ):
        plain = Result(f"bare broadcast: {NAMES[name]}", getattr(bare, name), unit)
        rows += [plain, beside(plain, f"forum: {NAMES[name]}", getattr(ours, name))]
    return rows


NAMES = {
    "delivered": "deliveries",
    "p95": "p95 from phone to screen",
    "answer_p95": "p95 of acknowledgements",
    "server_cpu": "server",
    "generator_cpu": "generator",
}


def measured(run: Run, process: subprocess.Popen[bytes]) -> Figures:
    """Let the phones do it, and look at the clocks."""
    began, server, generator = time.monotonic(), cpu_of(process.pid), time.process_time()
    asyncio.run(perform(run))
    wall = time.monotonic() - began
    if run.refused or not run.deliveries:
        raise RuntimeError(f"{run.refused} ideas were refused, {len(run.deliveries)} delivered.")
    return Figures(
        delivered=round(len(run.deliveries) / run.seconds, 1),
        p95=p95(sorted(run.deliveries)),
        answer_p95=p95(sorted(run.answers)),
        server_cpu=round((cpu_of(process.pid) - server) / wall * 100, 1),
        generator_cpu=round((time.process_time() - generator) / wall * 100, 1),
    )


def p95(seconds: list[float]) -> float:
    """In milliseconds."""
    return round(seconds[int(len(seconds) * 0.95)] * 1000, 1)


def cpu_of(pid: int) -> float:
    """Seconds of processor time of a process and its children that are running."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK") + sum(
        cpu_of(int(child)) for child in children
    )


@contextlib.contextmanager
def running(command: list[str], port: int, core: int, **environment: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server on its own core, once it listens."""
    process = subprocess.Popen(
        [sys.executable, *command],
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
        process.wait(20)


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
def bare_server(core: int) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """The bare broadcast."""
    port = free_port()
    with running(["-m", "bench.bare", str(port)], port, core) as process:
        yield process, port


@contextlib.contextmanager
def our_server(core: int) -> Iterator[tuple[subprocess.Popen[bytes], int, tuple[int, int, str]]]:
    """The real server on a new database with one open forum."""
    port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{folder}/workshop.sqlite"
        environment = {"VAR": folder, "DATABASE_URL": address, "PORT": str(port), "HOST": "127.0.0.1"}
        environment["GUNICORN_CMD_ARGS"] = "--log-level warning"
        with running(["-m", "workshop.cli", "run"], port, core, **environment) as process:
            yield process, port, open_forum(folder, address)


def open_forum(folder: str, address: str) -> tuple[int, int, str]:
    """A forum with its door and its round open: its id, the round's, the code."""
    app = create_app({"VAR": folder, "SQLALCHEMY_DATABASE_URI": address})
    with app.app_context():
        process = Process(slug="bench", title="Messung", municipality="Messung", concept_title="Messung")
        plan = actions.ForumPlan("conference", "Messung", now(), now() + timedelta(hours=3), "Was soll werden?")
        forum = actions.create_forum(process, plan)
        actions.open_door(forum)
        actions.open_round(forum.rounds[0])
        opened = (forum.id, forum.rounds[0].id, forum.code)
        db.session.remove()
        db.engine.dispose()
    return opened


def joined(port: int, code: str) -> str:
    """Join as a phone does; the cookies."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request("POST", f"/j/{code}", "language=de", kind)
    answer = connection.getresponse()
    cookies = answer.headers.get_all("Set-Cookie") or []
    connection.close()
    return "; ".join(cookie.split(";")[0] for cookie in cookies)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    main()
