"""Versions: to cut, to read, to publish, to compare."""

from __future__ import annotations

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.access import account_of
from workshop.accounts.visitors import current_visitor
from workshop.core.errors import NotFound
from workshop.core.forms import Form
from workshop.drafts import access, actions
from workshop.drafts.comparing import compare
from workshop.drafts.document import words_in
from workshop.drafts.forms import VersionForm
from workshop.drafts.models import Version
from workshop.drafts.reading import LANGUAGE, read_version
from workshop.drafts.views.blueprint import bp


@bp.get("/p/<slug>/versions")
def list_versions(slug: str) -> ResponseReturnValue:
    """All versions that this visitor may read."""
    return versions_page(slug, VersionForm())


def versions_page(slug: str, form: VersionForm) -> str:
    """The list, with the form to cut the next one for those who may."""
    process, versions = access.versions_for(current_visitor(), slug)
    return render_template(
        "drafts/versions.html",
        process=process,
        versions=versions,
        form=form,
        draft=access.current_draft(process),
        may_write=access.may_write(current_visitor(), process),
        is_member=access.is_member(current_visitor(), process),
    )


@bp.post("/p/<slug>/versions")
def cut_version(slug: str) -> ResponseReturnValue:
    """Hold the draft as it is now."""
    draft = access.draft_written_by(current_visitor(), slug)
    form = VersionForm()
    if not form.validate_on_submit():
        return versions_page(slug, form), 422
    version = actions.cut_version(draft, form.name.data or "", form.note.data or "", by=account_of(current_visitor()))
    flash(_("Version %(number)s is held. From now on it cannot change.", number=version.number))
    return redirect(url_for("drafts.show_version", version_id=version.id), 303)


@bp.get("/versions/<int:version_id>")
def show_version(version_id: int) -> ResponseReturnValue:
    """A version to read."""
    version = access.version_for(current_visitor(), version_id)
    process = version.draft.process
    return render_template(
        "drafts/version.html",
        process=process,
        version=version,
        reading=read_version(version),
        language=LANGUAGE,
        words=words_in(version.markdown),
        others=[other for other in access.versions_for(current_visitor(), process.slug)[1] if other.id != version.id],
        form=Form(),
        may_publish=access.may_publish(current_visitor(), process),
    )


@bp.post("/versions/<int:version_id>/publication")
def publish_version(version_id: int) -> ResponseReturnValue:
    """Let everybody read a version."""
    version = access.version_run_by(current_visitor(), version_id)
    actions.publish_version(version, account_of(current_visitor()))
    flash(_("Everybody can read this version now."))
    return redirect(url_for("drafts.show_version", version_id=version.id), 303)


@bp.post("/versions/<int:version_id>/withdrawal")
def unpublish_version(version_id: int) -> ResponseReturnValue:
    """Take a version back from the public."""
    version = access.version_run_by(current_visitor(), version_id)
    actions.unpublish_version(version, account_of(current_visitor()))
    flash(_("Only members of the process can read this version now."))
    return redirect(url_for("drafts.show_version", version_id=version.id), 303)


@bp.get("/versions/<int:version_id>/compare/<int:other_id>")
def compare_versions(version_id: int, other_id: int) -> ResponseReturnValue:
    """Two versions of one process, the earlier one first."""
    one = access.version_for(current_visitor(), version_id)
    other = access.version_for(current_visitor(), other_id)
    if one.draft.process_id != other.draft.process_id:
        raise NotFound()
    old, new = sorted((one, other), key=age)
    rows = compare(old.markdown, new.markdown)
    return render_template(
        "drafts/compare.html",
        process=new.draft.process,
        old=old,
        new=new,
        rows=rows,
        changed=sum(row.is_change for row in rows),
        everything="all" in request.args,
        language=LANGUAGE,
    )


def age(version: Version) -> tuple[int, int]:
    """The order in which versions were cut."""
    return version.draft.edition, version.number
