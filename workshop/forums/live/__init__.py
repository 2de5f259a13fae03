"""What a forum hears over its sockets: door, form, action, acknowledgement; a file for each thing it is about."""

from workshop.forums.live import ideas, room, rounds

__all__ = ["ideas", "room", "rounds"]
