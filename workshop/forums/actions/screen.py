"""What the projector shows."""

from __future__ import annotations

from flask_babel import gettext as _

from workshop.accounts.models import Account
from workshop.core.db import transaction
from workshop.core.errors import Refused
from workshop.forums.actions.telling import announce
from workshop.forums.models import Cluster, Forum, Idea, Round, Shows

FOR_PARTICIPANTS = False


@transaction()
def show_on_screen(
    forum: Forum, shows: str, thing: Cluster | Idea | Round | None = None, *, by: Account | None = None
) -> Forum:
    """Let the projector show something, until the next round opens or something else is wanted."""
    if thing is not None and thing.forum_id != forum.id:
        raise Refused(_("This belongs to another forum."), 422)
    if thing is None and shows in (Shows.IDEA, Shows.CLUSTER):
        raise Refused(_("Say which card or island the projector shows."), 422)
    screen = {} if shows == Shows.AUTO else {"shows": str(shows)} | ({"id": thing.id} if thing is not None else {})
    if screen != (forum.screen or {}):
        forum.screen = screen
        announce(forum, "screen.shown", forum, by)
    return forum
