"""What can be done: take a study along, and take in codes and texts from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.errors import Refused
from workshop.interviews.coding.access import codes_of
from workshop.interviews.coding.actions import Entry, Passage, add_code, mark_passage
from workshop.interviews.coding.models import Code, Coding
from workshop.interviews.exchange.material import CodeData, MarkData, ProjectData, TextData
from workshop.interviews.exchange.writing import guid
from workshop.interviews.guides.models import GuideVersion
from workshop.interviews.study.actions import Plan, plan_interview
from workshop.interviews.study.models import Interview, Study
from workshop.interviews.texts.models import Transcript
from workshop.processes.journal import record
from workshop.processes.models import Membership

COLOURS = ("#ffe998", "#cbe5f8", "#d2edc2", "#ffd5cd", "#e2d9f8", "#ffffff", "#e3eaea", "#85d3df")


def project_of(study: Study) -> ProjectData:
    """Everything that is frozen and coded, in a constant number of questions to the database."""
    codes = codes_of(study)
    marks: dict[int, list[MarkData]] = {}
    found = select(Coding).join(Coding.transcript).join(Transcript.interview).where(Interview.study_id == study.id)
    for each in db.session.scalars(found.options(joinedload(Coding.account)).order_by(Coding.start, Coding.id)):
        coder = each.account.name if each.account else ""
        mark = MarkData(each.start, each.end, guid("code", each.code_id), each.memo, coder)
        marks.setdefault(each.transcript_id, []).append(mark)
    texts = tuple(
        TextData(
            guid("text", each.id),
            f"I{each.interview.number} {each.interview.pseudonym}",
            each.text,
            tuple(marks.get(each.id, ())),
        )
        for each in frozen_in(study)
    )
    return ProjectData(study.process.title, tree_of(codes), texts)


def frozen_in(study: Study) -> Sequence[Transcript]:
    """The frozen texts of a study, with their interviews."""
    found = (
        select(Transcript)
        .join(Transcript.interview)
        .where(Interview.study_id == study.id, Transcript.frozen_at.is_not(None), Transcript.erased_at.is_(None))
    )
    return db.session.scalars(found.options(joinedload(Transcript.interview)).order_by(Interview.number)).all()


def tree_of(codes: Sequence[Code], parent_id: int | None = None) -> tuple[CodeData, ...]:
    """The codebook as it is exchanged; definition and example in one description."""
    return tuple(
        CodeData(
            guid("code", code.id),
            code.name,
            "\n\n".join(part for part in (code.definition, code.example) if part),
            COLOURS[code.tone],
            tree_of(codes, code.id),
        )
        for code in codes
        if code.parent_id == parent_id
    )


def rows_of(study: Study) -> Iterator[Sequence[str | int]]:
    """Every mark as a row of a table."""
    names = {code.key: code.name for top in tree_of(codes_of(study)) for code in top.walk()}
    yield _("Talk"), _("A code"), _("Passage"), _("Memo"), _("Coder")
    for text in project_of(study).texts:
        for mark in text.marks:
            yield text.name, names.get(mark.code, ""), text.text[mark.start : mark.end], mark.memo, mark.coder


@transaction()
def take_in_codes(study: Study, codes: Sequence[CodeData], *, by: Account) -> dict[str, Code]:
    """Add the codes that are not there yet: the same name at the same place is the same code. Returns all by key."""
    known = {(code.parent_id, code.name): code for code in codes_of(study)}
    taken: dict[str, Code] = {}

    def take(data: CodeData, parent: Code | None) -> None:
        place = (parent.id if parent else None, data.name)
        if place not in known:
            definition, _gap, example = data.description.partition("\n\n")
            known[place] = add_code(study, Entry(data.name, definition[:1000], example[:500]), parent, by=by)
        taken[data.key] = known[place]
        for below in data.below:
            take(below, known[place])

    for data in codes:
        take(data, None)
    return taken


@transaction()
def take_in_project(study: Study, project: ProjectData, version: GuideVersion, *, by: Account) -> int:
    """Take in a project: all of it, or nothing. Its texts were made elsewhere; they are frozen as they come.

    Nobody has agreed here that they be quoted, so they are not. Returns how many texts came in.
    """
    if not project.texts and not project.codes:
        raise Refused(_("There are neither texts nor codes in this project."), 422)
    codes = take_in_codes(study, project.codes, by=by)
    coders = coders_by_name(study)
    for text in project.texts:
        if text.text.strip():
            take_in_text(study, text, (version, by), codes, coders)
    return len(project.texts)


def coders_by_name(study: Study) -> dict[str, Account]:
    """Members of the process by name, so that their marks stay theirs."""
    found = select(Membership).where(Membership.process_id == study.process_id).options(joinedload(Membership.account))
    return {each.account.name: each.account for each in db.session.scalars(found)}


def take_in_text(
    study: Study,
    data: TextData,
    led: tuple[GuideVersion, Account],
    codes: Mapping[str, Code],
    coders: Mapping[str, Account],
) -> None:
    """One text with its marks, as an interview of its own."""
    version, by = led
    interview = plan_interview(study, Plan(version, by), by=by)
    interview.begun_at = interview.finished_at = now()
    transcript = Transcript(interview=interview, text=data.text, frozen_at=now(), frozen_by=by.name)
    transcript.hash = transcript.fingerprint
    db.session.add(transcript)
    record(interview.process, "transcript.taken_in", interview, by=by)
    for mark in data.marks:
        if mark.code in codes:
            coder = coders.get(mark.coder, by)
            mark_passage(transcript, Passage(mark.start, mark.end), codes[mark.code], mark.memo[:500], by=coder)
