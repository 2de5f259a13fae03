"""What the room is told. One projection a kind makes the snapshot and the changes, so they cannot disagree.

The order of the imports is the order in which a snapshot tells the kinds.
"""

from workshop.forums.broadcasts.telling import NAMESPACE, Item, Told, changed, item_of, kind_of, room_of  # isort: split

from workshop.forums.broadcasts.forum import forum_item  # isort: split

from workshop.forums.broadcasts.round import round_item  # isort: split

from workshop.forums.broadcasts.question import question_item  # isort: split

from workshop.forums.broadcasts.table import table_item  # isort: split

from workshop.forums.broadcasts.gone import gone_item  # isort: split

from workshop.forums.broadcasts.cluster import cluster_item, whisper_hold  # isort: split

from workshop.forums.broadcasts.idea import idea_item, own_cards  # isort: split

from workshop.forums.broadcasts.note import note_item  # isort: split

from workshop.forums.broadcasts.catching_up import changes_since, news_for, state_of

__all__ = [
    "NAMESPACE",
    "Item",
    "Told",
    "changed",
    "changes_since",
    "cluster_item",
    "forum_item",
    "gone_item",
    "idea_item",
    "item_of",
    "kind_of",
    "news_for",
    "note_item",
    "own_cards",
    "question_item",
    "room_of",
    "round_item",
    "state_of",
    "table_item",
    "whisper_hold",
]
