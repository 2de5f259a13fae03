"""The one domain error, worded for the reader, and how both edges answer it."""

from __future__ import annotations


class Refused(Exception):
    """Something that can't be done, said to the person who asked.

    ``message`` is a whole sentence in the reader's language that says what to do; ``status`` an HTTP status.
    """

    def __init__(self, message: str, status: int = 409) -> None:
        super().__init__(str(message))
        self.message = str(message)
        self.status = status


class NotFound(Refused):
    """Absent or forbidden: both get the same answer, so nobody learns which."""

    def __init__(self, message: str = "") -> None:
        super().__init__(message, 404)
