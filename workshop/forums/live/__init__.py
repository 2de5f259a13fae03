"""What a forum hears over its sockets: door, form, action, acknowledgement; a file for each thing it is about."""

from workshop.forums.live import clusters, desk, ideas, people, room, rounds, weighing

__all__ = ["clusters", "desk", "ideas", "people", "room", "rounds", "weighing"]
