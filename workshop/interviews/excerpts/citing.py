"""What ``[@I3-5]`` stands for, said to whoever writes or reads a text."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from flask_babel import gettext as _
from sqlalchemy import select, tuple_

from workshop.core.db import db
from workshop.interviews.excerpts.access import released_in
from workshop.interviews.excerpts.models import Excerpt
from workshop.interviews.study.models import Interview, Study
from workshop.processes.citing import Source, finds, page_of, resolves
from workshop.processes.models import Process

KEY = re.compile(r"I(\d{1,9})-(\d{1,9})")


@resolves("I")
def excerpts_cited(process: Process, keys: Collection[str], inside: bool) -> Mapping[str, Source]:
    """Quotations by their keys, in one question. Only released words are ever told, to members too."""
    wanted = {key: (int(found[1]), int(found[2])) for key in keys if (found := KEY.fullmatch(key))}
    if not wanted:
        return {}
    rows = (
        select(Excerpt, Interview)
        .join(Excerpt.interview)
        .join(Interview.study)
        .where(Study.process_id == process.id, tuple_(Interview.number, Excerpt.number).in_(wanted.values()))
    )
    known = {(talk.number, excerpt.number): (excerpt, talk) for excerpt, talk in db.session.execute(rows)}
    return {key: source_of(key, *known[place]) for key, place in wanted.items() if place in known}


def source_of(key: str, excerpt: Excerpt, interview: Interview) -> Source:
    """A quotation as a source; what may not be read keeps its place and says why."""
    gone = ""
    if excerpt.erased_at is not None:
        gone = _("The person has taken the consent back. These words are erased.")
    elif excerpt.released_at is None:
        gone = _("This quotation is not released.")
    return Source(
        key=key,
        text=excerpt.text if excerpt.is_released else "",
        language=interview.language,
        origin=_("Interview %(talk)d, quotation %(number)d", talk=interview.number, number=excerpt.number),
        url=page_of("excerpts.show", excerpt_id=excerpt.id),
        gone=gone,
    )


@finds("I")
def excerpts_found(process: Process, words: Sequence[str]) -> Iterable[Source]:
    """Released quotations that hold all these words, or have this key; the latest talk first."""
    for excerpt in db.session.scalars(released_in(process).order_by(None).order_by(Interview.number.desc())):
        source = source_of(excerpt.key, excerpt, excerpt.interview)
        if all(word == source.key.casefold() or word in excerpt.text.casefold() for word in words):
            yield source
