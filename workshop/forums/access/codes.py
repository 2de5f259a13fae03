"""Codes, links and receipts: what opens a door to those who hold it."""

from __future__ import annotations

import re

from flask_babel import gettext as _
from sqlalchemy import select

from workshop.core.db import db
from workshop.core.errors import NotFound, Refused
from workshop.core.limits import Limit
from workshop.forums import receipts
from workshop.forums.models import Forum, Idea

# Only failures count, because a hall shares one address. A right code is let in all the same: otherwise one person
# who guesses would lock out the hall. What is left to a guesser is one forum in nine digits, while its door is open.
_wrong_codes = Limit(10)
_wrong_codes_in_all = Limit(300)
_wrong_receipts = Limit(10)


def forum_of_code(code: str, address: str) -> Forum:
    """The forum that a QR link or a typed code opens, while its door is open; wrong ones are limited."""
    digits = re.sub(r"[\s.-]", "", code)
    is_code = len(digits) == 9 and digits.isdecimal()
    forum = db.session.scalar(select(Forum).where(Forum.code == digits if is_code else Forum.qr_token == code))
    if forum is not None and forum.is_open:
        return forum
    if not (_wrong_codes.take(address) and _wrong_codes_in_all.take("all")):
        raise Refused(_("Too many wrong codes from here. Please scan the QR code, or try again in a minute."), 429)
    raise NotFound(_("No forum is open under this code. Please compare it with the one on the screen."))


def idea_of_receipt(receipt: str, address: str) -> Idea:
    """The idea that a receipt belongs to: the receipt is the right to see what became of it."""
    if not _wrong_receipts.has_room(address):
        raise Refused(_("Too many tries. Please wait a minute and try again."), 429)
    written = receipts.normal_form(receipt)
    idea = db.session.scalar(select(Idea).where(Idea.receipt == written)) if written else None
    if idea is None:
        _wrong_receipts.take(address)
        raise NotFound(_("We know no such receipt. It looks like this: AMSEL-RAUTE-4127."))
    return idea
