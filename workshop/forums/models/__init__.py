"""What a forum is made of, one file for each noun."""

from workshop.forums.models.forum import Forum, ForumKind, forum_theme_field
from workshop.forums.models.idea import LONGEST_IDEA, Idea
from workshop.forums.models.options import CollectOptions, Shown
from workshop.forums.models.participant import Participant
from workshop.forums.models.round import Round, RoundKind

__all__ = [
    "LONGEST_IDEA",
    "CollectOptions",
    "Forum",
    "ForumKind",
    "Idea",
    "Participant",
    "Round",
    "RoundKind",
    "Shown",
    "forum_theme_field",
]
