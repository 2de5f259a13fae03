"""Sends a file to a process of its own: whatever is in it, nobody's forum waits for it."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

from flask_babel import gettext as _

from workshop.core.errors import Refused

HOUSE = Path(__file__).parents[2]
SECONDS, MEMORY = 60, 2 * 1024**3


def run(module: str, raw: bytes, **options: str) -> dict[str, Any]:
    """What the process answers; refused in words when the file takes too long or too much memory."""
    try:
        done = subprocess.run(  # noqa: S603  # our own module; a user's words go through the pipe
            [sys.executable, "-m", module],
            input=json.dumps(options).encode() + b"\n" + raw,
            capture_output=True,
            cwd=HOUSE,
            timeout=SECONDS,
            check=True,
        )
    except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
        raise Refused(
            _("This file takes too long or too much memory to be read. Please send a smaller one; nothing was saved."),
            422,
        ) from error
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def received() -> tuple[dict[str, str], bytes]:
    """In the process: the options and the file, after the limits are set."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    options: dict[str, str] = json.loads(sys.stdin.buffer.readline())
    return options, sys.stdin.buffer.read()


def answer(words: dict[str, Any]) -> None:
    """In the process: what is sent back."""
    sys.stdout.write(json.dumps(words))
