"""The demo's interviews: a guide, a study with its plan, talks that are frozen and coded, and released quotations."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from workshop.accounts.models import Account
from workshop.core.db import clock_set_to, now
from workshop.demo.texts import FOLDER, read_toml
from workshop.interviews.coding import actions as coding
from workshop.interviews.coding.models import Code
from workshop.interviews.excerpts import actions as excerpts
from workshop.interviews.guides import actions as guides
from workshop.interviews.guides.models import GuideVersion
from workshop.interviews.study import actions as studies
from workshop.interviews.study.models import Study
from workshop.interviews.texts import actions as texts
from workshop.interviews.texts.models import Transcript
from workshop.processes.models import Process
from workshop.themes.access import fields_in


def load_interviews(process: Process, accounts: Mapping[str, Account], start: datetime) -> None:
    """The study as it went, from the first guide to the quotations."""
    data = read_toml("interviews/study.toml")
    keeper, leader = accounts[data["keeper"]], accounts[data["interviewer"]]
    with clock_set_to(start - timedelta(days=355)):
        version = load_guide(process, keeper)
        study = load_study(process, data, keeper)
        codes = load_codes(study, data, keeper)
    for talk in data["talks"]:
        with clock_set_to(start - timedelta(days=talk["days_ago"])):
            transcript = load_talk(study, version, talk, leader)
            load_marks(transcript, talk, codes, leader)
            for words in talk["quotes"]:
                quotation = excerpts.propose(transcript, passage_of(transcript, words), by=leader)
                excerpts.release(quotation, by=accounts[data["second"]])


def load_guide(process: Process, by: Account) -> GuideVersion:
    """The guide for residents in four languages; what is not worded in one of them appears in German."""
    guide = guides.begin_guide(process, "Leben in Auenbrück", "residents", by=by)
    german = {text: place for place, text in guide.texts().items()}
    for language, wordings in read_toml("interviews/wordings.toml").items():
        words = {german[each["de"]]: guides.Worded(each["text"]) for each in wordings["texts"] if each["de"] in german}
        guides.word_in(guide, language, words, by=by)
    return guides.hold_version(guide, "Erste Fassung, in vier Sprachen", by=by)


def load_study(process: Process, data: Mapping[str, Any], keeper: Account) -> Study:
    """The study with its sampling plan."""
    study = studies.begin_study(process, data["aim"], by=keeper)
    for group in data["groups"]:
        studies.add_group(study, group["title"], group["wanted"], by=keeper)
    studies.name_keeper(study, keeper, by=keeper)
    return study


def load_codes(study: Study, data: Mapping[str, Any], by: Account) -> dict[str, Code]:
    """The codebook, tied to the theme fields."""
    fields = fields_in(study.process)
    return {
        code["name"]: coding.add_code(
            study, coding.Entry(code["name"], code["definition"], theme_field_id=fields[code["field"] - 1].id), by=by
        )
        for code in data["codes"]
    }


def load_talk(study: Study, version: GuideVersion, data: Mapping[str, Any], leader: Account) -> Transcript:
    """One talk: agreed to, led, written down, frozen."""
    group = study.groups[data["group"] - 1]
    plan = studies.Plan(version, leader, group, data["pseudonym"], data["district"], planned_at=now())
    interview = studies.plan_interview(study, plan, by=leader)
    studies.note_consent(interview, studies.ConsentNote("paper", now().date(), may_quote=True), by=leader)
    studies.begin_interview(interview, by=leader)
    studies.finish_interview(interview, by=leader)
    words = (FOLDER / "interviews" / f"{data['file']}.md").read_text("utf-8").strip()
    transcript = texts.write_text(interview, words, by=leader)
    for find in texts.suggestions(transcript):
        texts.keep_word(transcript, find.words)
    texts.freeze(transcript, by=leader)
    return transcript


def load_marks(transcript: Transcript, data: Mapping[str, Any], codes: Mapping[str, Code], by: Account) -> None:
    """The passages of a talk with their codes."""
    for name, words in data["marks"]:
        coding.mark_passage(transcript, passage_of(transcript, words), codes[name], by=by)


def passage_of(transcript: Transcript, words: str) -> coding.Passage:
    """Where these words stand."""
    start = transcript.text.index(words)
    return coding.Passage(start, start + len(words))
