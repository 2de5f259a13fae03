"""What can be done: write the codebook, mark passages, note thoughts, let coders work apart."""

from workshop.interviews.coding.actions.codebook import (
    Entry,
    add_code,
    change_code,
    move_code,
    remove_code,
    set_apart,
)
from workshop.interviews.coding.actions.marking import (
    Passage,
    mark_passage,
    remove_memo,
    unmark,
    write_memo,
)

__all__ = [
    "Entry",
    "Passage",
    "add_code",
    "change_code",
    "mark_passage",
    "move_code",
    "remove_code",
    "remove_memo",
    "set_apart",
    "unmark",
    "write_memo",
]
