"""The record of a forum, as page, PDF and table; abuse 13 and 18."""

from __future__ import annotations

import csv
import io

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from tests.queries import counted
from workshop.core.db import db, now, transaction
from workshop.core.markdown import render
from workshop.core.tables import harmless
from workshop.exports.building import build
from workshop.exports.records import attendance_of, plain, record_of
from workshop.forums.actions.renderings import render_idea
from workshop.forums.models import Idea
from workshop.processes.models import Role

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
        [
            "Nr.",
            "Karte",
            "Sprache",
            "Zeit",
            "auf Papier",
            "Frage",
            "Auf Deutsch",
            "Übersetzt von",
            "Tisch",
            "Insel",
            "Punkte",
        ]
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

    assert [line for line in text.splitlines() if line.startswith("## Karten")] == [
        "## Karten 1 bis 100",
        "## Karten 101 bis 200",
        "## Karten 201 bis 230",
    ]
    assert (
        build(record_of(forum), "html").decode().count("<tr") == 230 + 3 + 2
    )  # the cards with a head on each table, and the way the forum went


@pytest.fixture
def held(forum):
    """The forum, which is over, with a card whose receipt is known."""
    with transaction():
        forum.ideas[0].receipt = "AMSEL-RAUTE-4128"
    return forum


def release(desk, forum, readers):
    return desk.send(f"/forums/{forum.id}/record/release", {"readers": readers}, page=f"/forums/{forum.id}/record")


def paths(forum):
    return [f"/forums/{forum.id}/record", *(f"/forums/{forum.id}/record.{kind}" for kind in ("pdf", "csv"))]


def test_a_record_is_released_only_when_the_forum_is_over(desk, forum):
    with transaction():
        forum.closed_at = None
    assert release(desk, forum, "public").status_code == 409
    assert "Tür des Forums geschlossen" in desk.get(f"/forums/{forum.id}/record").text


def test_the_public_reads_what_was_published_and_no_more_once_it_is_taken_back(desk, new_client, held):
    stranger = new_client()
    assert release(desk, held, "public").status_code == 303
    assert [stranger.get(path).status_code for path in paths(held)] == [200] * 3
    page = stranger.get(f"/forums/{held.id}/record").text
    assert "Bänke vor dem Supermarkt" in page
    assert "Für alle veröffentlichen" not in page
    desk.send(f"/forums/{held.id}/record/withdrawal", page=f"/forums/{held.id}/record")
    assert [stranger.get(path).status_code for path in paths(held)] == [404] * 3


def test_a_receipt_opens_the_record_when_it_was_released_for_receipts(desk, new_client, held):
    holder, receipt = new_client(), held.ideas[0].receipt
    assert holder.get(f"/receipts/{receipt}/record").status_code == 404
    release(desk, held, "receipts")
    for kind in ("", ".pdf", ".docx", ".odt", ".csv"):
        assert holder.get(f"/receipts/{receipt}/record{kind}").status_code == 200
    assert holder.get("/receipts/AMSEL-RAUTE-4127/record").status_code == 404
    assert holder.get(f"/forums/{held.id}/record").status_code == 404
    assert f"/receipts/{receipt}/record" in holder.get(f"/receipts/{receipt}").text


def test_only_facilitators_release(make, new_client, held):
    observer = new_client()
    observer.sign_in(make.member(held.process, Role.OBSERVER))
    token = observer.token(f"/forums/{held.id}/record")
    answer = observer.post(f"/forums/{held.id}/record/release", data={"csrf_token": token, "readers": "public"})
    assert answer.status_code == 404


def test_a_rendering_stands_beside_the_card_with_who_wrote_it(desk, make, forum):
    somebody = make.member(forum.process, name="Mara Muster")
    arabic = next(idea for idea in forum.ideas if idea.language == "ar")
    render_idea(arabic, "Ein Ort, an dem sich Mütter treffen", by=somebody)
    page = desk.get(f"/forums/{forum.id}/record").text
    assert page.index("مكان تلتقي") < page.index("Ein Ort, an dem sich Mütter treffen") < page.index("Mara Muster")
    assert any(row[6:8] == ["Ein Ort, an dem sich Mütter treffen", "Mara Muster"] for row in rows_of(desk, forum))


def rows_of(desk, forum):
    return [row for row in rows(desk.get(f"/forums/{forum.id}/record.csv")) if len(row) > 7]


def test_pictures_come_with_the_page_and_say_what_they_show(desk, forum):
    page = html.fromstring(desk.get(f"/forums/{forum.id}/record").text)
    pictures = page.xpath("//article//img")
    assert pictures
    for picture in pictures:
        assert picture.get("src").startswith("data:image/svg+xml;base64,")
        assert picture.get("alt")


def test_the_record_asks_as_many_questions_for_many_cards_as_for_few(make, forum):
    with counted() as few:
        record_of(forum)
    for number in range(12):
        make.idea(forum, f"Noch eine {number}", language="tr")
    db.session.expire_all()
    with counted() as many:
        record_of(forum)
    assert len(many) <= len(few) + 3
