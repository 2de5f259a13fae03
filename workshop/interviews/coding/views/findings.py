"""What the interviews come to, for everybody with a role; and how far coders agree, for those who run the study."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.visitors import current_visitor
from workshop.interviews.coding import access
from workshop.interviews.coding.figures import agreement_of, codes_by_group
from workshop.interviews.coding.tree import in_order
from workshop.interviews.coding.views.blueprint import bp
from workshop.interviews.coding.words import FEWEST, words_of


@bp.get("/p/<slug>/findings")
def show_findings(slug: str) -> ResponseReturnValue:
    """Words and codes by group, nothing of fewer than five talks."""
    process = access.process_joined_by(current_visitor(), slug)
    study = access.study_in(process)
    return render_template(
        "interviews/findings.html",
        process=process,
        words=words_of(study) if study else [],
        leaves=list(in_order(access.codes_of(study))) if study else [],
        columns=codes_by_group(study, _("The other groups together")) if study else [],
        fewest=FEWEST,
    )


@bp.get("/p/<slug>/agreement")
def show_agreement(slug: str) -> ResponseReturnValue:
    """Kappa and alpha for each code."""
    study = access.study_run_by(current_visitor(), slug)
    pairs, rows = agreement_of(study, [leaf.code for leaf in in_order(access.codes_of(study))])
    return render_template("interviews/agreement.html", process=study.process, pairs=pairs, rows=rows)
