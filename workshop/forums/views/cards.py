"""One card on the desk: where it can go, what is like it, and what can be done with it."""

from __future__ import annotations

from flask import render_template
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from workshop.accounts.visitors import current_visitor
from workshop.core.errors import Refused
from workshop.forums import access, actions
from workshop.forums import desk_forms as forms
from workshop.forums.models import LONGEST_IDEA
from workshop.forums.views.acting import done_on
from workshop.forums.views.blueprint import bp
from workshop.forums.views.islands import islands_of, near_to, on_the_wall


@bp.get("/ideas/<int:idea_id>/card")
def show_card(idea_id: int) -> ResponseReturnValue:
    """A card with everything that can be done with it; with scripts this opens inside the card."""
    idea = access.idea_run_by(current_visitor(), idea_id)
    cards = on_the_wall(idea.forum)
    return render_template(
        "forums/card.html",
        process=idea.forum.process,
        forum=idea.forum,
        idea=idea,
        islands=islands_of(idea.forum),
        similar=near_to(idea.forum, [idea], cards),
        behind=[one for one in idea.forum.ideas if one.merged_into_id == idea.id],
        longest=LONGEST_IDEA,
    )


@bp.post("/ideas/<int:idea_id>/mending")
def mend_idea(idea_id: int) -> ResponseReturnValue:
    """Mend a typing error for all to see."""
    visitor = current_visitor()
    idea = access.idea_run_by(visitor, idea_id)
    form = forms.MendForm()

    def mend() -> str:
        actions.mend_idea(idea, form.text.data or "", by=visitor.account)
        return str(_("Card %(number)s is mended. Its author's words are kept.", number=idea.number))

    return done_on(idea.forum, mend, form)


@bp.post("/ideas/<int:idea_id>/merging")
def merge_ideas(idea_id: int) -> ResponseReturnValue:
    """Put a card behind another that says the same."""
    visitor = current_visitor()
    idea = access.idea_run_by(visitor, idea_id)
    form = forms.MergeForm()

    def merge() -> str:
        first = actions.merge_ideas(idea, access.idea_run_by(visitor, form.into.data or 0), by=visitor.account)
        return str(_("Card %(number)s hangs behind card %(first)s now.", number=idea.number, first=first.number))

    return done_on(idea.forum, merge, form)


@bp.post("/ideas/<int:idea_id>/parting")
def part_idea(idea_id: int) -> ResponseReturnValue:
    """Hang up a card by itself again."""
    visitor = current_visitor()
    idea = access.idea_run_by(visitor, idea_id)

    def part() -> str:
        actions.part_idea(idea, by=visitor.account)
        return str(_("Card %(number)s hangs by itself again.", number=idea.number))

    return done_on(idea.forum, part)


@bp.post("/ideas/<int:idea_id>/author/muting")
def mute_author(idea_id: int) -> ResponseReturnValue:
    """Hear the phone that wrote a card no more; nobody learns whose it is."""
    visitor = current_visitor()
    idea = access.idea_run_by(visitor, idea_id)

    def mute() -> str:
        if idea.author is None:
            raise Refused(_("This card was written on paper."), 422)
        actions.mute(idea.author, by=visitor.account)
        return str(_("No more cards come from this phone. You find it under “Who is here”."))

    return done_on(idea.forum, mute)


@bp.post("/participants/<int:participant_id>/unmuting")
def unmute(participant_id: int) -> ResponseReturnValue:
    """Hear a phone again."""
    visitor = current_visitor()
    participant = access.participant_run_by(visitor, participant_id)

    def act() -> str:
        actions.unmute(participant, by=visitor.account)
        return str(_("Cards from this phone are taken again."))

    return done_on(participant.forum, act)


@bp.post("/rounds/<int:round_id>/hands/<int:participant_id>/lowering")
def lower_hand(round_id: int, participant_id: int) -> ResponseReturnValue:
    """Somebody has spoken."""
    visitor = current_visitor()
    round_ = access.round_run_by(visitor, round_id)
    participant = access.participant_run_by(visitor, participant_id)

    def lower() -> str:
        actions.lower_hand(round_, participant, by=visitor.account)
        return str(_("Somebody has spoken."))

    return done_on(round_.forum, lower)


@bp.post("/forums/<int:forum_id>/screen")
def show_on_screen(forum_id: int) -> ResponseReturnValue:
    """Let the projector show something."""
    visitor = current_visitor()
    forum = access.forum_run_by(visitor, forum_id)
    form = forms.ScreenForm()

    def show() -> str:
        shows = form.shows.data or ""
        actions.show_on_screen(forum, shows, access.shown_run_by(visitor, shows, form.id.data), by=visitor.account)
        return str(_("The projector shows it."))

    return done_on(forum, show, form)
