"""The profile on paper: one tagged page, with what its reader may see and nothing else."""

import io

import pikepdf
import pytest

from tests.districts.conftest import TOWN
from workshop.districts.actions.needs import NeedWords, name_need
from workshop.districts.actions.offers import OfferWords, add_offer
from workshop.processes.directory import Card, add_organisation


@pytest.fixture
def town(process, facilitator, upload):
    facilitator.send(upload(TOWN).location)
    for number in range(30):
        name_need(process, NeedWords(f"Bedarf #set page(fill: red) {number}", "x" * 500, district_id=1))
        add_offer(process, OfferWords(f"Angebot {number} mit *Stern*", district_id=1))
    hidden = add_organisation(process, Card("Nur intern"))
    add_offer(process, OfferWords("A Offene Tür", district_id=1, organisation_id=hidden.id))


def test_it_is_one_tagged_page(town, facilitator):
    answer = facilitator.get("/districts/1/profile.pdf")
    assert answer.content_type == "application/pdf"
    with pikepdf.open(io.BytesIO(answer.data)) as pdf:
        assert len(pdf.pages) == 1
        assert str(pdf.Root.Lang).startswith("de")
        assert pdf.Root.MarkInfo.Marked
        assert "Nord" in str(pdf.docinfo.get("/Title", "")) or "Nord" in str(pdf.open_metadata().get("dc:title"))


def test_only_who_may_read_the_profile_gets_it(town, facilitator, browser):
    nobody = browser("nobody")
    assert nobody.get("/districts/1/profile.pdf").status_code == 404
    facilitator.send("/districts/1/publication", page="/districts/1/settings")
    assert nobody.get("/districts/1/profile.pdf").status_code == 200
    assert nobody.get("/districts/2/profile.pdf").status_code == 404
