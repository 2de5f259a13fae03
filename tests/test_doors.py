"""Abuse case 3: every route and every socket handler has a door, or says why it needs none."""

import dis
import inspect
from types import CodeType, FunctionType, ModuleType

from flask import Flask

from workshop.core.doors import anyone
from workshop.core.realtime import events


def names_in(code: CodeType) -> set[str]:
    """Every global name that a piece of code uses, also inside of what it defines."""
    used = {step.argval for step in dis.get_instructions(code) if step.opname in ("LOAD_GLOBAL", "LOAD_NAME")}
    inner = [constant for constant in code.co_consts if isinstance(constant, CodeType)]
    return used.union(*(names_in(one) for one in inner))


def is_door(thing: object) -> bool:
    """Whether something comes from an access module."""
    home = thing.__name__ if isinstance(thing, ModuleType) else getattr(thing, "__module__", None) or ""
    return home.startswith("workshop.") and "access" in home.split(".")


def asks_a_door(view: FunctionType, seen: frozenset[str] = frozenset()) -> bool:
    """Whether a view uses a door, itself or by way of a function of the views beside it."""
    view = inspect.unwrap(view)
    used = [view.__globals__[name] for name in names_in(view.__code__) if name in view.__globals__]
    if any(is_door(thing) for thing in used):
        return True
    beside = [
        thing
        for thing in used
        if isinstance(thing, FunctionType) and ".views" in thing.__module__ and thing.__qualname__ not in seen
    ]
    return any(asks_a_door(thing, seen | {view.__qualname__}) for thing in beside)


def is_guarded(view: FunctionType) -> bool:
    """Whether a view has a door or a reason to have none."""
    return bool(getattr(view, "open_because", "")) or asks_a_door(view)


def test_every_route_has_a_door_or_a_reason_to_have_none(app: Flask):
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()} - {"static"}
    unguarded = sorted(name for name in endpoints if not is_guarded(app.view_functions[name]))
    assert endpoints
    assert unguarded == []


def test_every_socket_handler_has_a_door(app: Flask):
    assert events
    unguarded = sorted(name for (_namespace, name), heard in events.items() if not is_door(heard.door))
    assert unguarded == []
    assert all(is_door(heard.together.door) for heard in events.values() if heard.together)


def test_every_socket_handler_is_asked_about_something_that_was_sent(app: Flask):
    with app.test_request_context():
        for heard in events.values():
            form = heard.form(meta={"csrf": False})
            assert set(heard.of) <= set(form._fields)


def test_a_view_without_a_door_would_be_found():
    def unguarded() -> str:
        return "everything"

    assert not is_guarded(unguarded)
    assert is_guarded(anyone("there is nothing to guard")(unguarded))
