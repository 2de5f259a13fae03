"""Seconds for each export of the demo draft's last version, each made as the pages make it: in a process of its own."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import get_args

from bench.results import Result, beside, keep
from workshop.app import create_app
from workshop.core.db import db
from workshop.demo.loading import load_demo
from workshop.exports.actions import export_to_file, version_of
from workshop.exports.publication import Format

RUNS = 3


def main() -> None:
    """Every format, the fastest of three runs, beside Markdown, which is only written out."""
    with tempfile.TemporaryDirectory() as folder:
        var = Path(folder)
        app = create_app({"VAR": var, "SQLALCHEMY_DATABASE_URI": f"sqlite:///{var / 'workshop.sqlite'}"})
        with app.app_context():
            db.create_all()
            load_demo()
            print("Every export of the demo's last version")
            keep(results({format_: seconds(format_, var) for format_ in get_args(Format)}))
            db.engine.dispose()


def seconds(format_: Format, folder: Path) -> float:
    """How long one format takes."""
    version = version_of("auenbrueck", 3)
    taken = []
    for run in range(RUNS):
        began = time.perf_counter()
        export_to_file(version, format_, folder / f"{run}.{format_}")
        taken.append(time.perf_counter() - began)
    return min(taken)


def results(taken: dict[Format, float]) -> list[Result]:
    """The figures, each beside Markdown's."""
    plain = Result("export: md", taken.pop("md"), "s")
    return [plain, *(beside(plain, f"export: {format_}", value) for format_, value in taken.items())]


if __name__ == "__main__":
    main()
