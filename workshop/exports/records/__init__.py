"""The record of a forum: its way, who was there, and what was said, ordered, weighed, answered and noted."""

from workshop.exports.records.attendance import Attendance, attendance_of
from workshop.exports.records.book import Book, benches_in, clock, header, plain
from workshop.exports.records.cards import cards_of, taken_down
from workshop.exports.records.whole import record_of, written

__all__ = [
    "Attendance",
    "Book",
    "attendance_of",
    "benches_in",
    "cards_of",
    "clock",
    "header",
    "plain",
    "record_of",
    "taken_down",
    "written",
]
