"""The codebook: a tree of codes with definitions and examples."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.core.ordering import PositionForm
from workshop.interviews.coding import access, actions
from workshop.interviews.coding.forms import ApartForm, CodeForm
from workshop.interviews.coding.models import Code
from workshop.interviews.coding.tree import in_order
from workshop.interviews.coding.views.blueprint import bp
from workshop.interviews.study.models import Study
from workshop.processes.access import RUNNERS, role_in


@bp.get("/p/<slug>/codebook")
def show_codebook(slug: str) -> ResponseReturnValue:
    """The codebook."""
    study = access.study_coded_by(current_visitor(), slug)
    return codebook_page(study, CodeForm(formdata=None))


def codebook_page(study: Study, form: CodeForm) -> str:
    """The page."""
    codes = access.codes_of(study)
    return render_template(
        "interviews/codebook.html",
        process=study.process,
        study=study,
        leaves=list(in_order(codes)),
        may_run=role_in(current_visitor(), study.process) in RUNNERS,
        form=form.offer(study.process, codes),
        apart=ApartForm(formdata=None, apart=study.coders_apart),
    )


@bp.post("/p/<slug>/codebook")
def add_code(slug: str) -> ResponseReturnValue:
    """Add a code."""
    visitor = current_visitor()
    study = access.study_run_by(visitor, slug)
    codes = {code.id: code for code in access.codes_of(study)}
    form = CodeForm().offer(study.process, list(codes.values()))
    if not form.validate_on_submit():
        return codebook_page(study, form), 422
    try:
        code = actions.add_code(study, form.entry, codes.get(form.parent_id.data), by=account_of(visitor))
    except Refused as refusal:
        form.parent_id.errors = [refusal.message]
        return codebook_page(study, form), refusal.status
    return to_codebook(study, f"code-{code.id}")


def to_codebook(study: Study, anchor: str = "main", said: str = "") -> ResponseReturnValue:
    """Back to the codebook."""
    if said:
        flash(said)
    return redirect(url_for("coding.show_codebook", slug=study.process.slug, _anchor=anchor), 303)


@bp.post("/p/<slug>/codebook/apart")
def set_apart(slug: str) -> ResponseReturnValue:
    """Let coders work apart, or see each other."""
    visitor = current_visitor()
    study = access.study_run_by(visitor, slug)
    form = ApartForm()
    form.refuse_unless_valid()
    actions.set_apart(study, bool(form.apart.data), by=account_of(visitor))
    return to_codebook(study, "apart", _("Saved."))


@bp.get("/codes/<int:code_id>")
def show_code(code_id: int) -> ResponseReturnValue:
    """A code, to be worded anew or taken away."""
    code = access.code_run_by(current_visitor(), code_id)
    form = CodeForm(formdata=None, obj=code)
    form.theme_field_id.data = code.theme_field_id or 0
    return code_page(code, form)


def code_page(code: Code, form: CodeForm) -> str:
    """The page."""
    return render_template(
        "interviews/code.html", process=code.study.process, code=code, form=form.offer(code.study.process, [])
    )


@bp.post("/codes/<int:code_id>")
def change_code(code_id: int) -> ResponseReturnValue:
    """Word a code anew."""
    visitor = current_visitor()
    code = access.code_run_by(visitor, code_id)
    form = CodeForm().offer(code.study.process, [])
    form.parent_id.data = 0
    if not form.validate_on_submit():
        return code_page(code, form), 422
    actions.change_code(code, form.entry, by=account_of(visitor))
    return to_codebook(code.study, f"code-{code.id}", _("Saved."))


@bp.post("/codes/<int:code_id>/position")
def move_code(code_id: int) -> ResponseReturnValue:
    """Put a code in another place; a script gets a bare answer."""
    visitor = current_visitor()
    code = access.code_run_by(visitor, code_id)
    form = PositionForm()
    form.refuse_unless_valid()
    actions.move_code(code, form.to.data or "", by=account_of(visitor))
    if request.accept_mimetypes.best == "application/json":
        return "", 204
    return to_codebook(code.study, f"code-{code.id}")


@bp.post("/codes/<int:code_id>/deletion")
def remove_code(code_id: int) -> ResponseReturnValue:
    """Take a code away."""
    visitor = current_visitor()
    code = access.code_run_by(visitor, code_id)
    study = code.study
    actions.remove_code(code, by=account_of(visitor))
    return to_codebook(study, said=_("It is taken away."))
