"""The process that sets a profile: data as JSON on its input, the file on its output."""

from __future__ import annotations

import json
import os
import resource
import sys
import tempfile
from pathlib import Path

MEMORY = 512 * 1024 * 1024


def main() -> None:
    """Lay everything into a folder of its own, and set it."""
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.nice(10)
    from workshop.exports.pdf import shown
    from workshop.exports.setting import typeset

    job = json.loads(sys.stdin.read())
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "data.json").write_text(shown(json.dumps(job["data"], ensure_ascii=False)))
        (folder / "map.svg").write_text(job["map"])
        (folder / "main.typ").write_text((Path(__file__).parent / "typst" / "profile.typ").read_text())
        sys.stdout.buffer.write(typeset(folder / "main.typ", pdf_standards=["ua-1", "a-2a"]))


if __name__ == "__main__":
    main()
