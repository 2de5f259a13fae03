"""The catalogues of every package: ``update [package…]``, ``compile`` or ``check``.

Each package keeps its own (``workshop/<package>/translations``), made from its Python files and from
``templates/<package>``; the layout's texts belong to ``core``. German and Arabic are complete; English is in the code.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("de", "ar")
METHODS = [("**.py", "python"), ("**.html", "jinja2")]
KEYWORDS = {
    "_": None,
    "gettext": None,
    "lazy_gettext": None,
    "ngettext": (1, 2),
    "lazy_ngettext": (1, 2),
    "plural_words": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def packages() -> list[str]:
    """Every package that may have texts."""
    return sorted(path.parent.name for path in (ROOT / "workshop").glob("*/__init__.py"))


def folders(package: str) -> list[Path]:
    """Where a package's texts stand."""
    found = [ROOT / "workshop" / package, ROOT / "templates" / package]
    if package == "core":
        found += [ROOT / "templates" / "layout", ROOT / "workshop"]
    return [folder for folder in found if folder.exists()]


def extracted(package: str) -> Catalog:
    """The texts that the code has now."""
    catalog = Catalog(project="Konzeptwerkstatt", fuzzy=False)
    for folder in folders(package):
        whole_house = folder == ROOT / "workshop"
        for name, line, message, comments, context in extract_from_dir(
            folder, METHODS, keywords=KEYWORDS, comment_tags=("Translators:",)
        ):
            if not whole_house or "/" not in name:
                catalog.add(
                    message,
                    None,
                    [((folder / name).relative_to(ROOT).as_posix(), line)],
                    auto_comments=comments,
                    context=context,
                )
    return catalog


def catalogue_file(package: str, language: str) -> Path:
    """Where a catalogue lies."""
    return ROOT / "workshop" / package / "translations" / language / "LC_MESSAGES" / "messages.po"


def kept(package: str, language: str) -> Catalog:
    """The catalogue as it lies in the repository."""
    file = catalogue_file(package, language)
    if not file.exists():
        return Catalog(locale=language, project="Konzeptwerkstatt", fuzzy=False)
    with file.open("rb") as stream:
        return read_po(stream, locale=language)


def update(names: list[str]) -> None:
    """Bring catalogues up to the code, keeping every translation."""
    for package in names or packages():
        template = extracted(package)
        for language in LANGUAGES if len(template) else ():
            catalog = kept(package, language)
            made_at = catalog.creation_date
            catalog.update(template, no_fuzzy_matching=True)
            catalog.creation_date = made_at  # else two branches that add a text each would always collide
            catalog.obsolete.clear()
            file = catalogue_file(package, language)
            file.parent.mkdir(parents=True, exist_ok=True)
            with file.open("wb") as stream:
                write_po(stream, catalog, width=110, sort_by_file=False, omit_header=False, include_lineno=False)


def compile_all() -> None:
    """Make the files the program reads."""
    for source in (ROOT / "workshop").glob("*/translations/*/LC_MESSAGES/messages.po"):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            with source.open("rb") as stream:
                catalog = read_po(stream, locale=source.parent.parent.name)
            with target.open("wb") as stream:
                write_mo(stream, catalog)


def complaints(names: list[str]) -> Iterator[str]:
    """What is missing or unsure, a line each."""
    for package in names or packages():
        template = extracted(package)
        for language in LANGUAGES:
            catalog = kept(package, language)
            for message in template:
                if message.id:
                    found = catalog.get(message.id, message.context)
                    strings = (
                        [] if found is None else found.string if isinstance(found.string, tuple) else [found.string]
                    )
                    if not strings or not all(strings) or (found and found.fuzzy):
                        yield f"{package}/{language}: {message.id!r}"


def main(arguments: list[str]) -> int:
    """Do what the first word says."""
    verb, names = arguments[0], arguments[1:]
    if verb == "update":
        update(names)
    elif verb == "compile":
        compile_all()
    else:
        missing = list(complaints(names))
        print("\n".join(missing) or "Every catalogue is complete.")
        return 1 if missing else 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
