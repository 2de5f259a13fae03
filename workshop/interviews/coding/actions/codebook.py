"""Writing the codebook."""

from __future__ import annotations

from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import func, select

from workshop.accounts.models import Account
from workshop.core.db import db, transaction
from workshop.core.errors import Refused
from workshop.core.ordering import place
from workshop.interviews.coding.models import DEEPEST, TONES, Code
from workshop.interviews.study.models import Study
from workshop.processes.journal import record


@dataclass(frozen=True)
class Entry:
    """A code as it is written down."""

    name: str
    definition: str = ""
    example: str = ""
    theme_field_id: int | None = None

    def write(self, code: Code) -> None:
        """Put it into the row."""
        code.name, code.definition, code.example = self.name, self.definition, self.example
        code.theme_field_id = self.theme_field_id


@transaction()
def add_code(study: Study, entry: Entry, parent: Code | None = None, *, by: Account | None = None) -> Code:
    """Add a code, at the end of those beside it. It gets the next tone; one below another has that one's."""
    if parent is not None and depth_of(parent) >= DEEPEST:
        raise Refused(_("Codes stand at most three deep. Add it one level higher."))
    beside = siblings(study, parent.id if parent else None)
    count = db.session.scalar(select(func.count()).where(Code.study_id == study.id, Code.parent_id.is_(None))) or 0
    code = Code(study=study, parent_id=parent.id if parent else None, position=len(beside) + 1)
    code.tone = parent.tone if parent else count % TONES
    entry.write(code)
    db.session.add(code)
    record(study.process, "code.written", code, by=by)
    return code


@transaction()
def change_code(code: Code, entry: Entry, *, by: Account) -> None:
    """Word a code anew; what is marked with it stays."""
    entry.write(code)
    record(code.study.process, "code.written", code, by=by)


@transaction()
def move_code(code: Code, to: str, *, by: Account) -> None:
    """Put a code in another place among those beside it."""
    place(siblings(code.study, code.parent_id), code, to)
    record(code.study.process, "code.written", code, by=by)


@transaction()
def remove_code(code: Code, *, by: Account) -> None:
    """Take a code away, with those below it and everything marked with them."""
    record(code.study.process, "code.removed", code, by=by)
    db.session.delete(code)


@transaction()
def set_apart(study: Study, apart: bool, *, by: Account) -> None:
    """Let coders see only their own marks, or everybody's."""
    study.coders_apart = apart
    record(study.process, "study.coding_set", study, by=by)


def siblings(study: Study, parent_id: int | None) -> list[Code]:
    """The codes at one place of the tree."""
    found = select(Code).where(Code.study_id == study.id)
    found = found.where(Code.parent_id.is_(None) if parent_id is None else Code.parent_id == parent_id)
    return list(db.session.scalars(found.order_by(Code.position, Code.id)))


def depth_of(code: Code) -> int:
    """How deep a code stands; 1 is the top."""
    depth, above = 1, code.parent_id
    while above is not None and depth < DEEPEST:
        depth += 1
        above = db.session.scalar(select(Code.parent_id).where(Code.id == above))
    return depth
