"""The record of a forum, as page, PDF and table; abuse 13 and 18."""

from __future__ import annotations

import csv
import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from workshop.core.db import db, now, transaction
from workshop.core.markdown import render
from workshop.core.tables import harmless
from workshop.exports.building import build
from workshop.exports.records import attendance_of, plain, record_of
from workshop.forums.models import Idea

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", '=HYPERLINK("https://evil.example")', "\n=1"]


@pytest.fixture
def forum(make):
    forum = make.forum()
    make.participants(forum, resident=6, migrant=5, welfare=2, administration=1)
    make.idea(forum, "Bänke vor dem Supermarkt")
    make.idea(forum, "مكان تلتقي فيه الأمهات", language="ar")
    make.idea(forum, "Pfeife | *Stern* [@F1-1] <script>", on_paper=True)
    make.idea(forum, "Frau Müller von nebenan nervt", hidden_at=now(), hidden_reason="Name")
    return forum


@pytest.fixture
def desk(client, make, forum):
    client.sign_in(make.member(forum.process))
    return client


def rows(answer) -> list[list[str]]:
    text = answer.data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_the_record_shows_every_card_on_the_wall_in_its_order(desk, forum):
    page = desk.get(f"/forums/{forum.id}/record").text

    assert page.index("Bänke vor dem Supermarkt") < page.index("مكان تلتقي") < page.index("Pfeife")
    assert 'lang="ar" dir="rtl"' in page
    assert "Frau Müller" not in page
    assert "1 Karte wurde abgenommen" in page
    assert "auf Papier" in page


def test_strangers_see_no_record(client, new_client, make, forum):
    elsewhere = new_client()
    elsewhere.sign_in(make.member(make.process()))
    for page in ("record", "record.pdf", "record.csv"):
        assert client.get(f"/forums/{forum.id}/{page}").status_code == 404
        assert elsewhere.get(f"/forums/{forum.id}/{page}").status_code == 404


def test_the_table_has_a_mark_for_spreadsheets_and_every_card(desk, forum):
    answer = desk.get(f"/forums/{forum.id}/record.csv")

    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="Protokoll-1-Zusammenleben')
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    table = rows(answer)
    head = table.index(
        ["Nr.", "Karte", "Sprache", "Zeit", "auf Papier", "Frage", "Auf Deutsch", "Übersetzt von", "Tisch"]
    )
    assert [(r[0], r[1], r[2], r[4]) for r in table[head + 1 :]] == [
        ("1", "Bänke vor dem Supermarkt", "Deutsch", "nein"),
        ("2", "مكان تلتقي فيه الأمهات", "Arabisch", "nein"),
        ("3", "Pfeife | *Stern* [@F1-1] <script>", "Deutsch", "ja"),
    ]
    assert ["Abgenommene oder zurückgenommene Karten", "1"] in table


def test_abuse_13_no_cell_is_a_formula(desk, make, forum):
    with transaction():
        forum.title, forum.place = "=cmd|' /C calc'!A0", "@SUM(1)"
        forum.rounds[0].prompt = "+49 Was hilft?"
    for formula in FORMULAS:
        make.idea(forum, formula)

    for row in rows(desk.get(f"/forums/{forum.id}/record.csv")):
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\0")), cell


def test_abuse_13_a_nul_hides_no_formula():
    assert harmless("\0=1+1") == "'=1+1"


def test_abuse_18_groups_under_five_are_not_told(desk, make, forum):
    attendance = attendance_of(forum)
    assert attendance.benches == (("migrant", 5), ("resident", 6))
    assert attendance.others is None, "three people: nobody may count who they are"

    for answer in (desk.get(f"/forums/{forum.id}/record").text, record_of(forum).text):
        assert "Gruppen unter fünf stehen hier nicht." in answer
        assert "Wohlfahrtsverbände" not in answer
    table = rows(desk.get(f"/forums/{forum.id}/record.csv"))
    assert ["Andere oder nicht gesagt", "weniger als fünf"] in table
    assert not {"14", "3", "2"} & {cell for row in table[:8] for cell in row[1:2]}


def test_abuse_18_small_groups_together_are_told_as_others(make):
    forum = make.forum()
    make.participants(forum, welfare=3, administration=2, nobody=1)

    attendance = attendance_of(forum)

    assert attendance.benches == ()
    assert attendance.others == 6


def test_the_pdf_is_tagged_and_speaks_arabic(desk, forum):
    answer = desk.get(f"/forums/{forum.id}/record.pdf")

    assert answer.headers["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.data)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == "Zusammenleben | *im* Quartier"
            assert metadata["pdfuaid:part"] == "1"
        assert b"/Lang(ar)" in b"".join(page.Contents.read_bytes() for page in pdf.pages) or "ar" in str(
            pdf.Root.StructTreeRoot
        )


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("ab *_`[](){}<>|#+-.!\\&;~^@:\"'/1äس\n"), min_size=1, max_size=40))
def test_what_people_wrote_is_only_words_in_the_record(text):
    table = f"| A |\n| --- |\n| x{plain(text)}x |"

    cell = html.fragment_fromstring(str(render(table).html), create_parent="div").xpath("string(//td)")

    assert cell == f"x{' '.join(text.split())}x"


def test_a_large_forum_has_its_cards_in_several_tables(make):
    forum = make.forum()
    with transaction():
        db.session.add_all(
            Idea(
                forum_id=forum.id,
                round_id=forum.rounds[0].id,
                number=number,
                key=f"k{number}",
                receipt=f"R{number}",
                text=f"Idee {number} " + "wort " * 50,
                language="de",
            )
            for number in range(1, 231)
        )

    text = record_of(forum).text

    assert [line for line in text.splitlines() if line.startswith("## ")] == [
        "## Karten 1 bis 100",
        "## Karten 101 bis 200",
        "## Karten 201 bis 230",
    ]
    assert (
        build(record_of(forum), "html").decode().count("<tr") == 230 + 3 + 2
    )  # the cards with a head on each table, and the way the forum went
