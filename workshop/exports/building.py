"""One publication, any format."""

from __future__ import annotations

import logging
from collections.abc import Callable

from lxml.html import HtmlElement

from workshop.core.errors import Refused
from workshop.exports.docx import build_docx
from workshop.exports.epub import build_epub
from workshop.exports.manuscript import clean, manuscript
from workshop.exports.odt import build_odt
from workshop.exports.pandoc import CannotConvertError
from workshop.exports.pdf import build_pdf
from workshop.exports.plain import build_markdown
from workshop.exports.publication import Format, Progress, Publication, SourcesAs
from workshop.exports.webpage import build_html
from workshop.exports.words import gettext as _

Builder = Callable[[Publication, HtmlElement, Progress], bytes]
BUILDERS: dict[str, Builder] = {
    "pdf": build_pdf,
    "docx": build_docx,
    "odt": build_odt,
    "epub": build_epub,
    "html": build_html,
}


def build(
    publication: Publication,
    format_: Format,
    *,
    sources: SourcesAs = "annex",
    progress: Progress = lambda _percent: None,
) -> bytes:
    """The publication as the bytes of a file; refused in words when it can't be made."""
    progress(5)
    publication = clean(publication)
    tree = manuscript(publication, sources)
    progress(25)
    if format_ == "md":
        return build_markdown(publication, tree, sources, progress)
    try:
        return BUILDERS[format_](publication, tree, progress)
    except CannotConvertError as error:
        # What pandoc or Typst said may quote the text: it goes to our log in short, and never to the page.
        logging.getLogger(__name__).error("export as %s failed: %.300s", format_, error)
        raise Refused(
            _("This file could not be made. Please choose another format and tell us, so that we can mend it."), 422
        ) from error
