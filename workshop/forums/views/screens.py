"""What stands on the projector: what the facilitators want, else what fits the round."""

from __future__ import annotations

from flask_babel import lazy_gettext

from workshop.forums.models import Forum, Round, RoundKind, Shows

SHOWN = {
    Shows.AUTO: lazy_gettext("what fits the round"),
    Shows.WALL: lazy_gettext("question and wall"),
    Shows.CLUSTERS: lazy_gettext("the islands"),
    Shows.RESULTS: lazy_gettext("the dots"),
    Shows.TIMER: lazy_gettext("the clock"),
    Shows.QR: lazy_gettext("code to join"),
    Shows.NOTES: lazy_gettext("the notes"),
    Shows.ANSWERS: lazy_gettext("the answers"),
    Shows.IDEA: lazy_gettext("one card"),
    Shows.CLUSTER: lazy_gettext("one island"),
}


def shown_on(forum: Forum) -> tuple[Shows, int | None]:
    """What the projector shows now, and which card or island if it is one."""
    wanted = forum.screen or {}
    shows = Shows(wanted.get("shows", Shows.AUTO))
    if shows != Shows.AUTO:
        return shows, wanted.get("id")
    return fitting(forum.current_round), None


def fitting(round_: Round) -> Shows:
    """What fits a round: while people weigh, nobody sees yet where the dots lie, unless they are shown live."""
    if round_.kind == RoundKind.WEIGH:
        return Shows.RESULTS if (round_.shows_dots and not round_.is_open) or round_.weighing.live else Shows.CLUSTERS
    if round_.kind in (RoundKind.ASK, RoundKind.INTRODUCE):
        return Shows.ANSWERS
    return Shows.WALL if round_.kind == RoundKind.COLLECT else Shows.CLUSTERS


def weighed_in(forum: Forum) -> Round | None:
    """The weighing that results are about: the last one that was opened."""
    weighed = [round_ for round_ in forum.rounds if round_.kind == RoundKind.WEIGH and round_.opened_at is not None]
    return weighed[-1] if weighed else None
