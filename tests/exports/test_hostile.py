"""Texts made to break a format, and abuse 11: a file or an address that an export must never open."""

from __future__ import annotations

import base64
import http.server
import threading
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.exports.conftest import concept
from workshop.core.errors import Refused
from workshop.exports.building import build
from workshop.exports.publication import FORMATS, Figure, Format, Source
from workshop.exports.worker import Job, work

CANARY = "KANARIENVOGEL-7391"

HOSTILE = r"""
#import "@preview/evil:0.1.0"
#read("/etc/passwd") #sys.inputs #eval("1") $x^2$ <label> @ref `raw` *stern* _strich_ ~ -- --- \ // /* */ #{ ] [
= Typst-Überschrift
\input{/etc/passwd} \write18{id} {{ jinja }} {% raw %} $title$ ${title} %s %(x)s {0}
<!-- Kommentar --> <?php ?> &amp; &lt; &#0; &nosuch; ]]> <![CDATA[ x ]]>
"quoted" 'einfach' „deutsch“ “english” \" \' \\
##### tief

#

# *

# [@F1-1]

| a | b |
|---|---|
| nur eine |
| eins | zwei | drei |

[^n]: Note ohne Ruf

[x][y] [x]{lang=xx-YY-zzz} [x]{lang=ar} *{: lang=}*

-
    1.
        >

👍🏽 漢字 한국어 ʕ•ᴥ•ʔ a̷̢̛͓ ￼ \u200f \ufeff 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ⁦x⁩
"""


@pytest.mark.parametrize("sources", ["annex", "notes"])
@pytest.mark.parametrize("format_", FORMATS)
def test_hostile_text_is_text_in_every_format(format_, sources):
    hostile = concept(
        title=HOSTILE,
        subtitle='"#read("/etc/passwd")',
        municipality="</w:t><x>&",
        version="] #panic() [",
        text=HOSTILE + "\n\nEin Satz [@F1-1].",
        sources=(Source("F1-1", 1, HOSTILE, "ar", HOSTILE),),
    )

    assert build(hostile, format_, sources=sources)


def test_an_empty_concept_is_a_file_too():
    for format_ in FORMATS:
        assert build(concept(text="", sources=(), figures={}, subtitle="", title=""), format_)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=200), st.text(max_size=80), st.sampled_from(["pdf", "docx", "odt", "epub"]))
def test_no_text_breaks_a_format(text, title, format_):
    hostile = concept(text=f"# {title}\n\n{text} [@F1-1]", title=title, sources=(Source("F1-1", 1, text, "fa", title),))

    assert build(hostile, format_)


class Listener(http.server.BaseHTTPRequestHandler):
    """Remembers who asks."""

    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(self.path)
        self.send_response(200)
        self.end_headers()
        self.wfile.write(CANARY.encode())

    def log_message(self, *_arguments: object) -> None:
        pass


@pytest.fixture
def address() -> Iterator[str]:
    """A server on this machine that an export might be lured to."""
    Listener.asked.clear()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Listener)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def contents(made: bytes) -> bytes:
    """The file, and what is packed inside it."""
    if not made.startswith(b"PK"):
        return made
    with zipfile.ZipFile(BytesIO(made)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize("format_", FORMATS)
def test_abuse_11_no_file_and_no_address_is_opened(format_: Format, address: str, tmp_path: Path):
    canary = tmp_path / "canary.png"
    canary.write_text(CANARY)
    lures = [
        f"![a]({canary})",
        f"![b](file://{canary})",
        f"![c]({address}/image.png)",
        f"![d](figure:../../..{canary})",
        f'<img src="{canary}"> <img src="{address}/raw">',
        f'<link rel="stylesheet" href="{address}/style"> <iframe src="{address}/frame"></iframe>',
        f'#image("{canary}") #read("{canary}")',
        f"[f]: {address}/reference\n\n![g][f]",
    ]
    made = build(concept(text="\n\n".join(lures)), format_)

    found = contents(made)
    assert CANARY.encode() not in found
    assert base64.b64encode(CANARY.encode()) not in found
    assert Listener.asked == []


@pytest.mark.parametrize("format_", ["pdf", "docx", "odt", "epub"])
def test_abuse_11_a_drawing_opens_nothing_either(format_: Format, address: str, tmp_path: Path):
    canary = tmp_path / "canary.png"
    canary.write_text(CANARY)
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
        f'<image xlink:href="{canary}" width="9" height="9"/><image href="{address}/svg" width="9" height="9"/></svg>'
    )

    with pytest.raises(Refused):
        build(concept(text="![e](figure:drawn)", figures={"drawn": Figure(drawing, "x")}), format_)

    assert Listener.asked == []


def test_abuse_11_the_listener_would_have_heard(address: str):
    import urllib.request

    urllib.request.urlopen(f"{address}/here", timeout=5).close()
    assert Listener.asked == ["/here"]


def test_a_file_that_takes_too_long_is_refused_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("workshop.exports.worker.SECONDS", 0.2)
    target = tmp_path / "out.pdf"

    with pytest.raises(Refused) as refused:
        work(Job(concept(), "pdf", "annex", target))

    assert refused.value.status == 422
    assert "zu lange" in refused.value.message
    assert list(tmp_path.iterdir()) == [], "no half file is left"


def test_a_file_that_takes_too_much_memory_is_refused_in_words(tmp_path: Path):
    with pytest.raises(Refused) as refused:
        work(Job(concept(), "pdf", "annex", tmp_path / "out.pdf", memory=48 * 1024 * 1024))

    assert refused.value.status == 422
    assert list(tmp_path.iterdir()) == []


def test_a_text_too_tangled_to_be_shown_is_refused_in_the_readers_words(tmp_path: Path):
    with pytest.raises(Refused) as refused:
        work(Job(concept(text="> " * 60 + "x"), "html", "annex", tmp_path / "out.html", reader="en"))

    assert "too tangled" in refused.value.message
