"""What a text becomes: marks of sources, notes, languages, figures, and what is said while somebody writes."""

from __future__ import annotations

import pytest
from lxml import html

from workshop.core.markdown import (
    nodes,
    paragraphs,
    problems,
    render,
    render_document,
    shift_headings,
)


def tree(text: str, **more: object) -> html.HtmlElement:
    return html.fragment_fromstring(str(render(text, **more).html), create_parent="div")  # type: ignore[arg-type]  # as given


def test_citations_are_numbered_by_first_use_and_open_their_source():
    rendered = render("Bänke [@F1-7; @I3-5]. Licht [@B4]. Noch einmal Bänke [@F1-7].")

    marks = html.fragment_fromstring(str(rendered.html), create_parent="div").xpath("//a[@class='source']")
    assert rendered.keys == ("F1-7", "I3-5", "B4")
    assert [mark.get("href") for mark in marks] == ["#source-1", "#source-2", "#source-3", "#source-1"]
    assert marks[0].text_content() == "Quelle 1"
    assert "Bänke<a" in rendered.html, "the mark stands close to its word"


def test_numbers_given_are_kept_and_a_key_without_one_is_named():
    page = tree("Bänke [@F1-7], Licht [@F1-99].", numbers={"F1-7": 12})

    assert page.xpath("string(//a[@class='source'])") == "Quelle 12"
    assert page.xpath("string(//span[contains(@class, 'source--unknown')])") == "F1-99: unbekannte Quelle"


def test_what_only_looks_like_a_citation_stays_a_word():
    for text in ("[@X1-7]", "[F1-7]", "a@F1-7", "`[@F1-7]`", "[@F1-7"):
        assert render(text).keys == ()


@pytest.mark.parametrize(("language", "said"), [("de", "Quelle 1"), ("en", "Source 1"), ("ar", "المصدر 1")])
def test_the_marks_speak_the_language_of_the_text(language, said):
    assert tree("x [@F1-1]", lang=language).xpath("string(//a)") == said


def test_footnotes_lead_there_and_back():
    page = tree("Wort[^a] und Wort[^a].\n\n[^a]: Die *Note*.\n")

    calls = page.xpath("//a[@role='doc-noteref']")
    assert [(call.get("id"), call.get("href")) for call in calls] == [("fnref-1", "#fn-1"), ("fnref-1-2", "#fn-1")]
    note = page.xpath("//section[@role='doc-endnotes']//li[@id='fn-1' and @role='doc-footnote']")[0]
    back = note.xpath(".//a[@role='doc-backlink']")
    assert [(link.get("href"), link.get("aria-label")) for link in back] == [("#fnref-1", "Zurück zum Text")]


def test_two_sections_may_call_a_note_by_the_same_name():
    text = (
        "# A\n\neins[^1]\n\n[^1]: Note A\n\n# B\n\nzwei[^1]\n\n[^1]: Note B\n\n# C\n\ndrei[^x]\n\n## D\n\n[^x]: Note C"
    )

    notes = html.fromstring(str(render_document(text).html)).xpath("//li[@role='doc-footnote']")
    assert [(note.get("id"), note.text_content().split("↩")[0].strip()) for note in notes] == [
        ("fn-1", "Note A"),
        ("fn-2", "Note B"),
        ("fn-3", "Note C"),
    ]


def test_languages_and_directions_are_kept():
    page = tree(
        "> مرحبا\n> {: lang=ar dir=rtl }\n\nEin *стіл*{: lang=uk }, ein [شاي]{lang=ar}.\n\n"
        "سلام بدون علامة\n\n| سلام | b |\n|---|---|\n| 1 | 2 |"
    )

    assert [(e.tag, e.get("lang"), e.get("dir")) for e in page.iter() if e.get("dir")] == [
        ("p", "ar", "rtl"),
        ("em", "uk", "ltr"),
        ("span", "ar", "rtl"),
        ("p", None, "rtl"),
        ("th", None, "rtl"),
    ]


def test_pictures_are_ours_or_missing():
    shown = tree('![Ein "Plan" <b>](figure:plan)', figures={"plan": "/p/x/figures/plan.svg"})
    assert [(i.get("src"), i.get("alt")) for i in shown.iter("img")] == [("/p/x/figures/plan.svg", 'Ein "Plan" <b>')]

    for address in ("figure:other", "https://evil.example/x.png", "/x.png", "data:image/png;base64,AAAA"):
        missing = tree(f"![Ein Plan]({address})", figures={"plan": "/plan.svg"})
        assert missing.xpath("string(//span[@class='missing'])") == "Das Bild fehlt: Ein Plan"
        assert not list(missing.iter("img"))


def test_raw_html_is_shown_and_not_dropped():
    assert render("<b>x</b> <script>y</script>").html == ("<p>&lt;b&gt;x&lt;/b&gt; &lt;script&gt;y&lt;/script&gt;</p>")


def test_links_lead_to_https_and_mail_only():
    page = tree("[a](https://a.example) [b](mailto:b@b.example) <c@c.example> [d](http://d.example) [e](/e)")

    assert [link.get("href") for link in page.iter("a")] == [
        "https://a.example",
        "mailto:b@b.example",
        "mailto:c@c.example",
    ]
    assert page.text_content().split() == ["a", "b", "c@c.example", "d", "e"]


def test_paragraphs_are_list_items_and_rows_too_with_their_sources():
    text = "# Orte\n\nEin Satz [@F1-1].\n\n- Punkt [@F1-2]\n    - innen [@F1-3]\n\n| A |\n|---|\n| Zelle [@F1-4] |\n"

    assert [(p.index, p.text, p.keys, p.heading) for p in paragraphs(text)] == [
        (1, "Ein Satz.", ("F1-1",), "Orte"),
        (2, "Punkt", ("F1-2",), "Orte"),
        (3, "innen", ("F1-3",), "Orte"),
        (4, "Zelle", ("F1-4",), "Orte"),
    ]


def test_a_paragraph_stands_at_the_place_its_number_says():
    text = "# A\n\neins\n\n# B\n\nzwei[^1]\n\n[^1]: Note [@F1-1]\n\n# C\n\n- drei"

    page = html.fromstring(str(render_document(text).html))
    for paragraph in paragraphs(text):
        element = page.xpath(f"//*[@id='p-{paragraph.index}']")[0]
        assert element.text_content().startswith(paragraph.text.rstrip("."))


def test_headings_are_shifted_and_never_skip():
    assert shift_headings("# A\n\n### B\n\nC\n---\n\ntext #7\n\n    # code", 3).splitlines() == [
        "### A",
        "",
        "#### B",
        "",
        "#### C",
        "",
        "text #7",
        "",
        "    # code",
    ]
    assert shift_headings("##### tief\n\n# hoch", 2) == "## tief\n\n## hoch"


def test_a_tree_for_the_preview_says_the_same_as_the_html():
    rendered = render("Ein **Wort** [@F1-1].")

    assert nodes(rendered.html) == [
        [
            "p",
            {},
            "Ein ",
            ["strong", {}, "Wort"],
            ["a", {"class": "source", "href": "#source-1"}, ["span", {"class": "unseen"}, "Quelle "], "1"],
            ".",
        ]
    ]
    assert nodes("") == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("# A\n\n### B", "überspringt eine Ebene"),
        ("![](figure:timetable)", "keine Beschreibung"),
        ("![Plan](figure:plam)", "„plam“ gibt es nicht"),
        ("Wort[^1]", "hat keinen Text"),
        ("Wort\n\n[^1]: Note", "keine Stelle im Text"),
        ("[x](http://a.example)", "https://"),
    ],
)
def test_what_troubles_readers_is_said_in_words(text, part):
    said = problems(text, ["timetable"])

    assert len(said) == 1
    assert part in said[0]


def test_a_good_text_has_no_problems():
    text = "# A\n\n## B\n\nWort[^1] [@F1-1] [x](https://a.example)\n\n![Plan](figure:timetable)\n\n[^1]: Note"
    assert problems(text, ["timetable"]) == []
