"""What can be done about a text: write it out of the answers, take out what gives away, freeze it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flask_babel import gettext as _
from sqlalchemy import delete, select, update

from workshop.accounts.models import Account
from workshop.core.db import db, now, transaction
from workshop.core.erasure import erase_for_good
from workshop.core.errors import Refused
from workshop.interviews.guides.editions import Question, sheet_of
from workshop.interviews.guides.models import Kind
from workshop.interviews.study.erasing import erases
from workshop.interviews.study.models import Interview, InterviewAnswer, Stage
from workshop.interviews.study.sheets import answers_of
from workshop.interviews.texts.finding import Find, finds_in
from workshop.interviews.texts.models import ASKED, KeptWord, Transcript
from workshop.processes.journal import record

LONGEST = 400_000


@transaction()
def write_text(interview: Interview, text: str = "", *, by: Account | None = None) -> Transcript:
    """Make the text of a talk from its answers, or take one that was written elsewhere; it can be made once."""
    if interview.stage != Stage.DONE:
        raise Refused(_("The talk is not written down yet."))
    if found := db.session.scalar(select(Transcript).where(Transcript.interview_id == interview.id)):
        return found
    written = text or "\n\n".join(spoken(interview))
    if not written:
        raise Refused(_("Nothing was answered. There is no text to work with."))
    transcript = Transcript(interview=interview, text=written[:LONGEST])
    db.session.add(transcript)
    record(interview.process, "transcript.written", transcript, by=by)
    return transcript


def spoken(interview: Interview) -> Iterator[str]:
    """Questions and answers as paragraphs; what was not answered is left out."""
    answers = answers_of(interview)
    for question in sheet_of(interview.guide_version.content, interview.language).questions():
        answer = answers.get(question.key)
        if answer is not None and (answer.text or answer.choice):
            picked = in_words(question, answer.choice)
            yield f"{ASKED}{question.text.text}{f' [{picked}]' if picked else ''}"
            yield from (part.strip() for part in re.split(r"\n\s*\n", answer.text) if part.strip())


def in_words(question: Question, choice: str) -> str:
    """What was chosen."""
    if not choice:
        return ""
    if question.kind == Kind.SCALE:
        return f"{choice}/5"
    return ", ".join(question.options[int(number) - 1].text for number in choice.split(","))


def suggestions(transcript: Transcript) -> list[Find]:
    """What is still to be decided."""
    municipality = transcript.interview.process.municipality
    own = [word for word in re.findall(r"\w+", municipality) if word not in ("Stadt", "Gemeinde", "Kreis")]
    return finds_in(transcript.text, own, {kept.word for kept in transcript.kept_words})


@transaction()
def replace_one(transcript: Transcript, start: int, words: str, by_words: str) -> None:
    """Take out one place. It is refused when the text is no longer what was looked at."""
    refuse_if_frozen(transcript)
    if not words or transcript.text[start : start + len(words)] != words:
        raise Refused(_("The text has changed meanwhile. Please look at it again."))
    transcript.text = transcript.text[:start] + bracketed(by_words) + transcript.text[start + len(words) :]


@transaction()
def replace_all(transcript: Transcript, words: str, by_words: str) -> int:
    """Take out every place where these words stand, whole words only; says how many there were."""
    refuse_if_frozen(transcript)
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    transcript.text, count = pattern.subn(lambda _match: bracketed(by_words), transcript.text)
    if not count:
        raise Refused(_("These words do not stand in the text."), 422)
    return count


@transaction()
def keep_word(transcript: Transcript, word: str) -> None:
    """Decide that a word gives nobody away."""
    refuse_if_frozen(transcript)
    if word not in {kept.word for kept in transcript.kept_words}:
        transcript.kept_words.append(KeptWord(word=word))


@transaction()
def reword_text(transcript: Transcript, text: str, base: str) -> None:
    """Mend the text by hand; refused when somebody else has changed it meanwhile."""
    refuse_if_frozen(transcript)
    if transcript.fingerprint != base:
        raise Refused(_("The text has changed meanwhile. Please look at it again."))
    transcript.text = text


@transaction()
def freeze(transcript: Transcript, *, by: Account) -> None:
    """Freeze a text in which everything is decided. What it was made from, with the names in it, is erased."""
    refuse_if_frozen(transcript)
    if waiting := len(suggestions(transcript)):
        raise Refused(
            _("%(count)d places are not decided yet. Take them out or leave them, one by one.", count=waiting)
        )
    erase_for_good()
    mine = InterviewAnswer.interview_id == transcript.interview_id
    db.session.execute(update(InterviewAnswer).where(mine).values(text=""))
    db.session.execute(delete(KeptWord).where(KeptWord.transcript_id == transcript.id))
    transcript.hash, transcript.frozen_by, transcript.frozen_at = transcript.fingerprint, by.name, now()
    record(transcript.interview.process, "transcript.frozen", transcript, by=by)


def refuse_if_frozen(transcript: Transcript) -> None:
    """A frozen text is what codes and quotations stand on."""
    if transcript.frozen_at is not None:
        raise Refused(_("This text is frozen. It does not change any more."))


def bracketed(words: str) -> str:
    """A replacement as it stands in the text: in brackets, so that everybody sees that something is missing."""
    return f"[{words.strip(' []') or '…'}]"


@erases
def erase_text(interview: Interview) -> None:
    """A talk that was taken back has no text any more; that there was one, and its fingerprint, stays."""
    mine = Transcript.interview_id == interview.id
    db.session.execute(delete(KeptWord).where(KeptWord.transcript_id.in_(select(Transcript.id).where(mine))))
    db.session.execute(update(Transcript).where(mine).values(text="", erased_at=now()))
