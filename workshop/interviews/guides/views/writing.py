"""Writing a guide: its texts, sections and questions."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.forms import Form
from workshop.core.ordering import PositionForm
from workshop.interviews.guides import access, actions
from workshop.interviews.guides.editions import fallen_behind
from workshop.interviews.guides.forms import (
    GuideForm,
    LanguageForm,
    NewGuideForm,
    QuestionForm,
    SectionForm,
    VersionForm,
)
from workshop.interviews.guides.models import Guide, GuideQuestion, GuideSection
from workshop.interviews.guides.views.blueprint import bp
from workshop.processes.access import RUNNERS, role_in
from workshop.processes.models import Process

PART = "<any('guide-sections','guide-questions'):kind>"


@bp.get("/p/<slug>/guides")
def index(slug: str) -> ResponseReturnValue:
    """All guides of a process, and the way to a new one."""
    return guides_page(access.process_joined_by(current_visitor(), slug), NewGuideForm(formdata=None))


def guides_page(process: Process, form: NewGuideForm) -> str:
    """The page."""
    may_write = role_in(current_visitor(), process) in RUNNERS
    guides = access.guides_of(process)
    return render_template("interviews/guides.html", process=process, guides=guides, form=form, may_write=may_write)


@bp.post("/p/<slug>/guides")
def begin(slug: str) -> ResponseReturnValue:
    """Begin a guide."""
    visitor = current_visitor()
    process = access.process_run_by(visitor, slug)
    form = NewGuideForm()
    if not form.validate_on_submit():
        return guides_page(process, form), 422
    guide = actions.begin_guide(process, form.title.data or "", form.template.data, by=account_of(visitor))
    flash(_("The guide stands. Make it your own."))
    return redirect(url_for("guides.show", guide_id=guide.id), 303)


@bp.get("/guides/<int:guide_id>")
def show(guide_id: int) -> ResponseReturnValue:
    """A guide: to write for facilitators, to read for the others of the team."""
    return guide_page(access.guide_for(current_visitor(), guide_id))


def guide_page(guide: Guide, refused: Form | None = None, at: str = "") -> ResponseReturnValue:
    """The page; ``refused`` is the form that was not in order, at its place."""

    def form(kind: type[Form], place: str) -> Form:
        return refused if refused and place == at else kind(formdata=None)

    page = render_template(
        "interviews/guide.html",
        process=guide.process,
        guide=guide,
        may_write=role_in(current_visitor(), guide.process) in RUNNERS,
        basics=refused if refused and at == "basics" else GuideForm(formdata=None, obj=guide),
        new_section=form(SectionForm, "sections"),
        new_question=lambda section: form(QuestionForm, f"questions-{section.id}"),
        language_form=LanguageForm(formdata=None),
        version_form=VersionForm(formdata=None),
        behind=fallen_behind(guide),
    )
    return page, 422 if refused else 200


def to_guide(guide: Guide, anchor: str, said: str = "") -> ResponseReturnValue:
    """Back to the guide, at what was changed."""
    if said:
        flash(said)
    return redirect(url_for("guides.show", guide_id=guide.id, _anchor=anchor), 303)


@bp.post("/guides/<int:guide_id>")
def reword(guide_id: int) -> ResponseReturnValue:
    """Word what stands around the questions anew."""
    visitor = current_visitor()
    guide = access.guide_written_by(visitor, guide_id)
    form = GuideForm()
    if not form.validate_on_submit():
        return guide_page(guide, form, "basics")
    actions.reword_guide(guide, form.wording, by=account_of(visitor))
    return to_guide(guide, "basics", _("It is worded anew."))


@bp.post("/guides/<int:guide_id>/deletion")
def remove_guide(guide_id: int) -> ResponseReturnValue:
    """Take a guide away of which nothing was held."""
    visitor = current_visitor()
    guide = access.guide_written_by(visitor, guide_id)
    slug = guide.process.slug
    actions.remove_guide(guide, by=account_of(visitor))
    flash(_("It is taken away."))
    return redirect(url_for("guides.index", slug=slug), 303)


@bp.post("/guides/<int:guide_id>/sections")
def add_section(guide_id: int) -> ResponseReturnValue:
    """Add a section."""
    visitor = current_visitor()
    guide = access.guide_written_by(visitor, guide_id)
    form = SectionForm()
    if not form.validate_on_submit():
        return guide_page(guide, form, "sections")
    section = actions.add_section(guide, form.title.data or "", by=account_of(visitor))
    return to_guide(guide, anchor_of(section))


@bp.post("/guide-sections/<int:section_id>/questions")
def add_question(section_id: int) -> ResponseReturnValue:
    """Add a question."""
    visitor = current_visitor()
    section = access.section_written_by(visitor, section_id)
    form = QuestionForm()
    if not form.validate_on_submit():
        return guide_page(section.guide, form, f"questions-{section.id}")
    question = actions.add_question(section, form.asked, by=account_of(visitor))
    return to_guide(section.guide, anchor_of(question))


@bp.get(f"/{PART}/<int:part_id>")
def show_part(kind: str, part_id: int) -> ResponseReturnValue:
    """A section or a question, to be worded anew or taken out."""
    part = access.part_written_by(current_visitor(), kind, part_id)
    form = SectionForm(formdata=None, obj=part) if kind == "guide-sections" else QuestionForm(formdata=None, obj=part)
    return part_page(kind, part, form)


def part_page(kind: str, part: access.Part, form: Form) -> str:
    """The page of a section or a question."""
    return render_template("interviews/guide_part.html", kind=kind, part=part, process=part.guide.process, form=form)


@bp.post(f"/{PART}/<int:part_id>")
def reword_part(kind: str, part_id: int) -> ResponseReturnValue:
    """Word a section or a question anew."""
    visitor = current_visitor()
    part = access.part_written_by(visitor, kind, part_id)
    form = SectionForm() if kind == "guide-sections" else QuestionForm()
    if not form.validate_on_submit():
        return part_page(kind, part, form), 422
    if isinstance(part, GuideSection) and isinstance(form, SectionForm):
        actions.reword_section(part, form.title.data or "", by=account_of(visitor))
    if isinstance(part, GuideQuestion) and isinstance(form, QuestionForm):
        actions.reword_question(part, form.asked, by=account_of(visitor))
    return to_guide(part.guide, anchor_of(part), _("It is worded anew."))


@bp.post(f"/{PART}/<int:part_id>/position")
def move(kind: str, part_id: int) -> ResponseReturnValue:
    """Put a section or a question in another place; a script gets a bare answer."""
    visitor = current_visitor()
    part = access.part_written_by(visitor, kind, part_id)
    form = PositionForm()
    form.refuse_unless_valid()
    actions.move(part, form.to.data or "", by=account_of(visitor))
    if request.accept_mimetypes.best == "application/json":
        return "", 204
    return to_guide(part.guide, anchor_of(part))


@bp.post(f"/{PART}/<int:part_id>/deletion")
def remove(kind: str, part_id: int) -> ResponseReturnValue:
    """Take a section or a question out."""
    visitor = current_visitor()
    part = access.part_written_by(visitor, kind, part_id)
    guide = part.guide
    actions.remove(part, by=account_of(visitor))
    return to_guide(guide, "questions", _("It is taken away."))


def anchor_of(part: access.Part) -> str:
    """Where something stands on the page."""
    return f"{part.__tablename__}-{part.id}"
