"""Reading REFI-QDA as other programs write it. What we do not keep (pictures, cases, graphs) is left out.

A file from elsewhere may be a trap: an archive that grows without end, a path that leads out of it, XML that calls for
other files. Each is refused before anything is read from it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator

from flask_babel import gettext as _
from lxml import etree

from workshop.core.errors import Refused
from workshop.core.forms import BIDI_CONTROLS
from workshop.interviews.exchange.material import CodeData, MarkData, ProjectData, TextData

MOST_FILES, LARGEST, DENSEST = 3_000, 40 * 1024 * 1024, 200
DEEPEST = 3
Element = etree._Element


def read_project(content: bytes) -> ProjectData:
    """A project (``.qdpx``)."""
    files = unpacked(content)
    document = next((files[name] for name in files if name.endswith(".qde")), None)
    if document is None:
        raise Refused(_("There is no project in this file. Please choose a REFI-QDA project (.qdpx)."), 422)
    root = parsed(document, "Project")
    users = {each.get("guid", "").strip("{}"): each.get("name", "") for each in children(root, "Users", "User")}
    return ProjectData(
        name=clean(root.get("name", "")),
        codes=tuple(code_in(each) for each in children(root, "CodeBook", "Codes", "Code")),
        texts=tuple(text_in(each, files, users) for each in children(root, "Sources", "TextSource")),
    )


def read_codebook(content: bytes) -> tuple[CodeData, ...]:
    """A codebook (``.qdc``)."""
    root = parsed(content, "CodeBook")
    return tuple(code_in(each) for each in children(root, "Codes", "Code"))


def unpacked(content: bytes) -> dict[str, bytes]:
    """The files of an archive that are of use to us, by name; refused when it is a trap or no archive at all."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            for entry in entries:
                refuse_trap(entry)
            if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > LARGEST:
                raise Refused(_("This archive holds too much. Texts of 40 MB together are the most."), 413)
            return {
                entry.filename: archive.read(entry) for entry in entries if entry.filename.endswith((".qde", ".txt"))
            }
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise Refused(_("This is no REFI-QDA project, or it is damaged."), 422) from error


def refuse_trap(entry: zipfile.ZipInfo) -> None:
    """A path that leads out of the archive, or a file that grows beyond measure."""
    name = entry.filename
    if name.startswith(("/", "\\")) or "\\" in name or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
        raise Refused(_("A path in this archive leads out of it. It is not opened."), 413)
    if entry.file_size > LARGEST or entry.file_size > DENSEST * max(entry.compress_size, 1_000):
        raise Refused(_("This archive holds too much. Texts of 40 MB together are the most."), 413)


def parsed(content: bytes, wanted: str) -> Element:
    """The root of a document; one that declares entities is refused unread."""
    if b"<!DOCTYPE" in content.upper() or b"<!ENTITY" in content.upper() or "<!DOCTYPE".encode("utf-16-le") in content:
        raise Refused(_("This file calls for other files. It is not opened."), 413)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Refused(_("This is no REFI-QDA project, or it is damaged."), 422) from error
    if etree.QName(root).localname != wanted or "QDA-XML" not in (etree.QName(root).namespace or ""):
        raise Refused(_("This is no REFI-QDA project, or it is damaged."), 422)
    return root


def children(element: Element, *path: str) -> Iterator[Element]:
    """The elements at the end of a path, whatever version of the standard's namespace they are in."""
    here = [element]
    for name in path:
        here = [child for each in here for child in each if is_named(child, name)]
    yield from here


def is_named(element: Element, name: str) -> bool:
    """Whether this is an element of that name, and no comment."""
    return isinstance(element.tag, str) and etree.QName(element).localname == name


def code_in(element: Element, depth: int = 1) -> CodeData:
    """A code with those below it; what stands deeper than we keep comes up to the last level."""
    below = [code_in(each, depth + 1) for each in children(element, "Code")]
    if depth >= DEEPEST - 1:
        below = [CodeData(one.key, one.name, one.description) for each in below for one in each.walk()]
    words = next((each.text or "" for each in children(element, "Description")), "")
    colour = element.get("color", "")
    return CodeData(key_of(element), clean(element.get("name", ""))[:80] or "–", clean(words), colour, tuple(below))


def text_in(element: Element, files: dict[str, bytes], users: dict[str, str]) -> TextData:
    """A text with its marks; marks that lie outside of it are left out."""
    inside = next((each.text or "" for each in children(element, "PlainTextContent")), "")
    path = element.get("plainTextPath", "").removeprefix("internal://").removeprefix("sources/")
    found = next((words for name, words in files.items() if path and name.endswith(f"/{path}")), b"")
    words = (found.decode("utf-8-sig", "replace") if found else inside).replace("\r\n", "\n").replace("\r", "\n")
    marks = [mark for each in children(element, "PlainTextSelection") for mark in marks_in(each, users)]
    kept = tuple(mark for mark in marks if 0 <= mark.start < mark.end <= len(words))
    return TextData(key_of(element), clean(element.get("name", "")), words, kept)


def marks_in(element: Element, users: dict[str, str]) -> Iterator[MarkData]:
    """The codes of a selection."""
    try:
        start, end = int(element.get("startPosition", "")), int(element.get("endPosition", ""))
    except ValueError:
        return
    memo = clean(next((each.text or "" for each in children(element, "Description")), ""))
    for coding in children(element, "Coding"):
        coder = users.get((coding.get("creatingUser") or element.get("creatingUser") or "").strip("{}"), "")
        for reference in children(coding, "CodeRef"):
            yield MarkData(start, end, reference.get("targetGUID", "").strip("{}").lower(), memo, clean(coder))


def key_of(element: Element) -> str:
    """What tells this element from others in the file."""
    return element.get("guid", "").strip("{}").lower()


def clean(words: str) -> str:
    """Words without signs that nobody sees."""
    return "".join(sign for sign in words if (sign.isprintable() or sign == "\n") and sign not in BIDI_CONTROLS).strip()
