"""Words that several pages of a forum share."""

from __future__ import annotations

from datetime import datetime

from flask_babel import format_date, format_time
from flask_babel import gettext as _

from workshop.core.db import now
from workshop.core.languages import direction_of
from workshop.forums.forms import TIME_ZONE
from workshop.forums.models import Forum

FOR_PARTICIPANTS = True


def local(moment: datetime) -> datetime:
    """A moment as clocks in the town show it."""
    return moment.astimezone(TIME_ZONE)


def clock(moment: datetime) -> str:
    """The time of day."""
    return str(format_time(local(moment).time(), "HH:mm"))


def day(forum: Forum) -> str:
    """The day of a forum, as one would say it."""
    on = local(forum.starts_at).date()
    return str(_("today") if on == local(now()).date() else format_date(on, "full"))


def when(forum: Forum) -> str:
    """Day, beginning and end."""
    begins, ends = clock(forum.starts_at), clock(forum.ends_at)
    return str(_("%(day)s, %(begins)s to %(ends)s", day=day(forum), begins=begins, ends=ends))


def blank_card(language: str) -> dict[str, object]:
    """What a <template> holds before a script fills it."""
    nothing = {"key": "", "text": "", "receipt": "-", "hidden": "", "paper": False}
    return {"id": 0, "number": 0, "lang": language, "dir": direction_of(language)} | nothing
