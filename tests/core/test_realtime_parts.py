"""The parts of the sockets that promise order: the channel, the savepoints, the coalescing."""

import json
import socket
import threading

import pytest

from workshop.core.db import after_commit, db, savepoint, transaction
from workshop.core.realtime import Room
from workshop.core.realtime.channel import MOST_WAITING, Channel, PlainSocket
from workshop.core.realtime.telling import News

ROOM = Room("/forum", "forum", 3)


@pytest.fixture
def ends():
    """A channel and its reader; what gets stuck is noted in ``channel_stuck``."""
    ours, theirs = socket.socketpair()
    theirs.settimeout(10)
    channel = Channel(PlainSocket(fileno=ours.detach()), lambda: stuck.append(channel))
    stuck: list[Channel] = []
    yield channel, theirs
    channel.close()
    theirs.close()


def read(sock, size):
    data = b""
    while len(data) < size:
        data += sock.recv(size - len(data))
    return data


def test_a_slow_reader_gets_everything_in_order(ends):
    channel, theirs = ends
    frames = [bytes([65 + number]) * 3000 for number in range(26 * 8) if number < 26] * 8
    for frame in frames:
        channel.write(frame)
    assert not channel.is_cut
    assert channel.is_stuck
    whole, heard = b"".join(frames), b""
    while len(heard) < len(whole):
        heard += theirs.recv(65536)
        channel.flush()
    assert heard == whole
    assert not channel.is_stuck


def test_who_does_not_read_is_cut_off_and_costs_no_more(ends):
    channel, theirs = ends
    for _ in range(MOST_WAITING * 8):
        channel.write(b"a" * 3000)
    assert channel.is_cut
    assert not channel.is_stuck
    while theirs.recv(65536):
        pass


def test_what_is_held_comes_after_the_answer(ends):
    channel, theirs = ends
    channel.write(b"1")
    channel.hold()
    channel.write(b"3")
    channel.write(b"4")
    channel.release(b"2")
    channel.write(b"5")
    assert read(theirs, 5) == b"12345"


def test_a_thing_that_changed_twice_is_told_once_as_it_is_now():
    first, second = ({"kind": "idea", "id": 1, "seq": seq} for seq in (4, 6))
    other = {"kind": "round", "id": 1, "seq": 5}
    frame = News(ROOM, 4, 6, [(4, first), (5, other), (6, second)]).frame()
    name, payload = json.loads(frame[frame.index(b"[") :])
    assert name == "changes"
    assert payload == {"forum": 3, "from": 4, "to": 6, "items": [other, second]}


def test_a_part_that_fails_takes_what_it_put_by_with_it(app):
    done = []

    def fail():
        with savepoint():
            after_commit(done.append, "refused")
            raise ValueError("no")

    with transaction():
        with pytest.raises(ValueError, match="no"):
            fail()
        with savepoint():
            after_commit(done.append, "kept")
    assert done == ["kept"]


def test_what_was_put_by_happens_in_the_order_of_the_commits(app):
    done = []

    def commit(number):
        with app.app_context(), transaction():
            db.session.connection()
            after_commit(done.append, number)
            order.append(number)

    order = []
    threads = [threading.Thread(target=commit, args=(number,)) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == order
