"""Who may come in: the only ways from an outside id, code, link or receipt to something of a forum."""

from workshop.forums.access.clusters import cards_run_by, cluster_run_by
from workshop.forums.access.codes import forum_of_code, idea_of_receipt
from workshop.forums.access.desk import note_about, note_run_by, shown_run_by
from workshop.forums.access.forum import (
    FACILITATORS,
    forum_for,
    forum_joined_by,
    forum_run_by,
    forum_seen_by,
    is_staff,
    opens_projector,
    participant_in,
)
from workshop.forums.access.ideas import idea_run_by, idea_written_by, ideas_run_by
from workshop.forums.access.people import (
    answer_run_by,
    participant_run_by,
    question_joined_by,
    question_run_by,
    speaker_for,
    table_hosted_by,
)
from workshop.forums.access.rounds import Attendance, round_joined_by, round_run_by, rounds_joined_by
from workshop.forums.access.staying import participants_still_admitted, sessions_still_admitted
from workshop.forums.access.weighing import Choice, target_joined_by

__all__ = [
    "FACILITATORS",
    "Attendance",
    "Choice",
    "answer_run_by",
    "cards_run_by",
    "cluster_run_by",
    "forum_for",
    "forum_joined_by",
    "forum_of_code",
    "forum_run_by",
    "forum_seen_by",
    "idea_of_receipt",
    "idea_run_by",
    "idea_written_by",
    "ideas_run_by",
    "is_staff",
    "note_about",
    "note_run_by",
    "opens_projector",
    "participant_in",
    "participant_run_by",
    "participants_still_admitted",
    "question_joined_by",
    "question_run_by",
    "round_joined_by",
    "round_run_by",
    "rounds_joined_by",
    "sessions_still_admitted",
    "shown_run_by",
    "speaker_for",
    "table_hosted_by",
    "target_joined_by",
]
