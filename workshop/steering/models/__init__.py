"""Circles with their seats; meetings, what is decided in them, and what is left to do."""

from workshop.steering.models.meetings import AgendaItem, Attendance, ItemText, Meeting, Paper, Speaker
from workshop.steering.models.minutes import Extent, Feed, MailChoice, Minutes
from workshop.steering.models.resolutions import Reservation, Resolution, Result, Slip, SlipTaken, Tally, Vote, Way
from workshop.steering.models.seats import BenchShare, Circle, CircleKind, Seat
from workshop.steering.models.tasks import Task

__all__ = [
    "AgendaItem",
    "Attendance",
    "BenchShare",
    "Circle",
    "CircleKind",
    "Extent",
    "Feed",
    "ItemText",
    "MailChoice",
    "Meeting",
    "Minutes",
    "Paper",
    "Reservation",
    "Resolution",
    "Result",
    "Seat",
    "Slip",
    "SlipTaken",
    "Speaker",
    "Tally",
    "Task",
    "Vote",
    "Way",
]
