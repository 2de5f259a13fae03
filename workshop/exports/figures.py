"""Pictures for texts, drawn by us: no styles, no scripts, only shapes and words; the numbers stand beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal

INK, SOFT, LINE, THREAD, NOW, GROUND = "#0b2229", "#4a5a5d", "#64777a", "#b0195a", "#ffd54a", "#ffffff"
FONT = "Commissioner, Noto Sans, Noto Sans Arabic, Noto Sans Ethiopic, sans-serif"
WIDTH = 640
MOST_CARDS = 60


@dataclass(frozen=True)
class Step:
    """A phase as it is drawn: its name, when, and how it lies to the present."""

    title: str
    when: str
    standing: Literal["done", "now", "next", "ahead"]
    remark: str = ""


@dataclass(frozen=True)
class Bar:
    """Something counted."""

    label: str
    count: int


def svg(height: int, title: str, inside: str) -> str:
    """A picture of one width, with a name."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" '
        f'role="img" font-family="{FONT}" font-size="15"><title>{escape(title)}</title>'
        f'<rect width="{WIDTH}" height="{height}" rx="6" fill="{GROUND}"/>{inside}</svg>'
    )


def words(x: float, y: float, text: str, **more: str) -> str:
    """A line of text."""
    attributes = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
    return f'<text x="{x:g}" y="{y:g}"{attributes}>{escape(text)}</text>'


def draw_timetable(steps: Sequence[Step], title: str) -> str:
    """The thread from top to bottom, a knot for each phase; what is ahead is dotted, where we stand is yellow."""
    places = [(30 if number % 2 == 0 else 44, 28 + 40 * number) for number in range(len(steps))]
    parts = []
    for (x1, y1), (x2, y2), step in zip(places, places[1:], steps[1:], strict=False):
        behind = step.standing in ("done", "now", "next")
        look = (
            f'stroke="{THREAD}" stroke-width="3"'
            if behind
            else f'stroke="{LINE}" stroke-width="3" stroke-dasharray="1 7"'
        )
        middle = (y1 + y2) / 2
        path = f"M{x1} {y1}C{x1} {middle:g} {x2} {middle:g} {x2} {y2}"
        parts.append(f'<path d="{path}" fill="none" stroke-linecap="round" {look}/>')
    for (x, y), step in zip(places, steps, strict=True):
        parts.append(knot(x, y, step.standing))
        parts.append(words(84, y + 5, step.title, fill=INK, font_weight="700"))
        beside = len(step.title) <= 24
        parts.append(words(300 if beside else 84, y + (5 if beside else 22), step.when, fill=SOFT))
        if step.remark:
            parts.append(remark(540, y, step.remark))
    return svg(56 + 40 * max(0, len(steps) - 1), title, "".join(parts))


def knot(x: float, y: float, standing: str) -> str:
    """Full behind us, open ahead, yellow and larger where we stand."""
    if standing == "done":
        return f'<circle cx="{x}" cy="{y}" r="7.5" fill="{THREAD}"/>'
    if standing in ("now", "next"):
        return f'<circle cx="{x}" cy="{y}" r="9.5" fill="{NOW}" stroke="{THREAD}" stroke-width="4"/>'
    return f'<circle cx="{x}" cy="{y}" r="7" fill="{GROUND}" stroke="{LINE}" stroke-width="2.5"/>'


def remark(x: float, y: float, text: str) -> str:
    """A word in an oval."""
    return (
        f'<rect x="{x}" y="{y - 13}" width="76" height="26" rx="13" fill="{NOW}"/>'
        f"{words(x + 38, y + 5, text, fill=INK, font_weight='700', text_anchor='middle', font_size='14')}"
    )


def draw_cards(bars: Sequence[Bar], title: str) -> str:
    """A small card for each card, in fives, and the sum; many are drawn as one bar."""
    most = max((bar.count for bar in bars), default=1)
    parts = []
    for number, bar in enumerate(bars):
        y = 14 + 32 * number
        parts.append(words(130, y + 16, bar.label, fill=INK, text_anchor="end"))
        length = cards(y, bar.count) if most <= MOST_CARDS else one_bar(y, bar.count, most)
        parts.append(length.drawn)
        parts.append(words(length.end + 10, y + 16, str(bar.count), fill=INK, font_weight="700"))
    return svg(24 + 32 * len(bars), title, "".join(parts))


@dataclass(frozen=True)
class Length:
    """Something drawn from left to right, and where it ends."""

    drawn: str
    end: float


def cards(y: float, count: int) -> Length:
    """One after the other, with a gap after each five."""
    places = [146 + 6.6 * number + 4 * (number // 5) for number in range(count)]
    drawn = "".join(f'<rect x="{x:g}" y="{y + 3}" width="5" height="16" rx="1" fill="{INK}"/>' for x in places)
    return Length(drawn, places[-1] + 5 if places else 146)


def one_bar(y: float, count: int, most: int) -> Length:
    """A bar as long as its share of the longest one."""
    length = max(2.0, 420 * count / most)
    return Length(f'<rect x="146" y="{y + 3}" width="{length:g}" height="16" rx="2" fill="{INK}"/>', 146 + length)


def draw_rows(bars: Sequence[Bar], title: str, shape: Literal["cards", "dots"] = "cards") -> str:
    """Long names above what was counted, piece by piece in fives, with the sum: answers as cards, weight as dots."""
    most = max((bar.count for bar in bars), default=1)
    parts = []
    for number, bar in enumerate(bars):
        y = 12 + 52 * number
        parts.append(words(16, y + 14, shortened(bar.label), fill=INK, font_weight="700"))
        drawn = pieces(y + 22, bar.count, shape) if most <= MOST_CARDS else one_bar(y + 20, bar.count, most)
        parts.append(f'<g transform="translate(-130 0)">{drawn.drawn}</g>')
        parts.append(words(drawn.end - 120, y + 36, str(bar.count), fill=INK, font_weight="700"))
    return svg(20 + 52 * len(bars), title, "".join(parts))


def pieces(y: float, count: int, shape: Literal["cards", "dots"]) -> Length:
    """Cards, or dots in the colour of the thread."""
    if shape == "cards":
        return cards(y, count)
    places = [152 + 9.0 * number + 4 * (number // 5) for number in range(count)]
    drawn = "".join(f'<circle cx="{x:g}" cy="{y + 9}" r="4" fill="{THREAD}"/>' for x in places)
    return Length(drawn, places[-1] + 4 if places else 146)


def shortened(text: str, most: int = 74) -> str:
    """As much of a text as fits in one line of a picture; the table beside it has all of it."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
