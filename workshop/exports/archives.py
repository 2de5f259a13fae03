"""Files that are zip archives of XML, changed part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping

from lxml import etree

from workshop.exports.pandoc import CannotConvertError

Element = etree._Element
Change = Callable[[Element], None]
_safe = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def change_parts(archive: bytes, changes: Mapping[str, Change], parts: Mapping[str, bytes] | None = None) -> bytes:
    """The archive with some of its parts changed in place, and others put in or replaced whole."""
    whole = dict(parts or {})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename in changes:
                content = changed(content, changes[entry.filename])
            content = whole.pop(entry.filename, content)
            kind = zipfile.ZIP_STORED if entry.filename == "mimetype" else zipfile.ZIP_DEFLATED
            new.writestr(entry.filename, content, kind)
        for name, content in whole.items():
            new.writestr(name, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def needed(found: Element | None) -> Element:
    """A part that pandoc always writes; without it the file would be another one than we know."""
    if found is None:
        raise CannotConvertError("a part of the file is missing")
    return found


def changed(content: bytes, change: Change) -> bytes:
    """One part, changed."""
    tree = etree.fromstring(content, _safe)
    change(tree)
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
