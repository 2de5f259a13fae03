"""What a forum is made of, one file for each noun."""

from workshop.forums.models.cluster import LONGEST_NAME, Cluster, letter_of, number_of
from workshop.forums.models.deed import Deed, Hold
from workshop.forums.models.dots import MOST_DOTS, Dots
from workshop.forums.models.forum import Forum, ForumKind, forum_theme_field
from workshop.forums.models.gone import Gone
from workshop.forums.models.idea import LONGEST_IDEA, Idea
from workshop.forums.models.note import LONGEST_NOTE, Hand, Note
from workshop.forums.models.options import CollectOptions, DiscussOptions, Shown, Shows, WeighOptions
from workshop.forums.models.participant import Participant
from workshop.forums.models.question import LONGEST_ANSWER, Answer, Mark, Question, QuestionKind
from workshop.forums.models.rendering import LONGEST_RENDERING, RENDERED_INTO, Rendering
from workshop.forums.models.round import Round, RoundKind
from workshop.forums.models.table import MOST_TABLES, Table

__all__ = [
    "LONGEST_ANSWER",
    "LONGEST_IDEA",
    "LONGEST_NAME",
    "LONGEST_NOTE",
    "LONGEST_RENDERING",
    "MOST_DOTS",
    "MOST_TABLES",
    "RENDERED_INTO",
    "Answer",
    "Cluster",
    "CollectOptions",
    "Deed",
    "DiscussOptions",
    "Dots",
    "Forum",
    "ForumKind",
    "Gone",
    "Hand",
    "Hold",
    "Idea",
    "Mark",
    "Note",
    "Participant",
    "Question",
    "QuestionKind",
    "Rendering",
    "Round",
    "RoundKind",
    "Shown",
    "Shows",
    "Table",
    "WeighOptions",
    "forum_theme_field",
    "letter_of",
    "number_of",
]
