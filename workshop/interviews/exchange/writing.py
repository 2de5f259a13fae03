"""Writing REFI-QDA: a project as an archive, a codebook as XML, each checked against the schema before it leaves."""

from __future__ import annotations

import io
import uuid
import zipfile
from functools import cache
from pathlib import Path

from lxml import etree

from workshop.interviews.exchange.material import CodeData, ProjectData, TextData

PROJECT, CODEBOOK = "urn:QDA-XML:project:1.0", "urn:QDA-XML:codebook:1.0"
ORIGIN = "Konzeptwerkstatt"
OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:konzeptwerkstatt:interviews")
Element = etree._Element


def guid(*parts: object) -> str:
    """A name that is the same each time the same thing is written."""
    return str(uuid.uuid5(OURS, "/".join(map(str, parts))))


@cache
def schema(name: str) -> etree.XMLSchema:
    """Our part of the standard's schema."""
    return etree.XMLSchema(etree.parse(Path(__file__).with_name(f"refi_{name}.xsd")))


def checked(root: Element, name: str) -> bytes:
    """The XML, when the schema accepts it; that it does not is a fault of ours."""
    schema(name).assertValid(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def document(tag: str, namespace: str, **attributes: str) -> Element:
    """The root of a document in the standard's namespace."""
    spaces: dict[str | None, str] = {None: namespace}
    return etree.Element(f"{{{namespace}}}{tag}", attributes, nsmap=spaces)  # type: ignore[arg-type]  # the stubs know no default namespace


def write_codebook(codes: tuple[CodeData, ...]) -> bytes:
    """A codebook (``.qdc``)."""
    root = document("CodeBook", CODEBOOK, origin=ORIGIN)
    add_codes(root, codes, CODEBOOK)
    return checked(root, "codebook")


def write_project(project: ProjectData) -> bytes:
    """A project (``.qdpx``): its XML, and each text as a file of its own."""
    root = document("Project", PROJECT, name=project.name, origin=ORIGIN)
    add_users(root, sorted({mark.coder for text in project.texts for mark in text.marks if mark.coder}))
    if project.codes:
        add_codes(etree.SubElement(root, f"{{{PROJECT}}}CodeBook"), project.codes, PROJECT)
    if project.texts:
        sources = etree.SubElement(root, f"{{{PROJECT}}}Sources")
        for text in project.texts:
            add_text(sources, text)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("project.qde", checked(root, "project"))
        for text in project.texts:
            archive.writestr(f"sources/{text.key}.txt", text.text.encode())
    return out.getvalue()


def add_users(root: Element, coders: list[str]) -> None:
    """Those who have marked."""
    if coders:
        users = etree.SubElement(root, f"{{{PROJECT}}}Users")
        for coder in coders:
            etree.SubElement(users, f"{{{PROJECT}}}User", guid=guid("user", coder), name=coder)


def add_codes(parent: Element, codes: tuple[CodeData, ...], namespace: str) -> None:
    """The codebook inside a document."""
    if codes:
        inner = etree.SubElement(parent, f"{{{namespace}}}Codes")
        for code in codes:
            add_code(inner, code, namespace)


def add_code(parent: Element, code: CodeData, namespace: str) -> None:
    """A code with those below it."""
    attributes = {"guid": code.key, "name": code.name, "isCodable": "true"}
    element = etree.SubElement(
        parent, f"{{{namespace}}}Code", attributes | ({"color": code.colour} if code.colour else {})
    )
    if code.description:
        etree.SubElement(element, f"{{{namespace}}}Description").text = code.description
    for below in code.below:
        add_code(element, below, namespace)


def add_text(parent: Element, text: TextData) -> None:
    """A text with its marks; its words stand in a file beside."""
    path = f"internal://{text.key}.txt"
    source = etree.SubElement(parent, f"{{{PROJECT}}}TextSource", guid=text.key, name=text.name, plainTextPath=path)
    for number, mark in enumerate(text.marks):
        place = {"startPosition": str(mark.start), "endPosition": str(mark.end)}
        user = {"creatingUser": guid("user", mark.coder)} if mark.coder else {}
        key = guid("selection", text.key, number)
        selection = etree.SubElement(source, f"{{{PROJECT}}}PlainTextSelection", {"guid": key} | place | user)
        if mark.memo:
            etree.SubElement(selection, f"{{{PROJECT}}}Description").text = mark.memo
        coding = etree.SubElement(selection, f"{{{PROJECT}}}Coding", {"guid": guid("coding", text.key, number)} | user)
        etree.SubElement(coding, f"{{{PROJECT}}}CodeRef", targetGUID=mark.code)
