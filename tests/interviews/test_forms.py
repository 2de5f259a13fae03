"""The guide as a form: begun by a link, saved as one goes, finished, taken back with a receipt."""

import gzip
import re

import pytest

from tests.roles import EVERYBODY
from workshop.core.db import db
from workshop.interviews.answering import actions
from workshop.interviews.answering.models import FormLink, FormPass
from workshop.interviews.answering.receipts import normal_form, receipt_of
from workshop.interviews.guides import actions as guides
from workshop.interviews.study.models import Interview, InterviewAnswer, InterviewConsent
from workshop.processes.models import Entry

GERMAN = {"Accept-Language": "de"}


@pytest.fixture
def link(study, guide, author) -> FormLink:
    guides.word_in(guide, "ar", {"question-2": guides.Worded("أشعر هنا أنني في بيتي.")})
    version = guides.hold_version(guide, by=author)
    return actions.open_link(study, version, study.groups[0], 3, by=author)


@pytest.fixture
def begun(client, link):
    """A browser in which somebody has agreed and begun, in German."""
    address = f"/i/{link.token}"
    client.send(address, {"language": "de", "agrees": "y", "may_quote": "y"})
    return client, f"{address}/answers"


def test_without_a_tick_nothing_is_kept(client, link, rows):
    answer = client.send(f"/i/{link.token}", {"language": "de"}, headers=GERMAN)
    assert answer.status_code == 422
    assert "Bitte kreuzen Sie an" in answer.text
    assert rows(Interview).count() == 0


def test_a_form_is_begun_saved_and_finished_without_scripts(begun, rows):
    client, address = begun
    page = client.get(address, headers=GERMAN).text
    key = re.findall(r'<textarea [^>]*name="(q\d+)"', page)[2]
    client.send(address, {key: "Den Markt", f"base-{key}": "0", "section": "1"})
    assert "Den Markt" in client.get(address).text
    assert rows(InterviewAnswer).one().text == "Den Markt"
    client.send(address, {key: "Den Markt und den Fluss", f"base-{key}": "1", "finish": "1"})
    interview, consent = rows(Interview).one(), rows(InterviewConsent).one()
    assert (interview.mode, interview.stage, interview.group_id) == ("form", "done", 1)
    assert (consent.how, consent.may_quote) == ("form", True)
    thanks = client.get(address, headers=GERMAN).text
    assert "Ihr Beleg" in thanks
    assert "<form" not in thanks


def test_a_script_saves_single_answers(begun, rows):
    client, address = begun
    key = re.search(r'name="choice-(q\d+)"', client.get(address).text)[1]
    sent = {"question": key, "text": "", "choice": "2", "base": 0, "writer": "page", "turn": 1}
    said = client.send(address, sent, headers={"Accept": "application/json"})
    assert said.json == {"revision": 1}
    assert rows(InterviewAnswer).one().choice == "2"
    wrong = client.send(address, sent | {"choice": "99", "turn": 2}, headers={"Accept": "application/json"})
    assert wrong.status_code == 422
    assert wrong.json["message"]


def test_beginning_twice_on_a_device_is_one_form_and_another_device_another(begun, link, new_client, rows):
    client, address = begun
    client.send(f"/i/{link.token}", {"language": "de", "agrees": "y"}, page=address)
    assert rows(FormPass).count() == 1
    other = new_client()
    assert other.get(address).status_code == 404, "nobody reads another one's form"
    other.send(f"/i/{link.token}", {"language": "de", "agrees": "y"})
    assert rows(FormPass).count() == 2


def test_in_ones_own_language_and_direction(client, link):
    page = client.get(f"/i/{link.token}?language=ar")
    assert 'lang="ar" dir="rtl"' in page.text
    client.send(f"/i/{link.token}", {"language": "ar", "agrees": "y"}, page=f"/i/{link.token}?language=ar")
    form = client.get(f"/i/{link.token}/answers").text
    assert "أشعر هنا أنني في بيتي." in form
    assert '<span lang="de" dir="ltr">Wie lange wohnen Sie schon in der Stadt?</span>' in form, (
        "said in German where unworded"
    )


def test_the_page_is_light(begun):
    client, address = begun
    page = client.get(address, headers={"Accept-Encoding": "gzip"})
    parts = [len(page.data)]
    text = gzip.decompress(page.data).decode()
    for asset in re.findall(r'(?:href|src)="(/(?:bundles|static)/[^"]+\.(?:css|js)[^"]*)"', text):
        parts.append(len(client.get(asset.replace("&amp;", "&"), headers={"Accept-Encoding": "gzip"}).data))
    assert len(parts) >= 3
    assert sum(parts) <= 20_000


def test_a_closed_or_full_link_lets_nobody_begin_but_everybody_finish(begun, link, author, new_client, rows):
    client, address = begun
    actions.close_link(db.session.get(FormLink, link.id), by=author)
    late = new_client()
    page = late.get(f"/i/{link.token}", headers=GERMAN)
    assert "Dieser Bogen ist geschlossen" in page.text
    refused = late.send(f"/i/{link.token}", {"language": "de", "agrees": "y"})
    assert refused.status_code == 409
    assert client.send(address, {"finish": "1"}).status_code == 303
    assert rows(Interview).one().stage == "done"
    actions.reopen_link(db.session.get(FormLink, link.id), by=author)
    for status in (303, 303, 409):
        assert new_client().send(f"/i/{link.token}", {"language": "de", "agrees": "y"}).status_code == status
    assert rows(FormLink).one().begun == 3


def test_a_receipt_takes_everything_back_once(begun, rows, new_client, folder):
    client, address = begun
    page = client.get(address).text
    key = re.findall(r'<textarea [^>]*name="(q\d+)"', page)[0]
    client.send(address, {key: "Etwas sehr Privates", f"base-{key}": "0"})
    receipt = re.search(r'class="receipt" dir="ltr">([A-Z2-7-]+)<', page)[1]
    elsewhere = new_client()
    assert elsewhere.send("/i/receipts", {"receipt": "AAAA-AAAA-AAAA-AAAA"}).status_code == 404
    db.session.remove()
    typed = receipt.lower().replace("-", " ")
    assert "gelöscht" in elsewhere.send("/i/receipts", {"receipt": typed}, headers=GERMAN).text
    assert rows(InterviewAnswer).count() == 0
    assert rows(Interview).one().stage == "withdrawn"
    assert rows(Entry).filter_by(verb="interview.withdrawn").count() == 1
    assert client.get(address).status_code == 404
    assert elsewhere.send("/i/receipts", {"receipt": receipt}).status_code == 404
    db.session.remove()
    for file in folder.glob("test.sqlite*"):
        assert b"Etwas sehr Privates" not in file.read_bytes(), file.name


def test_receipts_are_read_as_people_type_them():
    receipt = receipt_of("geheim")
    assert normal_form(f" {receipt.lower()} ") == receipt
    assert normal_form(receipt.replace("-", "").replace("B", "8").replace("O", "0").replace("I", "1")) == receipt


@pytest.mark.parametrize("who", EVERYBODY)
def test_only_facilitators_open_and_close_links(who, link, browser):
    client = browser(who)
    status = 303 if who == "facilitator" else 404
    assert client.get("/p/auenbrueck/form-links").status_code == (200 if who == "facilitator" else 404)
    new = {"guide_version_id": link.guide_version_id, "group_id": "0", "most": "5"}
    assert client.send("/p/auenbrueck/form-links", new, page="/sign-in").status_code == status
    assert client.send(f"/form-links/{link.id}/closing", page="/sign-in").status_code == status


def test_a_talk_is_taken_back_by_whoever_leads_it(interview, interviewer, signed_in, make, process, rows):
    from workshop.processes.models import Role

    stranger = signed_in(make.member(process, Role.INTERVIEWER))
    assert stranger.send("/interviews/1/withdrawal", page="/sign-in").status_code == 404
    client = signed_in(interviewer)
    assert client.send("/interviews/1/withdrawal", page="/interviews/1/consent").status_code == 303
    taken = rows(Interview).one()
    assert (taken.stage, taken.district, taken.number) == ("withdrawn", "", 1)
    assert rows(InterviewConsent).one().withdrawn_at
    assert client.get("/interviews/1/answers").status_code == 404
    again = client.send("/interviews/1/withdrawal", page="/interviews/1/consent")
    assert again.status_code == 409
