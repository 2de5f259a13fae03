"""The study: its aim, its sampling plan, and the list of interviews."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload

from workshop.accounts.access import account_of, freshly
from workshop.accounts.models import Account
from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.core.forms import Form
from workshop.interviews.study import access, actions
from workshop.interviews.study.actions.keys import names_in
from workshop.interviews.study.figures import progress_of
from workshop.interviews.study.forms import AimForm, GroupForm, KeeperForm
from workshop.interviews.study.models import Interview, Study
from workshop.interviews.study.views.blueprint import bp
from workshop.processes.access import process_joined_by
from workshop.processes.models import Process, Role

ON_A_PAGE = 50


@bp.get("/p/<slug>/interviews")
def index(slug: str) -> ResponseReturnValue:
    """The plan and the talks: all for facilitators, their own for interviewers; the others are led to the findings."""
    visitor = current_visitor()
    process = process_joined_by(visitor, slug)
    if not access.is_of_team(visitor, process):
        return redirect(url_for("coding.show_findings", slug=slug), 303)
    study = access.study_in(process)
    if study is None:
        return study_missing(process, AimForm(formdata=None))
    return study_page(study)


def study_missing(process: Process, form: AimForm) -> str:
    """Nothing is there yet: what it is for, and the one thing to do first."""
    role = access.role_of(current_visitor(), process)
    return render_template("interviews/no_study.html", process=process, form=form, may_run=role == Role.FACILITATOR)


def study_page(study: Study, refused: Form | None = None, at: str = "") -> ResponseReturnValue:
    """The page; ``refused`` is the form that was not in order, at its place."""
    visitor = current_visitor()
    role = access.role_of(visitor, study.process)
    listed = access.interviews_for(visitor, study)
    page_number = max(1, request.args.get("page", 1, int))
    page = render_template(
        "interviews/study.html",
        process=study.process,
        study=study,
        may_run=role == Role.FACILITATOR,
        is_keeper=study.keeper_id == account_of(visitor).id,
        names=names_in(study),
        progress=progress_of(study),
        interviews=some_of(listed, page_number),
        page_number=page_number,
        pages=-(-count(listed) // ON_A_PAGE),
        aim=refused if refused and at == "aim" else AimForm(formdata=None, obj=study),
        new_group=refused if refused and at == "groups" else GroupForm(formdata=None),
        keeper=KeeperForm(formdata=None, keeper=study.keeper_id).offer(facilitators(study.process)),
    )
    return page, 422 if refused else 200


def some_of(listed: Select[Interview], page_number: int) -> list[Interview]:
    """One page of the list, latest first."""
    found = listed.order_by(Interview.number.desc()).offset((page_number - 1) * ON_A_PAGE).limit(ON_A_PAGE)
    return list(db.session.scalars(found.options(joinedload(Interview.group), joinedload(Interview.interviewer))))


def count(listed: Select[Interview]) -> int:
    """How many there are."""
    return db.session.scalar(select(func.count()).select_from(listed.subquery())) or 0


def facilitators(process: Process) -> list[Account]:
    """Those who can keep the list of names."""
    return [each.account for each in process.memberships if each.role == Role.FACILITATOR]


def to_study(process: Process, anchor: str = "main", said: str = "") -> ResponseReturnValue:
    """Back to the page."""
    if said:
        flash(said)
    return redirect(url_for("interviews.index", slug=process.slug, _anchor=anchor), 303)


@bp.post("/p/<slug>/study")
def begin(slug: str) -> ResponseReturnValue:
    """Begin the study, or word its aim anew."""
    visitor = current_visitor()
    process = access.process_of_study(visitor, slug)
    form = AimForm()
    study = access.study_in(process)
    if not form.validate_on_submit():
        return study_page(study, form, "aim") if study else (study_missing(process, form), 422)
    if study is None:
        actions.begin_study(process, form.aim.data or "", by=account_of(visitor))
    else:
        actions.say_aim(study, form.aim.data or "", by=account_of(visitor))
    return to_study(process)


@bp.post("/p/<slug>/study/groups")
def add_group(slug: str) -> ResponseReturnValue:
    """Add a group to the plan."""
    visitor = current_visitor()
    study = access.study_run_by(visitor, slug)
    form = GroupForm()
    if not form.validate_on_submit():
        return study_page(study, form, "groups")
    actions.add_group(study, form.title.data or "", form.wanted.data or 1, by=account_of(visitor))
    return to_study(study.process, "plan")


@bp.get("/sample-groups/<int:group_id>")
def show_group(group_id: int) -> ResponseReturnValue:
    """A group, to be changed or taken away."""
    group = access.group_run_by(current_visitor(), group_id)
    form = GroupForm(formdata=None, obj=group)
    return render_template("interviews/group.html", process=group.study.process, group=group, form=form)


@bp.post("/sample-groups/<int:group_id>")
def change_group(group_id: int) -> ResponseReturnValue:
    """Change a group."""
    visitor = current_visitor()
    group = access.group_run_by(visitor, group_id)
    form = GroupForm()
    if not form.validate_on_submit():
        return render_template("interviews/group.html", process=group.study.process, group=group, form=form), 422
    actions.change_group(group, form.title.data or "", form.wanted.data or 1, by=account_of(visitor))
    return to_study(group.study.process, "plan")


@bp.post("/sample-groups/<int:group_id>/deletion")
def remove_group(group_id: int) -> ResponseReturnValue:
    """Take a group out of the plan."""
    visitor = current_visitor()
    group = access.group_run_by(visitor, group_id)
    process = group.study.process
    actions.remove_group(group, by=account_of(visitor))
    return to_study(process, "plan", _("It is taken away."))


@bp.post("/p/<slug>/study/keeper")
def name_keeper(slug: str) -> ResponseReturnValue:
    """Say who keeps the list of names; asked for afresh, because it opens a door."""
    visitor = current_visitor()
    study = access.study_run_by(visitor, slug)
    freshly(visitor)
    form = KeeperForm().offer(chosen := facilitators(study.process))
    form.refuse_unless_valid()
    keeper = next((account for account in chosen if account.id == form.keeper.data), None)
    if keeper is None:
        raise Refused(_("Only a facilitator of this process can keep the list of names."), 422)
    actions.name_keeper(study, keeper, by=account_of(visitor))
    return to_study(study.process, "names", _("From now on %(name)s keeps the list of names.", name=keeper.name))
