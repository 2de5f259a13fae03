"""Gives a job to a process of its own and waits for the file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from workshop.core.errors import Refused
from workshop.exports.publication import Format, Progress, Publication, SourcesAs
from workshop.exports.words import gettext as _

SECONDS = 60
MEMORY = 512 * 1024 * 1024
HOUSE = Path(__file__).parents[2]


@dataclass(frozen=True)
class Job:
    """What is to be made, where it goes, and who is told when it can't be."""

    publication: Publication
    format: Format
    sources: SourcesAs
    target: Path
    reader: str = "de"
    memory: int = MEMORY

    def to_json(self) -> str:
        """For the process."""
        return json.dumps(
            {
                "publication": self.publication.to_json(),
                "format": self.format,
                "sources": self.sources,
                "target": str(self.target),
                "reader": self.reader,
                "memory": self.memory,
            }
        )


def work(job: Job, progress: Progress = lambda _percent: None) -> None:
    """Make the file; refused in words when that fails or takes too long. Never a stack trace, never half a file."""
    half = job.target.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
    process = subprocess.Popen(
        [sys.executable, "-m", "workshop.exports.work"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=HOUSE,
        text=True,
        start_new_session=True,  # so that pandoc, its child, ends with it
    )
    watch = threading.Timer(SECONDS, end, [process])
    watch.start()
    try:
        whole = follow(process, replace(job, target=half), progress)
        if not whole:
            raise Refused(
                _("This file took too long or too much memory. Please choose another format, or divide long tables."),
                422,
            )
        half.replace(job.target)
    finally:
        watch.cancel()
        end(process)
        half.unlink(missing_ok=True)


def follow(process: subprocess.Popen[str], job: Job, progress: Progress) -> bool:
    """Pass on how far it is; true when the file is there."""
    if process.stdin is None or process.stdout is None:
        return False
    try:
        with process.stdin as into:
            into.write(job.to_json())
    except BrokenPipeError:
        return False
    said: dict[str, int | str] = {}
    with process.stdout as lines:
        for line in lines:
            said = json.loads(line)
            if "progress" in said:
                progress(int(said["progress"]))
    if "refused" in said:
        raise Refused(str(said["refused"]), 422)
    return process.wait() == 0 and said.get("progress") == 100


def end(process: subprocess.Popen[str]) -> None:
    """The process and everything it has started."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
