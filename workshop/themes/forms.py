"""What may be sent about theme fields and what stands in them."""

from __future__ import annotations

from flask_babel import lazy_gettext as _

from workshop.core.forms import Form
from workshop.processes.forms import line, text
from workshop.themes.models import Thing


class TitledForm(Form):
    """A title, and what is meant by it."""

    texts: tuple[str, ...] = ("title", "text")

    @property
    def wording(self) -> dict[str, str]:
        """What was sent, by the names of the columns."""
        return {name: self[name].data or "" for name in self.texts}


class FieldForm(TitledForm):
    """A theme field."""

    texts = ("title", "summary")
    title = line(_("Name of the theme field"), _("Please give the theme field a name."), longest=120)
    summary = text(_("What is it about, in one or two sentences?"), longest=1000)


class GoalForm(TitledForm):
    """A goal."""

    title = line(
        _("Goal"),
        _("Please word the goal."),
        longest=300,
        description=_("A sentence that is true when the goal is reached."),
    )
    text = text(_("What is meant by it"))


class PrincipleForm(TitledForm):
    """A guiding principle."""

    title = line(_("Guiding principle"), _("Please word the principle."), longest=200)
    text = text(_("What follows from it"))


class ObstacleForm(TitledForm):
    """Something that hinders."""

    texts = ("text",)
    text = line(_("What hinders"), _("Please write what hinders."), longest=1000)


class PotentialForm(TitledForm):
    """Something people bring."""

    texts = ("text",)
    text = line(_("What people bring"), _("Please write what people bring."), longest=1000)


FORMS: dict[str, type[TitledForm]] = {
    "theme-fields": FieldForm,
    "goals": GoalForm,
    "obstacles": ObstacleForm,
    "potentials": PotentialForm,
    "principles": PrincipleForm,
}


def form_for(kind: str, thing: Thing) -> TitledForm:
    """The form of a kind, filled with what stands there."""
    return FORMS[kind](obj=thing)
