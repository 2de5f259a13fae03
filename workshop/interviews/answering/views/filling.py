"""The form, for those who fill it in: beginning, answering, finishing, taking it back."""

from __future__ import annotations

from datetime import timedelta

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from workshop.accounts.visitors import cookie_name, set_cookie
from workshop.core.doors import anyone
from workshop.core.errors import Refused
from workshop.core.i18n import chosen_language, keep_language, speak
from workshop.core.languages import PARTICIPANT_LANGUAGES
from workshop.interviews.answering import access, actions
from workshop.interviews.answering.forms import BeginForm, ReceiptForm
from workshop.interviews.answering.models import FormLink, FormPass
from workshop.interviews.answering.receipts import receipt_of
from workshop.interviews.answering.views.blueprint import bp
from workshop.interviews.guides.editions import languages_of, sheet_of
from workshop.interviews.study.actions import save_answer
from workshop.interviews.study.actions.answering import ConflictError
from workshop.interviews.study.erasing import take_back
from workshop.interviews.study.sheets import answer_sent, answers_of, save_all

FOR_PARTICIPANTS = True
COOKIE_LASTS = timedelta(days=30)
BY_LINK = "the link is the key"
BY_COOKIE = "the cookie is the key: it opens one form, the own one"


def address() -> str:
    """Where a request comes from, for counting wrong tries; kept in memory only."""
    return request.remote_addr or ""


def secret_of(link: FormLink) -> str:
    """What this browser was given when it began."""
    return request.cookies.get(cookie_name(f"sheet-{link.id}"), "")


def language_for(link: FormLink) -> str:
    """The language of the guide for this reader: as asked for, else as the page speaks, else German."""
    known = languages_of(link.guide_version)
    asked = request.values.get("language", "")
    if asked in PARTICIPANT_LANGUAGES:
        speak(asked)
    wanted = asked if asked in known else chosen_language()
    return wanted if wanted in known else "de"


@bp.get("/i/<token>")
@anyone(BY_LINK)
def show_beginning(token: str) -> ResponseReturnValue:
    """What it is about, what happens with the answers, and in which language."""
    link = access.link_of(token, address())
    begun = access.pass_for(link, secret_of(link))
    if begun is not None and begun.interview.withdrawn_at is None and "language" not in request.args:
        return redirect(url_for("forms.show_form", token=token), 303)
    return beginning_page(link, language_for(link))


def beginning_page(link: FormLink, language: str, complaint: str = "") -> str:
    """The page."""
    return render_template(
        "interviews/form_begin.html",
        link=link,
        process=link.study.process,
        sheet=sheet_of(link.guide_version.content, language),
        languages=languages_of(link.guide_version),
        complaint=complaint,
    )


@bp.post("/i/<token>")
@anyone(BY_LINK)
def begin(token: str) -> ResponseReturnValue:
    """Agree and begin; beginning again on the same device goes on with the same form."""
    link = access.link_of(token, address())
    language = language_for(link)
    form = BeginForm()
    if not form.validate_on_submit():
        return beginning_page(link, language, form.first_complaint()), 422
    response = redirect(url_for("forms.show_form", token=token), 303)
    begun = access.pass_for(link, secret_of(link))
    if begun is None or begun.interview.withdrawn_at is not None:
        _pass, secret = actions.begin_form(link, language, may_quote=bool(form.may_quote.data))
        set_cookie(response, f"sheet-{link.id}", secret, max_age=COOKIE_LASTS)
    keep_language(response, language)
    return response


@bp.get("/i/<token>/answers")
@anyone(BY_COOKIE)
def show_form(token: str) -> ResponseReturnValue:
    """The questions with one's own answers."""
    link = access.link_of(token, address())
    return form_page(link, access.own_form(link, secret_of(link)))


def form_page(link: FormLink, own: FormPass, others: int = 0) -> str:
    """The page; ``others`` answers were changed in another tab meanwhile."""
    interview = own.interview
    if interview.language in PARTICIPANT_LANGUAGES:
        speak(interview.language)
    return render_template(
        "interviews/form_thanks.html" if interview.finished_at else "interviews/form.html",
        link=link,
        process=link.study.process,
        interview=interview,
        sheet=sheet_of(interview.guide_version.content, interview.language),
        answers=answers_of(interview),
        receipt=receipt_of(secret_of(link)),
        others=others,
    )


@bp.post("/i/<token>/answers")
@anyone(BY_COOKIE)
def save(token: str) -> ResponseReturnValue:
    """Keep what was written: one answer from a script, or the whole form; and finish when that was pressed."""
    link = access.link_of(token, address())
    own = access.own_form(link, secret_of(link))
    if request.accept_mimetypes.best == "application/json":
        return save_one(own)
    if others := len(save_all(own.interview, request.form)):
        return form_page(link, own, others), 409
    if "finish" in request.form:
        actions.finish_form(own)
    return redirect(url_for("forms.show_form", token=token, saved=1), 303)


def save_one(own: FormPass) -> ResponseReturnValue:
    """One answer, and the revision it has now."""
    try:
        kept = save_answer(own.interview, answer_sent(request.form))
    except ConflictError as conflict:
        return {"message": conflict.message, "text": conflict.stands.text, "revision": conflict.stands.revision}, 409
    except Refused as refusal:
        return {"message": refusal.message}, refusal.status
    return {"revision": kept.revision}


@bp.get("/i/receipts")
@anyone("whoever has a receipt may enter it")
def show_receipt() -> ResponseReturnValue:
    """Where one takes a form back."""
    return render_template("interviews/form_receipt.html", complaint="", typed="", is_gone=False)


@bp.post("/i/receipts")
@anyone("the receipt is the right to take a form back")
def use_receipt() -> ResponseReturnValue:
    """Take a form back: it is erased at once."""
    form = ReceiptForm()
    typed = form.receipt.data or ""
    if not form.validate_on_submit():
        page = render_template(
            "interviews/form_receipt.html", complaint=form.first_complaint(), typed=typed, is_gone=False
        )
        return page, 422
    try:
        take_back(access.form_of_receipt(typed, address()).interview)
    except Refused as refusal:
        page = render_template("interviews/form_receipt.html", complaint=refusal.message, typed=typed, is_gone=False)
        return page, refusal.status
    return render_template("interviews/form_receipt.html", complaint="", typed="", is_gone=True)
