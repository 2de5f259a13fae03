"""Markdown, as people write concepts in it: one fixed set of extensions, one sanitiser, one place.

Every page and every export shows what comes out of here. What a person wrote is never set as HTML otherwise.
"""

from workshop.core.markdown.headings import shift_headings
from workshop.core.markdown.nodes import Node, nodes
from workshop.core.markdown.paragraphs import Paragraph, paragraphs
from workshop.core.markdown.problems import problems
from workshop.core.markdown.renderer import LONGEST_TEXT
from workshop.core.markdown.rendering import Rendered, render, render_document
from workshop.core.markdown.tidying import starts_from_the_right

__all__ = [
    "LONGEST_TEXT",
    "Node",
    "Paragraph",
    "Rendered",
    "nodes",
    "paragraphs",
    "problems",
    "render",
    "render_document",
    "shift_headings",
    "starts_from_the_right",
]
