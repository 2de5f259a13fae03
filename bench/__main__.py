"""``python -m bench``: every benchmark there is, one after the other; or those named."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from bench.results import LATEST

BENCHMARKS = ("forum", "similar", "exports")


def main() -> None:
    """Run, print, and write ``bench/latest.json``."""
    wanted = sys.argv[1:] or [name for name in BENCHMARKS if (Path(__file__).parent / f"{name}.py").exists()]
    LATEST.unlink(missing_ok=True)
    for name in wanted:
        importlib.import_module(f"bench.{name}").main()


if __name__ == "__main__":
    main()
