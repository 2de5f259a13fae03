"""Abuse 9 and 10: script in Markdown, and texts made to never end."""

from __future__ import annotations

import os
import re
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from workshop.core.errors import Refused
from workshop.core.markdown import LONGEST_TEXT, paragraphs, problems, render, render_document
from workshop.core.markdown.renderer import renderer

PAYLOADS = [line.replace("\\n", "\n") for line in (Path(__file__).parent / "payloads.txt").read_text().splitlines()]
ALLOWED = {
    "a": {"href", "class", "id", "role", "aria-label", "lang", "dir"},
    "li": {"id", "role", "lang", "dir"},
    "ol": {"start", "lang", "dir"},
    "section": {"role"},
    "span": {"class", "lang", "dir"},
    "td": {"align", "lang", "dir"},
    "th": {"align", "scope", "lang", "dir"},
    "img": {"src", "alt"},
}
TAGS = {
    *ALLOWED,
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "br",
    "code",
    "div",
    "em",
    "hr",
    "p",
    "pre",
    "strong",
    "table",
    "tbody",
    "thead",
    "tr",
    "ul",
}
CLASSES = {"source", "source source--unknown", "unseen", "note", "missing"}
HREFS = re.compile(r"https://|mailto:|#source-\d+$|#fn-\d+$|#fnref-\d+$", re.I)


def assert_harmless(rendered: str) -> None:
    """Only our elements, our attributes, our classes, harmless addresses; nothing that parses to anything else."""
    for element in html.fragment_fromstring(rendered or "<p></p>", create_parent="div").iter():
        assert element.tag in TAGS, rendered
        assert set(element.attrib) <= ALLOWED.get(element.tag, {"lang", "dir"}), rendered
        assert element.get("class", "note") in CLASSES
        if element.tag == "a":
            assert HREFS.match(element.get("href", "")), rendered
        if element.tag == "img":
            assert element.get("src") == "/plan.svg"


@pytest.mark.parametrize("payload", PAYLOADS)
def test_abuse_9_no_payload_becomes_anything_but_words(payload):
    assert_harmless(str(render(payload, figures={"timetable": "/plan.svg"}).html))


def test_abuse_9_there_are_three_hundred_payloads():
    assert len(set(PAYLOADS)) == 300


def test_abuse_9_all_payloads_in_one_text():
    whole = "\n\n".join(PAYLOADS)
    assert_harmless(str(render(whole, figures={"timetable": "/plan.svg"}).html))


pieces = st.one_of(
    st.sampled_from(PAYLOADS),
    st.sampled_from(["<", ">", '"', "'", "[", "](", ")", "{: ", "}", "|", "\n", "\n\n", "    ", "> ", "`", "*", "&#"]),
    st.text(max_size=12),
)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(pieces, max_size=12).map("".join))
def test_abuse_9_no_combination_becomes_anything_but_words(text):
    assert_harmless(str(render(text, figures={"timetable": "/plan.svg"}).html))
    paragraphs(text)
    problems(text)


BOMBS = {
    "brackets": "[" * 65_000,
    "pictures": "![" * 32_000,
    "links": "[](" * 21_000,
    "citations": "[@F1;" * 13_000,
    "stars": "*" * 65_000,
    "emphasis": "**a*" * 16_000,
    "quotes": "> " * 32_000,
    "lists": "\n".join("    " * depth + "- x" for depth in range(170)),
    "code": "`" * 65_000,
    "tags": "<" * 65_000,
    "mails": "<a@" * 21_000,
    "references": "&" * 65_000,
    "table": "|" * 30_000 + "\n" + "|-" * 15_000,
    "backslashes": "\\" * 65_000,
    "notes": "[^a]" * 15_000 + "\n\n[^a]: x",
    "attributes": "x{: " * 16_000,
    "foreign": "[x]{lang=" * 7_000,
}


def answer(text: str) -> tuple[str, Refused | None]:
    try:
        return str(render(text).html), None
    except Refused as refusal:
        return "", refusal


@pytest.fixture
def hurried():
    """A renderer that gives a text a fifth of its time: what a bomb does, it does sooner."""
    with_time, renderer.seconds = renderer.seconds, renderer.seconds / 5
    renderer.stop()
    yield
    renderer.seconds = with_time
    renderer.stop()


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
def test_abuse_10_a_bomb_is_shown_or_refused_and_the_next_text_is_served(hurried, bomb):
    shown, refusal = answer(bomb)

    if refusal is None:
        assert_harmless(shown)
    else:
        assert refusal.status == 422
        assert "verschachtelt" in refusal.message

    assert render("Danach **geht** es weiter.").html == "<p>Danach <strong>geht</strong> es weiter.</p>"


def test_abuse_10_a_bomb_is_known_the_second_time():
    for _time in range(2):
        with pytest.raises(Refused):
            render("[" * 64_000)
    assert None in renderer._kept.values()


def test_abuse_10_a_section_has_64_kilobytes():
    assert render("ä" * (LONGEST_TEXT // 2)).html.startswith("<p>ä")
    with pytest.raises(Refused) as refused:
        render("ä" * (LONGEST_TEXT // 2 + 1))
    assert refused.value.status == 422
    whole = "\n\n".join(f"# Kapitel {number}\n\n{'wort ' * 8000}" for number in range(4))
    assert render_document(whole).html.count("<h1>") == 4, "a version is made of many sections"


def test_the_renderer_comes_back_when_it_was_killed():
    render("vorher")
    assert renderer._process is not None
    os.kill(renderer._process.pid, signal.SIGKILL)
    renderer._process.wait()

    assert render("nachher").html == "<p>nachher</p>"


def test_many_threads_share_one_renderer():
    with ThreadPoolExecutor(16) as threads:
        shown = list(threads.map(lambda number: render(f"Text *{number}*").html, range(64)))

    assert shown == [f"<p>Text <em>{number}</em></p>" for number in range(64)]


def test_the_renderer_may_fill_256_megabytes():
    render("Speicher")
    assert renderer._process is not None
    limits = Path(f"/proc/{renderer._process.pid}/limits").read_text()
    assert re.search(r"Max address space\s+268435456", limits)
