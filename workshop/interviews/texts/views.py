"""The page on which names and places are taken out of a text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext, ngettext
from wtforms import HiddenField

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.core.forms import Form
from workshop.interviews.study.sheets import number
from workshop.interviews.texts import access, actions
from workshop.interviews.texts.finding import Find
from workshop.interviews.texts.models import Transcript
from workshop.processes.forms import line, text

bp = Blueprint("texts", __name__)
AROUND = 60
NAMES = {
    "name": lazy_gettext("Name"),
    "place": lazy_gettext("Place"),
    "date": lazy_gettext("Date"),
    "phone": lazy_gettext("Phone number"),
    "mail": lazy_gettext("Mail address"),
    "web": lazy_gettext("Web address"),
    "number": lazy_gettext("Number"),
    "address": lazy_gettext("Address"),
}


class WordingForm(Form):
    """The text, mended by hand."""

    text = text(lazy_gettext("The text"), longest=actions.LONGEST)
    base = HiddenField()


class OwnWordsForm(Form):
    """Words that no list knows."""

    words = line(lazy_gettext("These words"), lazy_gettext("Please write the words to take out."), longest=200)
    replacement = line(
        lazy_gettext("are replaced by"), lazy_gettext("Please write what stands there instead."), longest=60
    )


@dataclass(frozen=True)
class Suggestion:
    """The same words, wherever they stand, with what could stand there instead."""

    words: str
    kind: str
    replacement: str
    places: tuple[tuple[Find, str, str], ...]

    @property
    def name(self) -> str:
        """What sort of thing it is."""
        return str(NAMES[self.kind])


def grouped(transcript: Transcript, finds: Sequence[Find]) -> list[Suggestion]:
    """Alike words together, each with its surroundings; a number for each, the same through the whole text."""
    by_words: dict[tuple[str, str], list[Find]] = {}
    for find in finds:
        by_words.setdefault((find.words, find.kind), []).append(find)
    counted: dict[str, int] = {}
    suggested = []
    for (words, kind), places in by_words.items():
        word = str(NAMES[kind])
        counted[kind] = counted.get(kind, transcript.text.count(f"[{word} ")) + 1
        shown = tuple((find, *around(transcript.text, find)) for find in places)
        suggested.append(Suggestion(words, kind, f"{word} {counted[kind]}", shown))
    return suggested


def around(whole: str, find: Find) -> tuple[str, str]:
    """What stands before and behind a place."""
    return whole[max(0, find.start - AROUND) : find.start], whole[find.end : find.end + AROUND]


@bp.post("/interviews/<int:interview_id>/text/beginning")
def begin(interview_id: int) -> ResponseReturnValue:
    """Make the text from the answers."""
    visitor = current_visitor()
    interview = access.answers_door(visitor, interview_id)
    actions.write_text(interview, by=account_of(visitor))
    return redirect(url_for("texts.show", interview_id=interview.id), 303)


@bp.get("/interviews/<int:interview_id>/text")
def show(interview_id: int) -> ResponseReturnValue:
    """The text, with what is to be decided."""
    return text_page(access.text_door(current_visitor(), interview_id), OwnWordsForm(formdata=None))


def text_page(transcript: Transcript, own: OwnWordsForm, mended: WordingForm | None = None) -> str:
    """The page."""
    is_frozen = transcript.frozen_at is not None
    return render_template(
        "interviews/text.html",
        process=transcript.interview.process,
        interview=transcript.interview,
        transcript=transcript,
        suggestions=[] if is_frozen else grouped(transcript, actions.suggestions(transcript)),
        own=own,
        mended=mended or WordingForm(formdata=None, text=transcript.text, base=transcript.fingerprint),
    )


def to_text(transcript: Transcript, said: str = "") -> ResponseReturnValue:
    """Back to the page, at what is next."""
    if said:
        flash(said)
    return redirect(url_for("texts.show", interview_id=transcript.interview_id, _anchor="suggestions"), 303)


@bp.post("/interviews/<int:interview_id>/text/decisions")
def decide(interview_id: int) -> ResponseReturnValue:
    """Take out one place or all alike, or leave the words."""
    transcript = access.text_door(current_visitor(), interview_id)
    words, instead = request.form.get("words", ""), request.form.get("replacement", "")
    how = request.form.get("how", "")
    if how == "leave":
        actions.keep_word(transcript, words)
    elif how == "all":
        actions.replace_all(transcript, words, instead)
    elif how.startswith("one-"):
        actions.replace_one(transcript, number(how[4:]), words, instead)
    else:
        raise Refused(_("Please choose what becomes of these words."), 422)
    return to_text(transcript)


@bp.post("/interviews/<int:interview_id>/text/words")
def replace_own(interview_id: int) -> ResponseReturnValue:
    """Take out words that no list knows."""
    transcript = access.text_door(current_visitor(), interview_id)
    form = OwnWordsForm()
    if not form.validate_on_submit():
        return text_page(transcript, form), 422
    try:
        count = actions.replace_all(transcript, form.words.data or "", form.replacement.data or "")
    except Refused as refusal:
        form.words.errors = [refusal.message]
        return text_page(transcript, form), refusal.status
    return to_text(transcript, ngettext("Replaced at one place.", "Replaced at %(num)d places.", count))


@bp.post("/interviews/<int:interview_id>/text")
def reword(interview_id: int) -> ResponseReturnValue:
    """Mend the text by hand."""
    transcript = access.text_door(current_visitor(), interview_id)
    form = WordingForm()
    if not form.validate_on_submit():
        return text_page(transcript, OwnWordsForm(formdata=None), form), 422
    try:
        actions.reword_text(transcript, form.text.data or "", form.base.data or "")
    except Refused as refusal:
        form.text.errors = [refusal.message]
        return text_page(transcript, OwnWordsForm(formdata=None), form), refusal.status
    return to_text(transcript, _("Saved."))


@bp.post("/interviews/<int:interview_id>/text/freezing")
def freeze(interview_id: int) -> ResponseReturnValue:
    """Freeze the text."""
    visitor = current_visitor()
    transcript = access.text_door(visitor, interview_id)
    actions.freeze(transcript, by=account_of(visitor))
    return to_text(transcript, _("The text is frozen. Now passages can be marked."))
