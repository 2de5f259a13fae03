"""An interview guide on paper: the interviewer's sheet, the hand-out, and the slip on which somebody consents.

The slip is a paper of its own, because the name on it never lies with the answers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date

from workshop.core.markdown.words import words_in
from workshop.exports.publication import Publication
from workshop.exports.records import header, plain
from workshop.exports.words import CATALOGUES, labels_in
from workshop.interviews.guides.editions import Line, Question, Sheet, sheet_of
from workshop.interviews.guides.models import GuideVersion, Kind

Paper = Literal["sheet", "handout", "slip"]
PLACE = ZoneInfo("Europe/Berlin")
LINES_TO_WRITE = 5


def guide_on_paper(version: GuideVersion, paper: Paper, language: str) -> Publication:
    """One of the papers, in a language of the version."""
    process = version.guide.process
    sheet = sheet_of(version.content, language)
    held_on = version.created_at.astimezone(PLACE).date()
    number = words_in(language, CATALOGUES).gettext("Version %(number)s") % {"number": version.number}
    return Publication(
        title=sheet.title.text,
        subtitle=process.title,
        municipality=process.municipality,
        version=number,
        date=format_date(held_on, "long", locale={"kmr": "ku"}.get(language, language)),
        day=held_on.isoformat(),
        fingerprint=version.hash,
        language=language,
        text="\n\n".join(PAPERS[paper](sheet)),
        labels=labels_in(language),
    )


def said(line: Line, language: str) -> str:
    """A text of the guide, with its language where it is not that of the paper."""
    words = plain(line.text)
    return words if line.language == language else f"[{words}]{{lang={line.language}}}"


def paragraphs(line: Line, language: str) -> Iterator[str]:
    """A longer text."""
    for part in line.text.split("\n\n"):
        yield said(Line(part, line.language), language)


def sheet_written(sheet: Sheet) -> Iterator[str]:
    """For the interviewer: what to say, what to ask, how to go deeper, and room to write."""
    _ = words_in(sheet.language, CATALOGUES).gettext
    yield "# " + _("Before the first question")
    yield from paragraphs(sheet.introduction, sheet.language)
    yield from asked(sheet, with_room)
    yield "# " + _("At the end")
    yield from paragraphs(sheet.closing, sheet.language)


def handout_written(sheet: Sheet) -> Iterator[str]:
    """For those who are asked: why, what happens with the answers, and the questions."""
    _ = words_in(sheet.language, CATALOGUES).gettext
    yield "# " + _("What it is about")
    yield from paragraphs(sheet.introduction, sheet.language)
    yield "# " + _("What happens with your answers")
    yield from paragraphs(sheet.consent, sheet.language)
    yield from asked(sheet, bare)
    yield from paragraphs(sheet.closing, sheet.language)


def slip_written(sheet: Sheet) -> Iterator[str]:
    """The consent on paper; kept apart from everything that was said."""
    _ = words_in(sheet.language, CATALOGUES).gettext
    yield "# " + _("My consent")
    yield from paragraphs(sheet.consent, sheet.language)
    yield "☐ " + _("I agree that my answers are written down and evaluated without my name.")
    yield "☐ " + _("Single sentences may be quoted without my name.")
    yield _("I can take this back at any time, without saying why.")
    blank = "|  |  |"
    yield "\n".join((header(_("Name"), _("Day and signature")), "| --- | --- |", blank, blank))


def asked(sheet: Sheet, write: Callable[[Question, str], Iterator[str]]) -> Iterator[str]:
    """All questions under their sections."""
    for section in sheet.sections:
        yield f"# {said(section.title, sheet.language)}"
        for question in section.questions:
            yield from write(question, sheet.language)


def bare(question: Question, language: str) -> Iterator[str]:
    """A question with what there is to choose from."""
    yield f"**{question.number} {said(question.text, language)}**"
    yield from answers(question, language)


def with_room(question: Question, language: str) -> Iterator[str]:
    """A question with the interviewer's prompts and empty lines."""
    _ = words_in(language, CATALOGUES).gettext
    yield from bare(question, language)
    if question.prompts:
        yield "\n".join(f"- *{said(prompt, language)}*" for prompt in question.prompts)
    if question.is_open:
        rows = ["|  |"] * LINES_TO_WRITE
        yield "\n".join((header(_("Notes") + f" {question.number}"), "| --- |", *rows))


def answers(question: Question, language: str) -> Iterator[str]:
    """Boxes to tick, or five steps between two ends."""
    if question.kind == Kind.SCALE:
        low, high = (said(end, language) for end in question.options)
        yield f"{low}   ☐ 1   ☐ 2   ☐ 3   ☐ 4   ☐ 5   {high}"
    elif question.options:
        yield "\n".join(f"- ☐ {said(option, language)}" for option in question.options)


PAPERS: dict[Paper, Callable[[Sheet], Iterator[str]]] = {
    "sheet": sheet_written,
    "handout": handout_written,
    "slip": slip_written,
}
