"""Live rooms over Socket.IO: the only place that sends to sockets, and the only way to hear them."""

from workshop.core.realtime.rooms import Item, Room
from workshop.core.realtime.telling import tell

__all__ = ["Item", "Room", "tell"]
