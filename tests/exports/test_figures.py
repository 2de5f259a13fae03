"""Pictures of a process, drawn without styles or scripts, with the same in words."""

from __future__ import annotations

from lxml import etree

from workshop.core.db import now
from workshop.exports.figures import Bar, Step, draw_cards, draw_timetable
from workshop.exports.pictures import figure_of

S = {"s": "http://www.w3.org/2000/svg"}


def test_the_timetable_is_a_picture_for_everybody(client, make):
    process = make.process()

    answer = client.get(f"/p/{process.slug}/figures/timetable.svg")

    assert answer.content_type == "image/svg+xml"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    drawing = etree.fromstring(answer.data)
    assert drawing.xpath("string(s:title)", namespaces=S) == "Fahrplan"
    texts = drawing.xpath("//s:text/text()", namespaces=S)
    assert texts[0] == "Ziele"
    assert "jetzt" in texts
    assert "Entwurf" in texts
    assert not drawing.xpath("//@style | //s:script | //s:style", namespaces=S)


def test_there_are_no_other_pictures_and_no_other_processes(client, make):
    process = make.process()

    assert client.get(f"/p/{process.slug}/figures/secret.svg").status_code == 404
    assert client.get("/p/nowhere/figures/timetable.svg").status_code == 404


def test_cards_are_counted_by_language_where_a_forum_is_over(client, make):
    process = make.process()
    over = make.forum(process)
    running = make.forum(process, number=2, closed_at=None)
    for text, language in (("a", "de"), ("b", "de"), ("c", "ar")):
        make.idea(over, text, language=language)
    make.idea(over, "d", language="fr", hidden_at=now())
    make.idea(running, "e", language="uk", receipt="other")

    figure = figure_of(process, "ideas-by-language")

    assert figure.alt == "Karten nach Sprache: Deutsch 2, Arabisch 1"
    assert client.get(f"/p/{process.slug}/figures/ideas-by-language.svg").status_code == 200


def test_what_people_write_is_text_in_a_picture():
    lure = '</text><script>alert(1)</script>"'
    for drawing in (
        draw_timetable([Step(lure, lure, "now", lure), Step("b", "c", "ahead")], lure),
        draw_cards([Bar(lure, 3)], lure),
    ):
        tree = etree.fromstring(drawing)
        assert not tree.xpath("//s:script", namespaces=S)
        assert lure in tree.xpath("//s:text/text()", namespaces=S)


def test_many_cards_become_a_bar():
    few, many = (etree.fromstring(draw_cards([Bar("a", count)], "x")) for count in (7, 700))

    assert len(few.xpath("//s:rect", namespaces=S)) == 1 + 7
    assert len(many.xpath("//s:rect", namespaces=S)) == 1 + 1
    assert many.xpath("//s:text/text()", namespaces=S) == ["a", "700"]
