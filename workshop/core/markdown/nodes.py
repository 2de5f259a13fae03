"""Sanitised HTML as lists, for a preview: pages may not set HTML, so a script builds the elements itself."""

from __future__ import annotations

from typing import TypeAlias

from lxml import html
from lxml.html import HtmlElement

Node: TypeAlias = "str | list[str | dict[str, str] | Node]"


def nodes(rendered: str) -> list[Node]:
    """``[tag, {attributes}, children…]`` for each element; text as it is. Only for what ``render`` gave."""
    return _children(html.fragment_fromstring(str(rendered) or " ", create_parent="div"))


def _children(element: HtmlElement) -> list[Node]:
    found: list[Node] = [element.text] if element.text else []
    for child in element:
        found.append([str(child.tag), {str(k): str(v) for k, v in child.attrib.items()}, *_children(child)])
        if child.tail:
            found.append(child.tail)
    return found
