"""What is said, written down: by a script while one types, or by the form as a whole."""

from __future__ import annotations

import hashlib
import hmac

from flask import current_app, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import Visitor, current_visitor
from workshop.core.errors import Refused
from workshop.interviews.guides.editions import sheet_of
from workshop.interviews.study import access, actions
from workshop.interviews.study.actions.answering import ConflictError
from workshop.interviews.study.models import Interview, InterviewAnswer
from workshop.interviews.study.sheets import answer_sent, answers_of, save_all
from workshop.interviews.study.views.blueprint import bp

CONFLICTS = "conflicts"


@bp.get("/interviews/<int:interview_id>/answers")
def show_answers(interview_id: int) -> ResponseReturnValue:
    """The questions with what stands there already."""
    interview = access.answers_door(current_visitor(), interview_id)
    return answers_page(interview)


def answers_page(interview: Interview, conflicts: dict[str, tuple[str, InterviewAnswer]] | None = None) -> str:
    """The page; ``conflicts`` has what was written here where something else stands there."""
    return render_template(
        "interviews/answers.html",
        process=interview.process,
        interview=interview,
        sheet=sheet_of(interview.guide_version.content, interview.language),
        answers=answers_of(interview),
        conflicts=conflicts or {},
        seal=seal_for(current_visitor(), interview),
    )


@bp.post("/interviews/<int:interview_id>/answers")
def save_answers(interview_id: int) -> ResponseReturnValue:
    """Keep what was sent: one answer from a script, which hears its revision; or the whole form."""
    interview = access.answers_door(current_visitor(), interview_id)
    if request.accept_mimetypes.best == "application/json":
        return save_one(interview)
    conflicts = save_all(interview, request.form)
    if conflicts:
        return answers_page(interview, conflicts), 409
    flash(_("Saved."))
    return redirect(url_for("interviews.show_answers", interview_id=interview.id), 303)


def save_one(interview: Interview) -> ResponseReturnValue:
    """One answer, and the revision it has now; where somebody else wrote meanwhile, what stands there."""
    try:
        kept = actions.save_answer(interview, answer_sent(request.form))
    except ConflictError as conflict:
        stands = conflict.stands
        return {
            "message": conflict.message,
            "text": stands.text,
            "choice": stands.choice,
            "revision": stands.revision,
        }, 409
    except Refused as refusal:
        return {"message": refusal.message}, refusal.status
    return {"revision": kept.revision}


def seal_for(visitor: Visitor, interview: Interview) -> str:
    """The key by which this person's browser seals what waits on the device.

    It comes with the page and is never kept there: who finds the tablet finds sealed letters, and whoever is not
    signed in any more gets no key to open them.
    """
    words = f"answers:{interview.id}:{account_of(visitor).id}".encode()
    return hmac.new(str(current_app.config["SECRET_KEY"]).encode(), words, hashlib.sha256).hexdigest()
