"""Paper for the room: a sheet with the code, and a sheet of empty cards, as PDF in A4."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

import segno
from flask_babel import gettext as _

from workshop.core.languages import PARTICIPANT_LANGUAGES, direction_of
from workshop.exports.setting import typeset
from workshop.forums.invitation import asked_in, invitation
from workshop.forums.models import Forum

HERE = Path(__file__).parent / "typst"


def code_sheet(forum: Forum, address: str, when: str) -> bytes:
    """QR code, digits, and how to join in every language."""
    digits = f"{forum.code[:3]} {forum.code[3:6]} {forum.code[6:]}"
    data = {
        "when": when,
        "code": digits,
        "host": f"{address.split('/')[2]}/join",
        "qr": _("QR code for taking part"),
        "lines": [line(one.language, one.text) for one in invitation()],
    }
    return paper(forum, "code-sheet", data, address)


def card_sheet(forum: Forum) -> bytes:
    """Eight empty cards under the question, each asking in another language."""
    data = {
        "question": forum.current_round.prompt,
        "language": _("Language"),
        "number": _("No."),
        "lines": [line(code, asked_in(code)) for code in PARTICIPANT_LANGUAGES if code != "de-simple"],
    }
    return paper(forum, "card-sheet", data)


def line(code: str, text: str) -> dict[str, Any]:
    """A line in a language, as the template wants it."""
    return {"lang": code.split("-")[0], "rtl": direction_of(code) == "rtl", "text": text}


def paper(forum: Forum, sheet: str, data: dict[str, Any], address: str = "") -> bytes:
    """Lay everything into a folder of its own, and set it."""
    whole = data | {"title": forum.title, "municipality": forum.process.municipality}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("publication.typ", "sheet.typ"):
            (folder / part).write_text((HERE / part).read_text())
        (folder / "data.json").write_text(json.dumps(whole, ensure_ascii=False))
        if address:
            segno.make(address, error="m", micro=False).save(str(folder / "qr.svg"), border=2)
        (folder / "main.typ").write_text(f'#import "sheet.typ": *\n#{sheet}(json("data.json"))\n')
        return typeset(folder / "main.typ", pdf_standards=["ua-1", "a-2a"])
