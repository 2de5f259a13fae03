"""Many cards from paper at once, one a line."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid5

from flask_babel import gettext as _

from workshop.accounts.models import Account
from workshop.core.db import transaction
from workshop.core.errors import Refused
from workshop.forums.actions.ideas import add_paper_card
from workshop.forums.models import LONGEST_IDEA, Idea, Round

FOR_PARTICIPANTS = False
MOST_LINES = 200


@transaction()
def add_paper_cards(
    round_: Round, lines: Sequence[str], language: str, *, key: str, by: Account | None = None
) -> list[Idea]:
    """Hang up a card for each line, all or none; the same lines sent again are the same cards."""
    texts = [line.strip() for line in lines if line.strip()]
    if not texts:
        raise Refused(_("There is nothing written yet."), 422)
    if len(texts) > MOST_LINES:
        raise Refused(_("These are more than %(most)s lines. Send them in two parts.", most=MOST_LINES), 422)
    long = [str(number) for number, text in enumerate(texts, 1) if len(text) > LONGEST_IDEA]
    if long:
        words = _("Too long for one card: line %(lines)s. Nothing was hung up yet.", lines=", ".join(long))
        raise Refused(words, 422)
    return [
        add_paper_card(round_, text, language, key=str(uuid5(UUID(key), f"{number} {text}")), by=by)
        for number, text in enumerate(texts)
    ]
