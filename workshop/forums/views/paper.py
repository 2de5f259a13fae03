"""Cards from paper: many at once, one a line."""

from __future__ import annotations

from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from workshop.accounts.visitors import current_visitor
from workshop.forums import access, actions
from workshop.forums import desk_forms as forms
from workshop.forums.views.acting import done_on
from workshop.forums.views.blueprint import bp


@bp.post("/rounds/<int:round_id>/paper-cards/many")
def add_paper_cards(round_id: int) -> ResponseReturnValue:
    """Hang up a card for each line."""
    visitor = current_visitor()
    round_ = access.round_run_by(visitor, round_id)
    form = forms.LinesForm()

    def hang_up() -> str:
        lines = (form.lines.data or "").split("\n")
        language, key = form.lang.data or "de", form.key.data or ""
        cards = actions.add_paper_cards(round_, lines, language, key=key, by=visitor.account)
        return str(ngettext("%(num)s card hangs on the wall.", "%(num)s cards hang on the wall.", len(cards)))

    return done_on(round_.forum, hang_up, form)
