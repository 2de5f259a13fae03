"""The way to the renderer: a process of its own, so that no text can hold up a live forum."""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections import OrderedDict
from pathlib import Path

from workshop.core.errors import Refused
from workshop.core.markdown.words import gettext as _

LONGEST_TEXT = 64 * 1024
PATIENCE = 15.0
KEPT = 16 * 1024 * 1024
HOUSE = Path(__file__).parents[3]


class DiedError(Exception):
    """The renderer went away in the middle of a text."""


class Renderer:
    """One process, one text at a time; started on first use and again when it has died."""

    def __init__(self, seconds: float = 2.0) -> None:
        self.seconds = seconds
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._kept: OrderedDict[str, str | None] = OrderedDict()
        self._size = 0

    def html(self, text: str) -> str:
        """The text as HTML with marks; refused in words when it is too long or too tangled."""
        if len(text.encode()) > LONGEST_TEXT:
            raise Refused(_("This text is too long to be shown in one piece. Please divide it into two sections."), 422)
        with self._lock:
            if text not in self._kept:
                self._keep(text, self._convert(text))
            self._kept.move_to_end(text)
            html = self._kept[text]
        if html is None:
            raise Refused(
                _(
                    "This text is too tangled to be shown: too many brackets, quotes or lists in one another. "
                    "Please take some out; what you typed stays in the field."
                ),
                422,
            )
        return html

    def stop(self) -> None:
        """End the process, if it is ours and runs."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()
        process.kill()
        process.wait()

    def _convert(self, text: str) -> str | None:
        for _attempt in (1, 2):
            was_fresh = self._start()
            try:
                return self._ask(text)
            except DiedError:
                took_too_long = self._process is not None and self._process.wait() == -signal.SIGPROF
                self.stop()
                if was_fresh or took_too_long:
                    return None
        return None

    def _start(self) -> bool:
        if self._process and self._owner == os.getpid() and self._process.poll() is None:
            return False
        self.stop()
        self._owner = os.getpid()
        self._process = subprocess.Popen(  # noqa: S603  # our own module and a number; nothing of a user's is an argument
            [sys.executable, "-m", "workshop.core.markdown.renderer_process", str(self.seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=HOUSE,
        )
        return True

    def _ask(self, text: str) -> str | None:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise DiedError
        try:
            process.stdin.write(json.dumps(text).encode() + b"\n")
            process.stdin.flush()
        except BrokenPipeError as error:
            raise DiedError from error
        answer: dict[str, str] = json.loads(read_line(process.stdout.fileno()))
        return answer.get("html")

    def _keep(self, text: str, html: str | None) -> None:
        self._kept[text] = html
        self._size += len(text) + len(html or "")
        while self._size > KEPT and len(self._kept) > 1:
            old_text, old_html = self._kept.popitem(last=False)
            self._size -= len(old_text) + len(old_html or "")


def read_line(pipe: int) -> bytes:
    """One line from the renderer, or :class:`DiedError` when it ends or keeps us waiting."""
    until = time.monotonic() + PATIENCE
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    line = b""
    while not line.endswith(b"\n"):
        ready = poll.poll(max(0.0, until - time.monotonic()) * 1000)
        part = os.read(pipe, 65536) if ready else b""
        if not part:
            raise DiedError
        line += part
    return line


renderer = Renderer()
atexit.register(renderer.stop)
