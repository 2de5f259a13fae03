"""The catalogues of every package: ``update [package…]``, ``compile`` or ``check [language…]``.

Each package keeps its own (``workshop/<package>/translations``), made from its Python files and from
``templates/<package>``; the layout's texts belong to ``core``. English is in the code, German and Arabic are complete.
The other languages have every text that participants can meet, told by the files where the texts stand:

- Templates: whatever extends ``layout/phone.html``, and everything it includes or imports by name; besides, every
  template in a folder ``phone``, for parts that are included by a name known only when the page is made.
- Modules: those whose views are for participants say ``FOR_PARTICIPANTS = True``. What a forum refuses can reach a
  participant from any of its rooms below the views; a module there that only staff can reach says ``= False``.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po
from jinja2 import Environment, meta, nodes

from workshop.core.catalogues import compile_stale

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("de", "ar")
PARTICIPANTS = ("de@leicht", "tr", "fa", "uk", "ru", "fr", "ro", "ti")
TEMPLATES = ROOT / "templates"
MARK = re.compile(r"^FOR_PARTICIPANTS = (True|False)\b", re.MULTILINE)
PHONE = "layout/phone.html"
# Other packages may use the phone's layout for pages that speak the staff's languages.
OF_PARTICIPANTS = ("core", "forums", "traces")
# Rooms below the views whose refusals reach participants, and the few modules of the core that speak to everybody.
ROOMS = re.compile(
    r"workshop/forums/(models|actions|access|forms|messages|broadcasts|live|receipts)\b"
    r"|workshop/core/(forms|pages|security|realtime/\w+)\.py$"
)
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


@cache
def mark_of(file: Path) -> str:
    """What a module says of itself."""
    found = MARK.search(file.read_text())
    return found[1] if found else ""


@cache
def named_in(template: str) -> tuple[frozenset[str], bool]:
    """The templates that one includes, imports or extends by name, and whether it extends a phone's page."""
    tree = Environment(autoescape=True).parse((TEMPLATES / template).read_text())
    parents = {getattr(found.template, "value", None) for found in tree.find_all(nodes.Extends)}
    return frozenset(name for name in meta.find_referenced_templates(tree) if name), PHONE in parents


@cache
def phone_templates() -> frozenset[str]:
    """Every template of participants' pages."""
    names = {file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*.html")}
    to_read = [name for name in names if name == PHONE or "phone" in name.split("/")[:-1] or named_in(name)[1]]
    found: set[str] = set()
    while to_read:
        name = to_read.pop()
        if name not in found:
            found.add(name)
            to_read += named_in(name)[0]
    return frozenset(found)


def is_for_participants(file: str) -> bool:
    """Whether participants can meet the texts of a file, given by its path in the repository."""
    if file.startswith("templates/"):
        return file.removeprefix("templates/") in phone_templates()
    mark = mark_of(ROOT / file)
    return mark == "True" or (mark == "" and ROOMS.match(file) is not None)


def packages() -> list[str]:
    """Every package that may have texts."""
    return sorted(path.parent.name for path in (ROOT / "workshop").glob("*/__init__.py"))


def folders(package: str) -> list[Path]:
    """Where a package's texts stand."""
    found = [ROOT / "workshop" / package, ROOT / "templates" / package]
    if package == "core":
        found += [ROOT / "templates" / "layout", ROOT / "workshop"]
    return [folder for folder in found if folder.exists()]


@cache
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


@cache
def wanted(package: str, language: str) -> Catalog:
    """The texts that a language has to have: all, or those that participants meet somewhere."""
    everything = extracted(package)
    if language in LANGUAGES:
        return everything
    catalog = Catalog(project="Konzeptwerkstatt", fuzzy=False)
    for message in everything if package in OF_PARTICIPANTS else ():
        if message.id and any(is_for_participants(file) for file, _line in message.locations):
            catalog[message.id] = message
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
        for language in LANGUAGES + PARTICIPANTS:
            if template := wanted(package, language):
                rewrite(package, language, template)


def rewrite(package: str, language: str, template: Catalog) -> None:
    """One catalogue with the texts of now."""
    catalog = kept(package, language)
    made_at = catalog.creation_date
    catalog.update(template, no_fuzzy_matching=True)
    catalog.creation_date = made_at  # else two branches that add a text each would always collide
    catalog.obsolete.clear()
    file = catalogue_file(package, language)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        write_po(stream, catalog, width=110, sort_by_file=False, omit_header=False, include_lineno=False)


def untranslated(package: str, language: str) -> Iterator[Message]:
    """What a catalogue lacks, or is unsure of."""
    catalog = kept(package, language)
    for message in wanted(package, language):
        found = catalog.get(message.id, message.context) if message.id else None
        strings = () if found is None else found.string if isinstance(found.string, tuple) else (found.string,)
        if message.id and (not strings or not all(strings) or (found and found.fuzzy)):
            yield message


def complaints(languages: list[str]) -> Iterator[str]:
    """What is missing, a line each."""
    for package in packages():
        for language in languages or LANGUAGES + PARTICIPANTS:
            for message in untranslated(package, language):
                yield f"{package}/{language}: {message.id!r}"


def contradictions(languages: list[str]) -> Iterator[str]:
    """Texts that two packages have given two meanings: all catalogues become one, and the last would win everywhere."""
    for language in languages or LANGUAGES:
        said: dict[tuple[str | None, str], tuple[str, object]] = {}
        for package in packages():
            for message in kept(package, language):
                key = (message.context, str(message.id))
                first, words = said.setdefault(key, (package, message.string))
                if message.id and message.string and words != message.string:
                    yield f"{first} and {package}/{language}: {message.id!r} is {words!r} and {message.string!r}"


def main(arguments: list[str]) -> int:
    """Do what the first word says."""
    verb, names = arguments[0], arguments[1:]
    if verb == "update":
        update(names)
    elif verb == "compile":
        compile_stale(ROOT / "workshop")
    else:
        missing = [*complaints(names), *contradictions(names)]
        print("\n".join(missing) or "Every catalogue is complete.")
        return 1 if missing else 0
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
