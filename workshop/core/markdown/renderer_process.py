"""The renderer's process: a line of JSON in, a line out. It has some seconds and 256 MB for a text, then dies."""

from __future__ import annotations

import json
import resource
import signal
import sys

MEMORY = 256 * 1024 * 1024


def main(seconds: float) -> None:
    """Answer until nobody asks any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Counted in time of computing, so a busy machine refuses nobody; the system ends us in the middle of
    # anything, a regular expression too.
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from workshop.core.markdown.converter import converter

    convert = converter()
    for line in sys.stdin:
        signal.setitimer(signal.ITIMER_PROF, seconds)
        try:
            answer = {"html": convert(json.loads(line))}
        except (MemoryError, RecursionError):
            answer = {}
        signal.setitimer(signal.ITIMER_PROF, 0)
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(float(sys.argv[1]))
