"""What a first version looks like: Flask-SocketIO, one commit and one emit an idea; on gevent, which suits it best.

Run by ``python -m gevent.monkey``, because gevent has to come before everything else.
"""

from __future__ import annotations

import sys

from flask import Flask
from flask_socketio import SocketIO, join_room
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import event

app = Flask(__name__)
app.config["SQLALCHEMY_DATABASE_URI"] = f"sqlite:///{sys.argv[2]}/naive.sqlite"
db = SQLAlchemy(app)
sockets = SocketIO(app, async_mode="gevent", cors_allowed_origins="*", ping_interval=60)


class Idea(db.Model):  # type: ignore[name-defined,misc]  # made at run time
    """One card."""

    id = db.Column(db.Integer, primary_key=True)
    text = db.Column(db.Text)


@sockets.on("enter", namespace="/forum")
def enter(_said: object) -> dict[str, object]:
    """Hear everything from now on."""
    join_room("forum")
    return {"ok": True, "seq": 0}


@sockets.on("idea.submit", namespace="/forum")
def submit(said: dict[str, str]) -> dict[str, object]:
    """Keep it, and tell everybody."""
    idea = Idea(text=said["text"])
    db.session.add(idea)
    db.session.commit()
    item = {"seq": idea.id, "kind": "idea", "id": idea.id, "text": idea.text, "lang": "de"}
    told = {"forum": 1, "from": idea.id, "to": idea.id, "items": [item]}
    sockets.emit("changes", told, to="forum", namespace="/forum")
    return {"ok": True, "id": idea.id, "seq": idea.id}


def main() -> None:
    """Serve until killed."""
    with app.app_context():

        @event.listens_for(db.engine, "connect")
        def set_pragmas(connection: object, _record: object) -> None:
            for pragma in ("journal_mode=WAL", "synchronous=FULL"):
                connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]  # a driver's connection

        db.create_all()
    sockets.run(app, "127.0.0.1", int(sys.argv[1]), log_output=False)


if __name__ == "__main__":
    main()
