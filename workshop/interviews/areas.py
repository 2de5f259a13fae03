"""The parts of the interviews that a visitor may open, for the line at the head of their pages."""

from __future__ import annotations

from collections.abc import Iterator

from flask import url_for
from flask_babel import gettext as _

from workshop.accounts.visitors import current_visitor
from workshop.processes.access import membership_of
from workshop.processes.models import Process, Role

Area = tuple[str, str, str]
TEAM = (Role.FACILITATOR, Role.INTERVIEWER)


def interview_areas(process: Process) -> Iterator[Area]:
    """Place, words and address of each part."""
    membership = membership_of(current_visitor(), process)
    role = membership.role if membership else None
    if role in TEAM:
        yield "study", _("Talks"), url_for("interviews.index", slug=process.slug)
    if role == Role.FACILITATOR:
        yield "forms", _("Forms"), url_for("forms.index", slug=process.slug)
    if role in TEAM:
        yield "codebook", _("Codes"), url_for("coding.show_codebook", slug=process.slug)
    yield "excerpts", _("Quotations"), url_for("excerpts.index", slug=process.slug)
    yield "findings", _("Findings"), url_for("coding.show_findings", slug=process.slug)
    yield "guides", _("Guides"), url_for("guides.index", slug=process.slug)
