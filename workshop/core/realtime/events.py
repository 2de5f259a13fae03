"""``@event``: the only way to hear a socket. Form, door and action run inside the writer's transaction."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from workshop.core.forms import Form
from workshop.core.realtime.channel import Channel
from workshop.core.realtime.rooms import Room, Seat, hall

MESSAGES_A_MINUTE = 120

Answer = Mapping[str, Any]
Handler = Callable[[Any, Any, "Caller"], Answer]


DoorForMany = Callable[[Sequence[tuple[Any, ...]]], Sequence[Any]]
HandlerForMany = Callable[[Sequence[tuple[Any, Any, "Caller"]]], Sequence["Answer | None"]]


@dataclass(frozen=True)
class Together:
    """How many messages of one kind are heard with few statements."""

    door: DoorForMany
    handler: HandlerForMany


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
    together: Together | None = None


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


def together(name: str, *, door: DoorForMany, namespace: str = "/forum") -> Callable[[HandlerForMany], HandlerForMany]:
    """Hear many of a message with few statements, as when a whole hall writes at once; beside its ``@event``.

    Door and handler get for each message, as a tuple, what those for a single one get. Where either returns nothing,
    that message is heard again by itself, and so refused in the words of its own language.
    """

    def register(handler: HandlerForMany) -> HandlerForMany:
        events[namespace, name] = replace(events[namespace, name], together=Together(door, handler))
        return handler

    return register


def hear(heard: Event, message: object, caller: Caller) -> Answer:
    """Form, then door, then action."""
    form = heard.form.of_message(message)
    form.refuse_unless_valid()
    caller.thing = heard.door(caller.visitor, *(form[name].data for name in heard.of))
    return {"ok": True, **heard.handler(caller.thing, form, caller)}


def hear_together(heard: Event, many: Together, said: Sequence[tuple[object, Caller]]) -> list[Answer | None]:
    """Form, then door, then action, for many; nothing for what has to be heard by itself."""
    forms = [heard.form.of_message(message) for message, _caller in said]
    valid = [number for number, form in enumerate(forms) if form.validate()]
    asked = [(said[number][1].visitor, *(forms[number][name].data for name in heard.of)) for number in valid]
    for number, thing in zip(valid, many.door(asked), strict=True):
        said[number][1].thing = thing
    known = [number for number in valid if said[number][1].thing is not None]
    done = many.handler([(said[number][1].thing, forms[number], said[number][1]) for number in known])
    answers: list[Answer | None] = [None] * len(said)
    for number, answer in zip(known, done, strict=True):
        answers[number] = answer and {"ok": True, **answer}
    return answers
