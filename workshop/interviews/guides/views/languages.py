"""A guide in another language, beside its German."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.errors import NotFound
from workshop.core.forms import Form
from workshop.core.languages import LANGUAGES
from workshop.interviews.guides import access, actions
from workshop.interviews.guides.editions import side_by_side
from workshop.interviews.guides.forms import LanguageForm, wordings_form
from workshop.interviews.guides.models import OWN_LANGUAGE, Guide
from workshop.interviews.guides.views.blueprint import bp
from workshop.processes.access import RUNNERS, role_in


@bp.post("/guides/<int:guide_id>/languages")
def choose_language(guide_id: int) -> ResponseReturnValue:
    """Go to a language."""
    guide = access.guide_written_by(current_visitor(), guide_id)
    form = LanguageForm()
    form.refuse_unless_valid()
    return redirect(url_for("guides.show_language", guide_id=guide.id, language=form.language.data), 303)


@bp.get("/guides/<int:guide_id>/languages/<language>")
def show_language(guide_id: int, language: str) -> ResponseReturnValue:
    """German and the other language side by side."""
    return language_page(access.guide_for(current_visitor(), guide_id), known(language))


def language_page(guide: Guide, language: str, refused: Form | None = None) -> ResponseReturnValue:
    """The page."""
    page = render_template(
        "interviews/guide_language.html",
        process=guide.process,
        guide=guide,
        language=language,
        texts=side_by_side(guide, language),
        may_write=role_in(current_visitor(), guide.process) in RUNNERS,
        refused=refused,
    )
    return page, 422 if refused else 200


@bp.post("/guides/<int:guide_id>/languages/<language>")
def word_in(guide_id: int, language: str) -> ResponseReturnValue:
    """Keep the wordings of a language."""
    visitor = current_visitor()
    guide = access.guide_written_by(visitor, guide_id)
    places = guide.texts()
    form = wordings_form(places)
    if not form.validate_on_submit():
        return language_page(guide, known(language), form)
    fitting = request.form.getlist("fits")
    words = {
        place: actions.Worded(form[place].data or "", place in fitting) for place in places if form[place].raw_data
    }
    actions.word_in(guide, known(language), words, by=account_of(visitor))
    flash(_("Saved."))
    return redirect(url_for("guides.show_language", guide_id=guide.id, language=language), 303)


def known(language: str) -> str:
    """A language that people write in here, and not the guide's own."""
    if language not in LANGUAGES or language == OWN_LANGUAGE:
        raise NotFound()
    return language
