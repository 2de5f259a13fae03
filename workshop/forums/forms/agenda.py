"""What may be sent about an agenda: rounds with how they work, and questions."""

from __future__ import annotations

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import BooleanField, Field, IntegerField, SelectField, StringField, TextAreaField, ValidationError
from wtforms.validators import AnyOf, Length, NumberRange, Optional

from workshop.core.forms import Form, PlainText, tidy
from workshop.forums.agendas import AGENDAS
from workshop.forums.forms.words import TOO_LONG
from workshop.forums.models import QuestionKind, Round, RoundKind, Shown
from workshop.processes.forms import choices, line

FOR_PARTICIPANTS = False

ROUND_KINDS = {
    RoundKind.INTRODUCE: lazy_gettext("Getting to know each other"),
    RoundKind.COLLECT: lazy_gettext("Collecting ideas"),
    RoundKind.CLUSTER: lazy_gettext("Sorting cards into islands"),
    RoundKind.WEIGH: lazy_gettext("Giving weight with dots"),
    RoundKind.DISCUSS: lazy_gettext("Discussing an island"),
    RoundKind.ASK: lazy_gettext("Asking questions"),
}
SHOWN = {
    Shown.AT_ONCE: lazy_gettext("as soon as they are written"),
    Shown.TOGETHER: lazy_gettext("write first, then reveal all together"),
    Shown.APPROVED: lazy_gettext("only after you have approved them"),
}
DOTS = (3, 5, 10)
TARGETS = {"clusters": lazy_gettext("islands"), "ideas": lazy_gettext("single cards")}
QUESTION_KINDS = {
    QuestionKind.SINGLE: lazy_gettext("choose one"),
    QuestionKind.MULTIPLE: lazy_gettext("choose several"),
    QuestionKind.SCALE: lazy_gettext("a scale"),
    QuestionKind.TEXT: lazy_gettext("a short answer in own words"),
}


class RoundForm(Form):
    """A round of the agenda."""

    kind = SelectField(lazy_gettext("What happens"), choices=choices(ROUND_KINDS))
    prompt = line(lazy_gettext("What the room reads"), lazy_gettext("Please write down what you ask."), longest=200)
    prompt_en = line(lazy_gettext("The same in English"))
    prompt_ar = line(lazy_gettext("The same in Arabic"))
    minutes = IntegerField(lazy_gettext("Planned minutes"), validators=[Optional(), NumberRange(1, 360)])
    shown = SelectField(lazy_gettext("Cards are shown"), choices=choices(SHOWN), validators=[Optional()])
    named = BooleanField(lazy_gettext("Cards carry the names of those who have given one"))
    single = BooleanField(lazy_gettext("One card for each person"))
    by_table = BooleanField(lazy_gettext("Each table has its own wall"))
    dots = SelectField(
        lazy_gettext("Dots for each person"), choices=choices({n: str(n) for n in DOTS}), validators=[Optional()]
    )
    most = IntegerField(lazy_gettext("At most so many on one"), validators=[Optional(), NumberRange(1, 10)])
    on = SelectField(
        lazy_gettext("Dots go on"),
        choices=choices(TARGETS),
        validators=[Optional()],
    )
    live = BooleanField(lazy_gettext("Everybody sees the dots while they are given"))
    hands = BooleanField(lazy_gettext("Phones can raise a hand"))

    def options(self) -> dict[str, Any]:
        """How the round works: what belongs to its kind."""
        if self.kind.data == RoundKind.COLLECT:
            own = {"named": self.named.data, "several": not self.single.data, "by_table": self.by_table.data}
            return {"shown": self.shown.data or Shown.AT_ONCE.value, **own}
        if self.kind.data == RoundKind.WEIGH:
            dots = int(self.dots.data or 3)
            return {
                "dots": dots,
                "most": min(self.most.data or dots, dots),
                "on": self.on.data or "clusters",
                "live": self.live.data,
            }
        return {"hands": self.hands.data} if self.kind.data == RoundKind.DISCUSS else {}

    def prompts(self) -> dict[str, str]:
        """The same in other languages, where somebody has written it."""
        others = {"en": self.prompt_en.data, "ar": self.prompt_ar.data}
        return {code: text for code, text in others.items() if text}

    def fill(self, round_: Round) -> None:
        """Put a round into the form."""
        self.kind.data, self.prompt.data, self.minutes.data = round_.kind, round_.prompt, round_.minutes
        self.prompt_en.data, self.prompt_ar.data = round_.prompts.get("en"), round_.prompts.get("ar")
        collecting, options = round_.collecting, round_.options or {}
        self.shown.data, self.named.data = collecting.shown, collecting.named
        self.single.data, self.by_table.data = not collecting.several, collecting.by_table
        self.dots.data, self.most.data = str(options.get("dots", 3)), options.get("most")
        self.hands.data = options.get("hands", False)
        self.on.data, self.live.data = options.get("on", "clusters"), options.get("live", False)


class QuestionForm(Form):
    """A question of a round."""

    kind = SelectField(lazy_gettext("How one answers"), choices=choices(QUESTION_KINDS))
    text = line(lazy_gettext("The question"), lazy_gettext("Please write down what you ask."), longest=200)
    choices = TextAreaField(
        lazy_gettext("To choose from, a line each; for a scale the words at its two ends"),
        filters=[tidy],
        validators=[Length(max=2000, message=TOO_LONG), PlainText()],
    )
    steps = IntegerField(lazy_gettext("Steps of the scale"), default=5, validators=[Optional(), NumberRange(2, 10)])

    def lines(self) -> list[str]:
        """What one can choose."""
        return [text.strip()[:120] for text in (self.choices.data or "").split("\n") if text.strip()]

    def validate_choices(self, field: Field) -> None:
        """There is something to choose."""
        many = len(self.lines())
        if self.kind.data in (QuestionKind.SINGLE, QuestionKind.MULTIPLE) and not 2 <= many <= 12:
            raise ValidationError(_("Please give two to twelve things to choose from, a line each."))
        if self.kind.data == QuestionKind.SCALE and many not in (0, 2):
            raise ValidationError(_("A scale has two ends: please write one line for each, or none."))


class AgendaForm(Form):
    """Which of the ready agendas is wanted."""

    agenda = StringField(validators=[AnyOf(AGENDAS)])
