"""The process that makes a file: a job as JSON on its input, a line of JSON for each step on its output.

``python -m workshop.exports.work``. Memory and time are limited (worker.py), and everybody else goes first.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path


def main() -> None:
    """Read the job, make the file, say how far it is."""
    job = json.loads(sys.stdin.read())
    # RLIMIT_DATA and not RLIMIT_AS: pandoc's Haskell reserves a terabyte of addresses that it never fills. Data is
    # what is filled; measured with the demo concept, 140 MB here and 175 MB in pandoc, which inherits the limit.
    resource.setrlimit(resource.RLIMIT_DATA, (job["memory"], job["memory"]))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)
    from workshop.core.errors import Refused
    from workshop.core.markdown.words import reader
    from workshop.exports.building import build
    from workshop.exports.publication import Publication

    reader.set(job["reader"])
    try:
        publication = Publication.from_json(job["publication"])
        made = build(publication, job["format"], sources=job["sources"], progress=lambda n: say(progress=n))
    except Refused as refusal:
        say(refused=refusal.message)
        return
    Path(job["target"]).write_bytes(made)
    say(progress=100)


def say(**words: object) -> None:
    """A line for the one who waits."""
    sys.stdout.write(json.dumps(words) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
