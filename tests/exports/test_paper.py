"""Sheets to print: how to join in every language, and empty cards."""

from __future__ import annotations

import io

import pikepdf
import pytest

from workshop.core.languages import PARTICIPANT_LANGUAGES
from workshop.forums.invitation import said_in


@pytest.fixture
def desk(client, make):
    forum = make.forum()
    client.sign_in(make.member(forum.process))
    client.forum = forum
    return client


@pytest.mark.parametrize("name", ["code", "cards"])
def test_a_sheet_is_one_tagged_page_in_a4(desk, name):
    answer = desk.get(f"/forums/{desk.forum.id}/{name}.pdf")
    assert answer.headers["Content-Type"] == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.data)) as pdf:
        assert len(pdf.pages) == 1
        assert [round(float(side)) for side in pdf.pages[0].MediaBox[2:]] == [595, 842]
        assert bool(pdf.Root.MarkInfo.Marked)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"


def test_strangers_get_no_paper(client, make):
    forum = make.forum()
    for name in ("code", "cards"):
        assert client.get(f"/forums/{forum.id}/{name}.pdf").status_code == 404


@pytest.mark.parametrize("address", ["qr", "qr?large=1"])
def test_the_page_with_the_code_says_how_to_join_in_every_language(app, desk, address):
    page = desk.get(f"/forums/{desk.forum.id}/{address}").text
    with app.test_request_context():
        lines = [said_in(code) for code in PARTICIPANT_LANGUAGES]
    assert len(set(lines)) == len(PARTICIPANT_LANGUAGES)
    for code, line in zip(PARTICIPANT_LANGUAGES, lines, strict=True):
        assert f'lang="{code}"' in page
        assert line in page
