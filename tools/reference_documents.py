"""Make workshop/exports/reference/publication.docx and .odt: ``python -m tools.reference_documents``.

The same input gives the same bytes, so a change of look is a change one can see.
"""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypandoc

from tools.reference_docx import reference_docx
from tools.reference_odt import reference_odt

FOLDER = Path(__file__).parents[1] / "workshop/exports/reference"


def make(kind: str, change: Callable[[dict[str, bytes]], dict[str, bytes]]) -> None:
    """Pandoc's own reference document, changed and packed again."""
    command = [pypandoc.get_pandoc_path(), "--print-default-data-file", f"reference.{kind}"]
    original = subprocess.run(command, capture_output=True, check=True).stdout
    with zipfile.ZipFile(io.BytesIO(original)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(FOLDER / f"publication.{kind}", "w") as target:
        for name, content in change(parts).items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            target.writestr(entry, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)


if __name__ == "__main__":
    make("docx", reference_docx)
    make("odt", reference_odt)
