"""What facilitators may send about cards, islands and notes: the same forms read a page and a socket message."""

from __future__ import annotations

import re

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from wtforms import Field, IntegerField, StringField, TextAreaField, ValidationError
from wtforms.validators import AnyOf, Length, NumberRange, Optional

from workshop.core.forms import Form, PlainText, tidy
from workshop.core.languages import LANGUAGES
from workshop.forums.forms import LARGEST_NUMBER, TOO_LONG, KeyedForm, Written
from workshop.forums.messages import AN_ID, OfIdea
from workshop.forums.models import LONGEST_NAME, LONGEST_NOTE, Shows

FOR_PARTICIPANTS = False
MOST_CARDS = 300
_numbers = re.compile(r"\d{1,15}(?:[ ,;]+\d{1,15})*")


def an_id_or_none() -> IntegerField:
    """A field that may name a thing."""
    return IntegerField(validators=[Optional(), NumberRange(1, LARGEST_NUMBER)])


def a_name() -> StringField:
    """The name of an island."""
    return StringField(
        filters=[lambda text: " ".join(tidy(text).split())],
        validators=[Length(max=LONGEST_NAME, message=TOO_LONG), PlainText()],
    )


class OfForum(Form):
    """About a forum."""

    forum = IntegerField(validators=AN_ID)


class OfCluster(Form):
    """About an island."""

    cluster = IntegerField(validators=AN_ID)


class Ids:
    """Validator: numbers of cards, with commas or blanks between them."""

    def __call__(self, form: object, field: Field) -> None:
        """Refuse anything else, and too many."""
        if field.data and (not _numbers.fullmatch(field.data) or len(field.data.split()) > MOST_CARDS):
            raise ValidationError(_("These are not cards of this wall. Please open the page again."))


class Cards(Form):
    """Some cards: checked on a page one by one, or said in one word over a socket."""

    ideas = StringField(filters=[lambda text: (text or "").replace(",", " ").strip()], validators=[Ids()])

    def chosen(self, checked: list[str]) -> list[int]:
        """Their ids."""
        return [int(one) for one in [*(self.ideas.data or "").split(), *checked] if one.isdecimal() and len(one) < 16]


class MoveForm(Form):
    """Where a card goes: an island, or nowhere; and where it was when this was decided."""

    cluster = an_id_or_none()
    came_from = StringField(validators=[Length(max=16)])
    name = a_name()

    def seen_on(self) -> int | None:
        """The island on which the card was seen: nothing for the free ones, -1 when it does not matter."""
        said = self.came_from.data or ""
        if said in ("", "any"):
            return -1
        return int(said) if said.isdecimal() else None


class MoveMessage(MoveForm, OfIdea):
    """A card goes somewhere."""


class HoldMessage(Form, OfIdea):
    """A card in the hand, or put down."""


class ClusterForm(Cards):
    """A new island, perhaps with cards."""

    name = a_name()


class MakeMessage(ClusterForm, OfForum):
    """A new island of a forum."""


class NamingForm(Form):
    """The name of an island, and how it was called when this was written."""

    name = a_name()
    was = StringField(validators=[Length(max=LONGEST_NAME)])

    def seen(self) -> str | None:
        """How it was called, if that was said at all."""
        return self.was.raw_data[0] if self.was.raw_data else None


class NameMessage(NamingForm, OfCluster):
    """An island gets a name."""


class MergeForm(Form):
    """The island that takes the cards."""

    into = IntegerField(
        validators=[Optional(), NumberRange(1, LARGEST_NUMBER)], label=lazy_gettext("Put its cards onto")
    )


class MergeMessage(OfCluster):
    """An island goes up in another."""

    into = IntegerField(validators=AN_ID)


class SplitMessage(ClusterForm, OfCluster):
    """Some cards of an island go onto a new one."""


class DissolveMessage(OfCluster):
    """An island is dissolved."""


class UndoMessage(OfForum):
    """The last own step is undone."""


class ScreenForm(Form):
    """What the projector shows."""

    shows = StringField(validators=[AnyOf([str(one) for one in Shows])])
    id = an_id_or_none()


class ScreenMessage(ScreenForm, OfForum):
    """The projector of a forum shows something."""


class MendForm(Form):
    """A card with its typing errors mended."""

    text = TextAreaField(filters=[tidy], validators=[Written(), PlainText()])


class MendMessage(MendForm, OfIdea):
    """A card is mended."""


class BehindMessage(Form, OfIdea):
    """A card goes behind another that says the same."""

    into = IntegerField(validators=AN_ID)


class PartMessage(Form, OfIdea):
    """A card hangs by itself again."""


class NoteForm(KeyedForm):
    """A note, what it is about, and whether it is for later."""

    text = TextAreaField(filters=[tidy], validators=[Written(LONGEST_NOTE), PlainText()])
    was = StringField(filters=[lambda text: text and tidy(text)])
    parked = StringField(validators=[Length(max=5)])
    round = an_id_or_none()
    cluster = an_id_or_none()
    idea = an_id_or_none()

    def about(self) -> dict[str, int | None]:
        """The ids of what it is about."""
        return {"round": self.round.data, "cluster": self.cluster.data, "idea": self.idea.data}


class NoteMessage(NoteForm, OfForum):
    """A note of a forum."""


class LinesForm(KeyedForm):
    """Many cards, one a line."""

    lines = TextAreaField(filters=[tidy], validators=[Length(max=60_000, message=TOO_LONG), PlainText()])
    lang = StringField(validators=[AnyOf(LANGUAGES)])
