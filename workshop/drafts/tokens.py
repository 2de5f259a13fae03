"""Texts as words; the mechanism knows no draft and lives in core."""

from workshop.core.tokens import Change, changes, word_changes, words_of

__all__ = ["Change", "changes", "word_changes", "words_of"]
