"""The page on which a section is written, in each of its states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import render_template
from flask_babel import gettext as _
from flask_babel import to_user_timezone
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.core.db import db, now
from workshop.core.errors import Refused
from workshop.core.languages import LANGUAGES
from workshop.drafts import sources
from workshop.drafts.actions import Conflict
from workshop.drafts.comparing import Part, compare_words
from workshop.drafts.document import in_order, numbers_of, words_in
from workshop.drafts.forms import EditForm
from workshop.drafts.models import Revision, Section
from workshop.drafts.preview import Preview, preview_of
from workshop.drafts.reading import LANGUAGE
from workshop.processes.models import Process


@dataclass(frozen=True)
class State:
    """What the last request has done: what could not be saved, what is to be shown besides.

    With a ``nonce`` (for the style sheets of the shared field) the page is for writing together, else a plain form.
    """

    complaint: str = ""
    notice: str = ""
    with_preview: bool = False
    conflict: Conflict | None = None
    nonce: str = ""

    @property
    def compared(self) -> list[tuple[tuple[Part, ...], tuple[Part, ...]]]:
        """Each passage of a conflict, theirs and yours, word by word."""
        passages = self.conflict.passages if self.conflict else ()
        return [compare_words(passage.theirs, passage.yours) for passage in passages]


CALM = State()


def editor_page(section: Section, form: EditForm, state: State = CALM) -> str:
    """The form with everything in it that was typed, and beside it what helps."""
    process = section.draft.process
    text, words = form.text.data or "", form.words.data or ""
    preview, tangled = preview_or_say_why(process, text)
    return render_template(
        "drafts/editor.html",
        **outline_of(section),
        form=form,
        state=state,
        complaint=state.complaint or tangled,
        preview=preview,
        is_unsaved=(form.title.data, text) != (section.title, section.text),
        hits=sources.search(process, words) if words else [],
        count=words_in(text),
        languages=LANGUAGES,
        phrases=phrases(),
    )


def phrases() -> dict[str, str]:
    """What the shared field says by itself, in the reader's language: the keys are the library's."""
    return {
        "Find": _("Find"),
        "Replace": _("Replace"),
        "next": _("Next match"),
        "previous": _("Previous match"),
        "all": _("All matches"),
        "match case": _("Upper and lower case count"),
        "by word": _("Whole words"),
        "regexp": _("As a pattern"),
        "replace": _("Replace this one"),
        "replace all": _("Replace all"),
        "close": _("Close the search"),
        "current match": _("This match"),
        "on line": _("in line"),
        "replaced match on line $": _("Replaced in line $"),
        "replaced $ matches": _("Replaced $ times"),
    }


def preview_or_say_why(process: Process, text: str) -> tuple[Preview | None, str]:
    """How the text reads; or why it cannot be shown."""
    try:
        return preview_of(process, text), ""
    except Refused as refusal:
        return None, refusal.message


def reading_page(section: Section) -> str:
    """A section for those who do not write it."""
    preview, complaint = preview_or_say_why(section.draft.process, section.text)
    return render_template("drafts/section.html", **outline_of(section), preview=preview, complaint=complaint)


def outline_of(section: Section) -> dict[str, Any]:
    """Where the section stands, and who saved it last."""
    places, last = in_order(section.draft.sections), last_revision(section)
    return {
        "process": section.draft.process,
        "section": section,
        "places": places,
        "numbers": numbers_of(places),
        "last": last,
        "is_today": last is not None and to_user_timezone(last.saved_at).date() == to_user_timezone(now()).date(),
        "language": LANGUAGE,
    }


def last_revision(section: Section) -> Revision | None:
    """The save that the section shows now, with who made it."""
    return db.session.scalar(
        select(Revision)
        .where(Revision.section_id == section.id, Revision.number == section.revision)
        .options(joinedload(Revision.account))
    )
