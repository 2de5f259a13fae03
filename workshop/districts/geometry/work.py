"""The process that reads boundaries: ``python -m workshop.districts.geometry.work``."""

from __future__ import annotations

import os

from workshop.districts.errand import answer, received
from workshop.districts.geometry.drawing import drawn
from workshop.districts.geometry.findings import Findings, UnusableError
from workshop.districts.geometry.mending import mended
from workshop.districts.geometry.reading import read


def main() -> None:
    """Read the file, or say why not."""
    options, raw = received()
    os.nice(10)
    findings = Findings()
    try:
        answer(drawn(mended(read(raw, options["property"], findings), findings)) | {"findings": findings.found})
    except UnusableError as error:
        answer({"unusable": error.code, "data": error.data})


if __name__ == "__main__":
    main()
