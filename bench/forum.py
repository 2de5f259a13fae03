"""The live forum beside Node's bare socket.io and naive Flask-SocketIO: one core for the server, one for the hall."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial

from bench.crowd import Crowd, Talk
from bench.results import Result, beside, keep
from bench.servers import Running, has_node, naive, node, ours

Start = Callable[[int, int], AbstractContextManager[Running]]

SMALL, SMALL_RATE = 1000, 50
CARRIES = 500.0  # milliseconds: what takes longer is not live any more
RATES = {"node": (30, 45, 60, 75, 90, 120), "naive": (5, 10, 20, 30, 45), "ours": (100, 200, 300, 400, 500, 600, 800)}


@dataclass
class Figures:
    """What one run came to."""

    name: str
    delivered: float
    p95: float
    answer_p95: float
    lost: int
    server_cpu: float
    generator_cpu: float
    per_delivery: float
    memory: float

    def __str__(self) -> str:
        return (
            f"  {self.name:<44} p95 {self.p95:>7.0f} ms   answers {self.answer_p95:>7.0f} ms   "
            f"{self.delivered:>9,.0f}/s   lost {self.lost}   server {self.server_cpu:.0f} %   "
            f"generator {self.generator_cpu:.0f} %   {self.per_delivery:.2f} us each   {self.memory:.0f} kB a phone"
        )


def main() -> None:
    """All servers, one after the other."""
    cores = sorted(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {cores[-1]})
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    print("The live forum; server and generator on a core each, ideas of 100 bytes, kept and acknowledged")
    try:
        keep(small_hall(cores[0]))
        keep(large_halls(cores[0]))
        keep(most_deliveries(cores[0]))
    finally:
        os.sched_setaffinity(0, cores)


def kinds() -> dict[str, Start]:
    """What is compared; Node only where there is one."""
    others: dict[str, Start] = {"node": node} if has_node() else {}
    if not others:
        print("  Node is not here: compared with naive Flask-SocketIO only.")
    threads, gevent = partial(ours, mode="gthread"), partial(ours, mode="gevent")
    return {**others, "naive": naive, "ours, threads": threads, "ours, gevent": gevent}


def small_hall(core: int) -> list[Result]:
    """1,000 phones, 50 ideas a second."""
    rows: list[Result] = []
    plain: tuple[Result, Result] | None = None
    for name, start in kinds().items():
        rate = SMALL_RATE if name != "naive" else SMALL_RATE // 5  # more it does not carry
        got = measured(core, start, SMALL, Talk(rate))
        label = f"{name}: {SMALL:,} x {rate}"
        cpu, p95 = (f"{label}, CPU per delivery", got.per_delivery, "us"), (f"{label}, p95", got.p95, "ms")
        plain = plain or (Result(*cpu), Result(*p95))
        rows += [beside(plain[0], *cpu[:2]), beside(plain[1], *p95[:2])]
        rows += [Result(f"{label}, generator", got.generator_cpu, "% of a core")]
    return rows


def large_halls(core: int) -> list[Result]:
    """2,500 and 5,000 phones, 100 ideas a second."""
    rows = []
    for name, mode, phones in (
        ("threads", "gthread", 2500),
        ("gevent", "gevent", 2500),
        ("threads", "gthread", 5000),
        ("gevent", "gevent", 5000),
    ):
        got = measured(core, partial(ours, mode=mode), phones, Talk(100))
        label = f"ours, {name}: {phones:,} x 100"
        rows += [Result(f"{label}, p95", got.p95, "ms"), Result(f"{label}, lost", got.lost, "")]
        rows += [Result(f"{label}, memory of a phone", got.memory, "kB")]
        rows += [Result(f"{label}, generator", got.generator_cpu, "% of a core")]
    return rows


def most_deliveries(core: int) -> list[Result]:
    """How many deliveries a second each carries before they take more than half a second."""
    rows: list[Result] = []
    for name, start in kinds().items():
        phones, rates = (2500, RATES["ours"]) if name.startswith("ours") else (1000, RATES[name])
        best = 0.0
        with start(core, phones) as server:
            crowd, _memory = gathered(server)
            for rate in rates:
                got = run(server, crowd, Talk(rate, seconds=4.0, warm_up=1.5), 0.0)
                if got.p95 > CARRIES or got.lost:
                    break
                best = max(best, got.delivered)
            crowd.leave()
        first = rows[0] if rows else Result(f"{name}: deliveries at p95 < 500 ms", best, "/s")
        rows.append(beside(first, f"{name}: deliveries at p95 < 500 ms", best))
    return rows


def measured(core: int, start: Start, phones: int, talk: Talk) -> Figures:
    """One server, one hall, one talk."""
    with start(core, phones) as server:
        crowd, memory = gathered(server)
        figures = run(server, crowd, talk, memory)
        crowd.leave()
    return figures


def gathered(server: Running) -> tuple[Crowd, float]:
    """Everybody in the room, and what a phone costs in kilobytes, once the first hundred are there."""
    crowd = Crowd(server.port, server.forum, server.round)
    crowd.come_in(server.cookies[:100])
    before = server.memory()
    crowd.come_in(server.cookies[100:])
    crowd.idle(1.0)
    return crowd, (server.memory() - before) / max(len(server.cookies) - 100, 1)


def run(server: Running, crowd: Crowd, talk: Talk, memory: float) -> Figures:
    """Let them talk, and look at the clocks."""
    began, before, generator = time.monotonic(), server.cpu(), time.process_time()
    crowd.talk(talk)
    wall = time.monotonic() - began
    used, used_here = server.cpu() - before, time.process_time() - generator
    crowd.listen_until(crowd.answers.count * len(crowd.phones))
    if crowd.refused:
        raise RuntimeError(f"{crowd.refused} ideas were refused.")
    said = talk.rate * wall * len(crowd.phones)
    figures = Figures(
        f"{server.name}: {len(crowd.phones):,} x {talk.rate}",
        crowd.deliveries.count / talk.seconds,
        crowd.deliveries.percentile(0.95),
        crowd.answers.percentile(0.95),
        crowd.answers.count * len(crowd.phones) - crowd.deliveries.count,
        used / wall * 100,
        used_here / wall * 100,
        used / said * 1e6,
        memory,
    )
    print(figures, flush=True)
    return figures


if __name__ == "__main__":
    main()
