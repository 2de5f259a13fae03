"""Socket.IO packets, read narrowly: no binary attachments, and the acknowledgement's number goes to the writer."""

from __future__ import annotations

from typing import Any

from socketio import packet


class Packet(packet.Packet):  # type: ignore[misc]  # the library has no types
    """A packet whose event carries its acknowledgement's number as a last argument.

    The library would answer when the handler returns. Our answers are sent by the writer, after the commit and in order
    with what the room is told.
    """

    uses_binary_events = False
    packet_type: int
    data: Any
    id: int | None

    def decode(self, encoded_packet: str) -> int:
        """Read a packet; anything but connecting, leaving and events is no word of our language."""
        super().decode(encoded_packet)
        if self.packet_type not in (packet.CONNECT, packet.DISCONNECT, packet.EVENT):
            raise ValueError("unknown packet")
        if self.packet_type == packet.EVENT:
            if not isinstance(self.data, list) or not self.data or not isinstance(self.data[0], str):
                raise ValueError("not an event")
            message = self.data[1] if len(self.data) > 1 else None
            self.data = [self.data[0], message, self.id]
            self.id = None
        return 0
