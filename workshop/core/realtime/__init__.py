"""Live rooms over Socket.IO: the only place that sends to sockets, and the only way to hear them.

A page's socket says messages; ``@event`` guards them; the writer does them in one transaction and answers; ``tell()``
puts by what the room is told; the warden shows out whose right has ended.
"""

from workshop.core.realtime.events import Caller, event, events, together
from workshop.core.realtime.reception import Guests, crowding, init_app
from workshop.core.realtime.rooms import Item, Room
from workshop.core.realtime.telling import catching_up, tell
from workshop.core.realtime.warden import owner
from workshop.core.realtime.whispering import whisper

__all__ = [
    "Caller",
    "Guests",
    "Item",
    "Room",
    "catching_up",
    "crowding",
    "event",
    "events",
    "init_app",
    "owner",
    "tell",
    "together",
    "whisper",
]
