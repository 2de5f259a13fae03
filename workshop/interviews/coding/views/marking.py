"""Marking passages of a frozen text: by choosing words, or a sentence from a list."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.interviews.coding import access, actions
from workshop.interviews.coding.forms import CodeChoiceForm, MarkForm, MemoForm
from workshop.interviews.coding.tree import in_order, marked, sentences
from workshop.interviews.coding.views.blueprint import bp
from workshop.interviews.texts.models import Transcript


@bp.get("/interviews/<int:interview_id>/marks")
def show(interview_id: int) -> ResponseReturnValue:
    """The text with its marks."""
    transcript = access.marking_door(current_visitor(), interview_id)
    return marks_page(transcript, MarkForm(formdata=None), MemoForm(formdata=None))


def marks_page(transcript: Transcript, form: CodeChoiceForm, memo: MemoForm) -> str:
    """The page; ``?paragraph=`` opens the list of a paragraph's sentences for those without scripts."""
    visitor = current_visitor()
    study = transcript.interview.study
    leaves = list(in_order(access.codes_of(study)))
    form.offer([(leaf.code.id, leaf.label) for leaf in leaves])
    paragraphs = list(transcript.paragraphs())
    chosen = request.args.get("paragraph", -1, int)
    return render_template(
        "interviews/marks.html",
        process=transcript.interview.process,
        interview=transcript.interview,
        leaves=leaves,
        marked=marked(iter(paragraphs), access.codings_seen(visitor, transcript)),
        memos=access.memos_seen(visitor, transcript),
        me=account_of(visitor),
        form=form,
        memo_form=memo,
        chosen=chosen,
        sentences=sentences(paragraphs[chosen]) if 0 <= chosen < len(paragraphs) else [],
    )


@bp.post("/interviews/<int:interview_id>/marks")
def mark(interview_id: int) -> ResponseReturnValue:
    """Mark a passage that was chosen in the text."""
    transcript = access.marking_door(current_visitor(), interview_id)
    form = MarkForm()
    form.offer(choices_of(transcript))
    if not form.validate_on_submit():
        return marks_page(transcript, form, MemoForm(formdata=None)), 422
    return mark_with(transcript, form, actions.Passage(form.start.data or 0, form.end.data or 0))


@bp.post("/interviews/<int:interview_id>/marks/sentences")
def mark_sentences(interview_id: int) -> ResponseReturnValue:
    """Mark sentences that were ticked in a list: from the first to the last of them."""
    transcript = access.marking_door(current_visitor(), interview_id)
    form = CodeChoiceForm().offer(choices_of(transcript))
    ticked = [int(place) for span in request.form.getlist("sentence") for place in span.split("-") if place.isdecimal()]
    if not form.validate_on_submit():
        return marks_page(transcript, form, MemoForm(formdata=None)), 422
    return mark_with(transcript, form, actions.Passage(min(ticked, default=0), max(ticked, default=0)))


def choices_of(transcript: Transcript) -> list[tuple[int, str]]:
    """The codebook, set in by depth."""
    return [(leaf.code.id, leaf.label) for leaf in in_order(access.codes_of(transcript.interview.study))]


def mark_with(transcript: Transcript, form: CodeChoiceForm, passage: actions.Passage) -> ResponseReturnValue:
    """Mark a passage with the code that was chosen."""
    visitor = current_visitor()
    codes = {code.id: code for code in access.codes_of(transcript.interview.study)}
    code, memo = codes[form.code_id.data], form.memo.data or ""
    try:
        coding = actions.mark_passage(transcript, passage, code, memo, by=account_of(visitor))
    except Refused as refusal:
        form.code_id.errors = [refusal.message]
        return marks_page(transcript, form, MemoForm(formdata=None)), refusal.status
    place = url_for("coding.show", interview_id=transcript.interview_id, _anchor=f"coding-{coding.id}")
    return redirect(place, 303)


@bp.post("/codings/<int:coding_id>/deletion")
def unmark(coding_id: int) -> ResponseReturnValue:
    """Take an own mark away."""
    coding = access.own_coding(current_visitor(), coding_id)
    interview_id, place = coding.transcript.interview_id, coding.start
    paragraph = next((part.index for part in coding.transcript.paragraphs() if part.end > place), 0)
    actions.unmark(coding)
    return redirect(url_for("coding.show", interview_id=interview_id, _anchor=f"p-{paragraph}"), 303)


@bp.post("/interviews/<int:interview_id>/memos")
def write_memo(interview_id: int) -> ResponseReturnValue:
    """Note a thought."""
    visitor = current_visitor()
    transcript = access.marking_door(visitor, interview_id)
    form = MemoForm()
    if not form.validate_on_submit():
        return marks_page(transcript, MarkForm(formdata=None), form), 422
    if form.text.data:
        actions.write_memo(transcript.interview, form.text.data, by=account_of(visitor))
    return redirect(url_for("coding.show", interview_id=interview_id, _anchor="memos"), 303)


@bp.post("/memos/<int:memo_id>/deletion")
def remove_memo(memo_id: int) -> ResponseReturnValue:
    """Take an own memo away."""
    memo = access.own_memo(current_visitor(), memo_id)
    interview_id = memo.interview_id
    actions.remove_memo(memo)
    return redirect(url_for("coding.show", interview_id=interview_id, _anchor="memos"), 303)
