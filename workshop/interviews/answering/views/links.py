"""Links and QR codes to forms, for those who set up the study."""

from __future__ import annotations

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.core.security import own_address
from workshop.interviews.answering import access, actions
from workshop.interviews.answering.forms import LinkForm
from workshop.interviews.answering.models import FormLink
from workshop.interviews.answering.views.blueprint import bp
from workshop.interviews.guides.models import GuideVersion
from workshop.interviews.study.forms import versions_in
from workshop.interviews.study.models import SampleGroup, Study


@bp.get("/p/<slug>/form-links")
def index(slug: str) -> ResponseReturnValue:
    """The links there are, and a new one."""
    study = access.study_run_by(current_visitor(), slug)
    return links_page(study, LinkForm(formdata=None))


def offered(study: Study, form: LinkForm) -> LinkForm:
    """What can be chosen in this study."""
    form.guide_version_id.choices = versions_in(study.process)
    form.group_id.choices = [(0, _("none")), *((group.id, group.title) for group in study.groups)]
    return form


def links_page(study: Study, form: LinkForm) -> str:
    """The page."""
    return render_template(
        "interviews/form_links.html",
        process=study.process,
        links=access.links_of(study),
        form=offered(study, form),
        whole_address=whole_address,
    )


def whole_address(link: FormLink) -> str:
    """The address to hand on; empty when this installation does not know its own."""
    try:
        return own_address(url_for("forms.show_beginning", token=link.token))
    except Refused:
        return ""


@bp.post("/p/<slug>/form-links")
def open_link(slug: str) -> ResponseReturnValue:
    """Open a link."""
    visitor = current_visitor()
    study = access.study_run_by(visitor, slug)
    form = offered(study, LinkForm())
    if not form.validate_on_submit():
        return links_page(study, form), 422
    version = db.session.get_one(GuideVersion, form.guide_version_id.data)
    group = db.session.get(SampleGroup, form.group_id.data) if form.group_id.data else None
    actions.open_link(study, version, group, form.most.data or 1, by=account_of(visitor))
    return redirect(url_for("forms.index", slug=slug), 303)


@bp.post("/form-links/<int:link_id>/<any(closing,reopening):what>")
def change_link(link_id: int, what: str) -> ResponseReturnValue:
    """Let nobody begin any more, or let people begin again."""
    visitor = current_visitor()
    link = access.link_run_by(visitor, link_id)
    act = actions.close_link if what == "closing" else actions.reopen_link
    act(link, by=account_of(visitor))
    return redirect(url_for("forms.index", slug=link.study.process.slug), 303)
