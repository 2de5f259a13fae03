"""``@event``: the only way to hear a socket. Form, door and action run inside the writer's transaction."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any

from workshop.core.forms import Form
from workshop.core.realtime.channel import Channel
from workshop.core.realtime.rooms import Room, Seat, hall

MESSAGES_A_MINUTE = 120

Answer = Mapping[str, Any]
Handler = Callable[[Any, Any, "Caller"], Answer]


@dataclass(frozen=True)
class Event:
    """A message that can be heard: what may be sent, which door leads to its thing, what is done.

    The door is called with the visitor and the form's fields named in ``of``; what it returns goes to the handler.
    ``a_minute`` is how many of them one browser may send.
    """

    name: str
    namespace: str
    form: type[Form]
    door: Callable[..., Any]
    of: tuple[str, ...]
    handler: Handler
    a_minute: int


@dataclass
class Caller:
    """Who sent a message, for the handler: the visitor as the database knows them now, and their socket.

    ``thing`` keeps what the door has found alive until the commit, so that the next message finds it loaded.
    """

    visitor: Any
    sid: str
    channel: Channel
    seat: Seat | None = field(default=None, init=False)
    thing: Any = field(default=None, init=False)

    def sit(self, room: Room, since: int, mark: Hashable, *, counts: bool = True) -> None:
        """Hear a room from now on: first the answer to this message, then everything after number ``since``."""
        self.channel.hold()
        self.seat = Seat(self.sid, self.channel, room, since, mark, counts)
        hall.take(self.seat)


events: dict[tuple[str, str], Event] = {}


def event(  # noqa: PLR0913  # by name each of them, as a route has its method and its path
    name: str,
    *,
    form: type[Form],
    door: Callable[..., Any],
    of: tuple[str, ...],
    namespace: str = "/forum",
    a_minute: int = MESSAGES_A_MINUTE,
) -> Callable[[Handler], Handler]:
    """Hear a message: read it with its form, ask its door, then do what the handler does."""

    def register(handler: Handler) -> Handler:
        if (namespace, name) in events:
            raise RuntimeError(f"Two handlers for {name}.")
        events[namespace, name] = Event(name, namespace, form, door, of, handler, a_minute)
        return handler

    return register


def hear(heard: Event, message: object, caller: Caller) -> Answer:
    """Form, then door, then action."""
    form = heard.form.of_message(message)
    form.refuse_unless_valid()
    caller.thing = heard.door(caller.visitor, *(form[name].data for name in heard.of))
    return {"ok": True, **heard.handler(caller.thing, form, caller)}
