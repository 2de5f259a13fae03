"""What a room is told when numbers come late, twice, from elsewhere, or not at all."""

import json
import socket

import pytest

from workshop.core.realtime.channel import Channel, PlainSocket
from workshop.core.realtime.rooms import Room, Seat, hall
from workshop.core.realtime.telling import Teller, _missed, catching_up

ROOM = Room("/test", "shelf", 3)
UNKNOWN = Room("/test", "box", 3)


def item(seq, id_=None):
    return {"seq": seq, "kind": "book", "id": id_ or seq}


class Shelf:
    """The truth: a list of things, of which the room is told."""

    def __init__(self):
        self.seq = 0
        self.asked = []

    def missed(self, _id, since):
        self.asked.append(since)
        behind = self.seq - (since or 0)
        return self.seq, None if behind > 10 else [item(seq) for seq in range((since or 0) + 1, self.seq + 1)]


@pytest.fixture
def shelf():
    shelf = Shelf()
    catching_up("/test", "shelf")(shelf.missed)
    yield shelf
    del _missed["/test", "shelf"]


class Reader:
    """Somebody in the room."""

    def __init__(self, since, room=ROOM):
        ours, self._theirs = socket.socketpair()
        self._theirs.setblocking(False)
        self.channel = Channel(PlainSocket(fileno=ours.detach()), lambda: None)
        self.sid = f"{id(self)}"
        hall.take(Seat(self.sid, self.channel, room, since, None))

    def heard(self):
        """(from, to, ids) of everything heard, each once."""
        try:
            data = self._theirs.recv(100_000)
        except BlockingIOError:
            return []
        told = []
        while data:
            size, at = (data[1], 2) if data[1] < 126 else (int.from_bytes(data[2:4], "big"), 4)
            payload = json.loads(data[at : at + size].partition(b",")[2])[1]
            told.append((payload["from"], payload["to"], [item["id"] for item in payload["items"]]))
            data = data[at + size :]
        return told

    def close(self):
        hall.leave(self.sid)
        self.channel.close()
        self._theirs.close()


@pytest.fixture
def reader():
    open_ = []

    def come_in(since, room=ROOM):
        open_.append(Reader(since, room))
        return open_[-1]

    yield come_in
    for reader in open_:
        reader.close()


def test_numbers_that_come_in_the_wrong_order_are_told_in_the_right_one(shelf, reader):
    somebody, teller = reader(4), Teller()
    teller.patience = 60.0
    teller.take(ROOM, 6, [item(6)])
    teller.tell_all()
    assert somebody.heard() == []
    teller.take(ROOM, 5, [item(5)])
    teller.take(ROOM, 6, [item(6)])
    teller.tell_all()
    assert somebody.heard() == [(5, 6, [5, 6])]
    assert shelf.asked == []


def test_what_nobody_has_told_is_read_from_the_database(shelf, reader):
    somebody, teller = reader(4), Teller()
    shelf.seq = 7
    teller.take(ROOM, 7, [item(7)])
    teller.tell_all()
    assert somebody.heard() == [(5, 7, [5, 6, 7])]
    teller.take(ROOM, 6, [item(6)])
    teller.tell_all()
    assert somebody.heard() == []


def test_a_number_that_is_only_known_of_is_fetched_once_and_not_at_once(shelf, reader):
    somebody, teller = reader(4), Teller()
    teller.patience = 60.0
    shelf.seq = 6
    teller.take(ROOM, 6)
    teller.tell_all()
    assert shelf.asked == []
    teller.patience = 0.0
    teller.tell_all()
    teller.tell_all()
    assert somebody.heard() == [(5, 6, [5, 6])]
    assert shelf.asked == [4]


def test_who_came_in_later_hears_only_the_rest(shelf, reader):
    early, teller = reader(4), Teller()
    late, latest = reader(5), reader(6)
    teller.take(ROOM, 5, [item(5)])
    teller.take(ROOM, 6, [item(6)])
    teller.tell_all()
    assert early.heard() == [(5, 6, [5, 6])]
    assert late.heard() == [(6, 6, [6])]
    assert latest.heard() == []


def test_several_things_may_change_under_one_number(shelf, reader):
    somebody, teller = reader(4), Teller()
    teller.take(ROOM, 5, [item(5, 50)])
    teller.take(ROOM, 5, [item(5, 51)])
    teller.tell_all()
    assert somebody.heard() == [(5, 5, [50, 51])]


def test_when_too_much_was_missed_everybody_comes_back_for_the_whole(shelf, reader):
    somebody, teller = reader(4), Teller()
    shelf.seq = 40
    teller.take(ROOM, 40)
    teller.tell_all()
    assert somebody.channel.is_cut


def test_a_room_whose_numbers_nobody_knows_is_told_what_there_is(reader):
    somebody, teller = reader(0, UNKNOWN), Teller()
    teller.take(UNKNOWN, 9, [item(9)])
    teller.tell_all()
    assert somebody.heard() == [(9, 9, [9])]
