"""What may be sent to a forum: the same forms read a page and a socket message."""

from workshop.forums.forms.agenda import QUESTION_KINDS, ROUND_KINDS, AgendaForm, QuestionForm, RoundForm
from workshop.forums.forms.cards import (
    LARGEST_NUMBER,
    AnswerForm,
    HidingForm,
    IdeaForm,
    Key,
    KeyedForm,
    RevisionForm,
    Written,
)
from workshop.forums.forms.joining import BENCHES, GuestForm, IntroductionForm, JoinForm, SeatForm
from workshop.forums.forms.planning import KINDS, TIME_ZONE, ApprovalForm, ForumForm, HostForm, TablesForm, TimerForm
from workshop.forums.forms.words import TOO_LONG

__all__ = [
    "BENCHES",
    "KINDS",
    "LARGEST_NUMBER",
    "QUESTION_KINDS",
    "ROUND_KINDS",
    "TIME_ZONE",
    "TOO_LONG",
    "AgendaForm",
    "AnswerForm",
    "ApprovalForm",
    "ForumForm",
    "GuestForm",
    "HidingForm",
    "HostForm",
    "IdeaForm",
    "IntroductionForm",
    "JoinForm",
    "Key",
    "KeyedForm",
    "QuestionForm",
    "RevisionForm",
    "RoundForm",
    "SeatForm",
    "TablesForm",
    "TimerForm",
    "Written",
]
