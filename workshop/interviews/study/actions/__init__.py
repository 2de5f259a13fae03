"""What can be done in a study: plan it, lead its talks, keep consents, names and answers apart."""

from workshop.interviews.study.actions.answering import Answer, save_answer
from workshop.interviews.study.actions.consenting import ConsentNote, note_consent
from workshop.interviews.study.actions.keys import destroy_keys, name_keeper, put_key
from workshop.interviews.study.actions.planning import (
    Plan,
    add_group,
    begin_interview,
    begin_study,
    change_group,
    change_interview,
    finish_interview,
    plan_interview,
    remove_group,
    reopen_interview,
    say_aim,
)

__all__ = [
    "Answer",
    "ConsentNote",
    "Plan",
    "add_group",
    "begin_interview",
    "begin_study",
    "change_group",
    "change_interview",
    "destroy_keys",
    "finish_interview",
    "name_keeper",
    "note_consent",
    "plan_interview",
    "put_key",
    "remove_group",
    "reopen_interview",
    "save_answer",
    "say_aim",
]
