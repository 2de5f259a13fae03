"""What can be done in a forum: one function per sentence a member would say, a file for each thing it is about."""

from workshop.forums.actions.forum import ForumPlan, close_door, create_forum, open_door, revise_forum
from workshop.forums.actions.ideas import (
    add_paper_card,
    hide_idea,
    revise_idea,
    show_idea,
    submit_idea,
    withdraw_idea,
)
from workshop.forums.actions.people import join_forum, mute, take_seat, unmute
from workshop.forums.actions.rounds import close_round, open_round, reopen_round

__all__ = [
    "ForumPlan",
    "add_paper_card",
    "close_door",
    "close_round",
    "create_forum",
    "hide_idea",
    "join_forum",
    "mute",
    "open_door",
    "open_round",
    "reopen_round",
    "revise_forum",
    "revise_idea",
    "show_idea",
    "submit_idea",
    "take_seat",
    "unmute",
    "withdraw_idea",
]
