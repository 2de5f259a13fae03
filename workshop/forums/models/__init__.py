"""What a forum is made of, one file for each noun."""

from workshop.forums.models.forum import Forum, ForumKind, forum_theme_field
from workshop.forums.models.gone import Gone
from workshop.forums.models.idea import LONGEST_IDEA, Idea
from workshop.forums.models.options import CollectOptions, Shown
from workshop.forums.models.participant import Participant
from workshop.forums.models.question import LONGEST_ANSWER, Answer, Mark, Question, QuestionKind
from workshop.forums.models.rendering import LONGEST_RENDERING, RENDERED_INTO, Rendering
from workshop.forums.models.round import Round, RoundKind
from workshop.forums.models.table import MOST_TABLES, Table

__all__ = [
    "LONGEST_ANSWER",
    "LONGEST_IDEA",
    "LONGEST_RENDERING",
    "MOST_TABLES",
    "RENDERED_INTO",
    "Answer",
    "CollectOptions",
    "Forum",
    "ForumKind",
    "Gone",
    "Idea",
    "Mark",
    "Participant",
    "Question",
    "QuestionKind",
    "Rendering",
    "Round",
    "RoundKind",
    "Shown",
    "Table",
    "forum_theme_field",
]
