"""What a client's bytes come to: whole messages, whatever the network cuts them into; and lines that go nowhere end."""

import json
import socket
import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.core.realtime.channel import Channel, PlainSocket
from workshop.core.realtime.incoming import LARGEST_MESSAGE, TEXT, Broken, Incoming
from workshop.core.realtime.line import ANSWER_WITHIN, ENTER_WITHIN, PING_EVERY, Line, Ticket


def frame(payload, *, opcode=1, fin=True, masked=True, reserved=0):
    """A client's frame."""
    size = len(payload)
    first, flag = (0x80 if fin else 0) | reserved | opcode, 0x80 if masked else 0
    if size < 126:
        head = struct.pack("!BB", first, flag | size)
    elif size < 65536:
        head = struct.pack("!BBH", first, flag | 126, size)
    else:
        head = struct.pack("!BBQ", first, flag | 127, size)
    if not masked:
        return head + payload
    mask = b"\x5a\xa5\x3c\xc3"
    return head + mask + bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))


def in_parts(message, cuts):
    """A message in several frames."""
    places = sorted({min(cut, len(message)) for cut in cuts})
    pieces = [message[a:b] for a, b in zip([0, *places], [*places, len(message)], strict=True)]
    return b"".join(
        frame(piece, opcode=0 if number else 1, fin=number == len(pieces) - 1) for number, piece in enumerate(pieces)
    )


MESSAGES = st.lists(st.tuples(st.binary(max_size=400), st.lists(st.integers(0, 400), max_size=3)), max_size=5)


@given(MESSAGES, st.lists(st.integers(1, 300), min_size=1, max_size=20))
def test_messages_arrive_whole_and_in_order_however_the_network_cuts_them(messages, steps):
    stream = b"".join(in_parts(message, cuts) for message, cuts in messages)
    incoming, heard, at, number = Incoming(), [], 0, 0
    while at < len(stream):
        step = steps[number % len(steps)]
        heard += [payload for opcode, payload in incoming.take(stream[at : at + step]) if opcode == TEXT]
        at, number = at + step, number + 1
    assert heard == [message for message, _cuts in messages]


@pytest.mark.parametrize(
    "data",
    [
        frame(b"a", masked=False),
        frame(b"a", reserved=0x40),
        frame(b"a", opcode=2),
        frame(b"a", opcode=0),
        frame(b"a", fin=False) + frame(b"b"),
        frame(b"a", opcode=9, fin=False),
        frame(b"a" * 126, opcode=9),
        frame(b"a", opcode=3),
        frame(b"a" * (LARGEST_MESSAGE + 1)),
        struct.pack("!BBQ", 0x81, 0xFF, 100_000_000),
        frame(b"a" * 60_000, fin=False) + frame(b"a" * 6_000, opcode=0),
        frame(b"", fin=False) + frame(b"", opcode=0, fin=False) * (LARGEST_MESSAGE + 1),
    ],
    ids=lambda data: data[:3].hex(),
)
def test_what_is_no_message_of_ours_ends_the_connection(data):
    with pytest.raises(Broken):
        list(Incoming().take(data))


@pytest.fixture
def wire():
    """A line with its far end, and what was heard on it."""
    ours, theirs = socket.socketpair()
    theirs.settimeout(5)
    heard = []
    channel = Channel(PlainSocket(fileno=ours.detach()), lambda: None)
    line = Line(channel, Ticket(None, "de", b""), frozenset({"/forum"}), lambda _line, *said: heard.append(said))
    yield line, theirs, heard
    channel.close()
    theirs.close()


def test_an_event_is_heard_after_connecting_and_not_before(wire):
    line, theirs, heard = wire
    line.take(frame(b"40/forum,"))
    line.take(frame(b'42/forum,7["enter",{"forum":3}]'))
    line.take(frame(b'42/forum,["enter"]'))
    assert heard == [("enter", {"forum": 3}, 7), ("enter", None, None)]
    assert json.loads(theirs.recv(1000).partition(b",")[2])["sid"] == line.sid


@pytest.mark.parametrize("said", [b'42/forum,7["enter",{}]', b'42["enter",{}]', b'42/admin,["enter"]', b"5", b"1", b""])
def test_who_says_anything_else_first_is_hung_up_on(wire, said):
    line, theirs, heard = wire
    line.take(frame(said))
    while theirs.recv(1000):
        pass
    assert line.channel.is_cut
    assert heard == []


def test_who_never_enters_a_room_is_hung_up_on(wire):
    line, _theirs, _heard = wire
    opened = time.monotonic()
    line.look_after(opened + ENTER_WITHIN - 1, is_seated=False)
    assert not line.channel.is_cut
    line.look_after(opened + ENTER_WITHIN + 1, is_seated=False)
    assert line.channel.is_cut


def test_who_sits_in_a_room_is_pinged_and_hung_up_on_when_nothing_comes_back(wire):
    line, theirs, _heard = wire
    opened = time.monotonic()
    line.look_after(opened + PING_EVERY + 1, is_seated=True)
    assert theirs.recv(10) == b"\x81\x012"
    line.take(frame(b"3"))
    line.look_after(opened + PING_EVERY + 2, is_seated=True)
    assert not line.channel.is_cut
    line.look_after(time.monotonic() + PING_EVERY + ANSWER_WITHIN + 1, is_seated=True)
    assert line.channel.is_cut
