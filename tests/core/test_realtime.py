"""The sockets themselves: who may open one, what may go through it, how it ends (abuse cases 2 and 22)."""

import os
import socket
import struct
from base64 import b64encode
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.sockets import Socket, request
from workshop.core.security import POLICY

PATH = "/socket.io/?EIO=4&transport=websocket"


def knock(url, **headers):
    """Ask for a socket with exactly these headers; returns the connection and the head of the answer."""
    host = urlsplit(url).netloc
    sent = {
        "Host": host,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": b64encode(os.urandom(16)).decode(),
        "Origin": url,
    }
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    lines = [f"GET {PATH} HTTP/1.1", *(f"{name}: {value}" for name, value in sent.items() if value is not None)]
    connection = socket.create_connection((urlsplit(url).hostname, urlsplit(url).port), timeout=10)
    connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
    head = b""
    while b"\r\n\r\n" not in head:
        piece = connection.recv(1)
        assert piece, head
        head += piece
    return connection, head.decode()


def frame(payload, *, opcode=1, fin=True, size=None):
    """A masked client frame; ``size`` may lie about the length."""
    mask = os.urandom(4)
    size = len(payload) if size is None else size
    head = struct.pack("!B", (0x80 if fin else 0) | opcode)
    head += struct.pack("!B", 0x80 | size) if size < 126 else struct.pack("!BQ", 0x80 | 127, size)
    return head + mask + bytes(byte ^ mask[index % 4] for index, byte in enumerate(payload))


def wait_for_end(connection):
    """Read on until the server ends the connection."""
    try:
        while connection.recv(65536):
            pass
    except ConnectionResetError:
        return


def status(head):
    return int(head.split()[1])


def test_our_own_page_opens_a_socket(server):
    connection, head = knock(server.url)
    connection.close()
    assert status(head) == 101


@pytest.mark.parametrize(
    "origin",
    [
        "http://evil.example",
        "null",
        None,
        "",
        "https://127.0.0.1:{port}",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "http://sub.127.0.0.1:{port}",
        "http://localhost:{port}",
        "http://127.0.0.1:{port}.evil.example",
        "http://127.0.0.1:{port}/",
        "HTTP://127.0.0.1:{port}",
    ],
)
def test_a_foreign_page_opens_none(server, origin):
    connection, head = knock(server.url, Origin=origin and origin.format(port=server.port))
    connection.close()
    assert status(head) == 403


def test_a_foreign_host_opens_none_even_when_its_origin_agrees(server):
    connection, head = knock(server.url, Host="evil.example", Origin="http://evil.example")
    connection.close()
    assert status(head) == 400


def test_refused_sockets_get_the_headers_of_every_page(server):
    connection, head = knock(server.url, Origin="http://evil.example")
    connection.close()
    assert POLICY.format(host=f"127.0.0.1:{server.port}") in head
    assert "Cache-Control: no-store" in head


@pytest.mark.parametrize("method", ["GET", "POST", "OPTIONS", "DELETE"])
def test_there_is_no_polling(server, method):
    headers = {"Origin": server.url}
    answer = request(server.url, method, "/socket.io/?EIO=4&transport=polling", headers=headers)
    assert answer.status in (200, 400, 403, 405)
    assert answer.status != 200 or method == "OPTIONS"
    assert "Content-Security-Policy" in answer.headers
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_deflating_is_not_agreed_to(server):
    connection, head = knock(server.url, Sec_WebSocket_Extensions="permessage-deflate; client_max_window_bits")
    connection.close()
    assert status(head) == 101
    assert "extensions" not in head.lower()


def test_another_namespace_is_not_served(server):
    connection, _head = knock(server.url)
    connection.sendall(frame(b"40/admin,"))
    answer = b""
    while b"44/admin," not in answer:
        answer += connection.recv(4096)
    connection.close()


def memory_of(server):
    """The server's memory in kB: of the workers, the master's own children."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    lines = [Path(f"/proc/{child}/status").read_text() for child in children]
    return sum(int(text.split("VmRSS:")[1].split()[0]) for text in lines)


def send_until_closed(connection, first, rest):
    """Send for as long as the server takes it; returns how much it took."""
    sent = 0
    try:
        connection.sendall(first)
        while sent < 100_000_000:
            connection.sendall(rest)
            sent += len(rest)
    except OSError:
        return sent
    return sent


@pytest.mark.parametrize("kind", ["one frame", "many parts that never end"])
def test_a_frame_of_100_mb_ends_the_socket_and_costs_no_memory(server, kind):
    before = memory_of(server)
    connection, _head = knock(server.url)
    if kind == "one frame":
        sent = send_until_closed(connection, frame(b"", size=100_000_000), b"a" * 65536)
    else:
        sent = send_until_closed(connection, frame(b"42", fin=False), frame(b"a" * 4096, opcode=0, fin=False))
    wait_for_end(connection)
    connection.close()
    assert sent < 20_000_000, "only what the network's buffers swallow"
    assert memory_of(server) - before < 20_000


def test_a_message_of_64_kb_goes_through_and_a_longer_one_ends_the_socket(server):
    phone = Socket(server.url)
    assert phone.say("enter", {"forum": 1, "pad": "a" * 60_000})["status"] == 404
    phone.post("enter", {"forum": 1, "pad": "a" * 66_000})
    phone.wait_for_end()
    phone.close()


@pytest.mark.parametrize(
    "garbage",
    [
        b"4",
        b"42",
        b"42/forum,",
        b'42/forum,1{"a":1}',
        b"42/forum,1[]",
        b"42/forum,1[1]",
        b'451-/forum,1["enter",{"_placeholder":true,"num":0}]',
        b"9",
        b"42/forum,1[[[[",
        b"\xff",
    ],
)
def test_garbage_harms_nobody(server, garbage):
    neighbour = Socket(server.url)
    connection, _head = knock(server.url)
    connection.sendall(frame(b"40/forum,") + frame(garbage))
    assert neighbour.say("enter", {"forum": 0})["status"] == 422
    connection.close()
    neighbour.close()


def test_binary_frames_end_the_socket(server):
    connection, _head = knock(server.url)
    connection.sendall(frame(b"40/forum,", opcode=2))
    wait_for_end(connection)
    connection.close()


def test_a_ping_of_the_network_is_answered(server):
    connection, _head = knock(server.url)
    connection.sendall(frame(b"hallo", opcode=9))
    answer = b""
    while b"\x8a\x05hallo" not in answer:
        answer += connection.recv(4096)
    connection.close()
