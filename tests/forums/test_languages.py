"""Participants' pages in each of their languages: whole, in the right direction, and no larger than promised."""

import gzip
import re

import pytest

from workshop.core.languages import PARTICIPANT_LANGUAGES, direction_of

PROMISED = 20_000
REQUESTS = 5


def wire(client, path):
    """What a page costs with everything it asks for, as it travels; and how many requests that is."""
    page = client.get(path)
    assert page.status_code == 200, path
    needed = set(re.findall(r'<(?:link|script)[^>]+(?:href|src)="(/(?:bundles|static)/[^"]+)"', page.text))
    bodies = [page.data, *(body_of(client, address.replace("&amp;", "&")) for address in needed)]
    return sum(len(gzip.compress(body)) for body in bodies), len(bodies)


def body_of(client, address):
    """A file of the page; closed, because it is a file."""
    with client.get(address) as answer:
        return answer.data


@pytest.mark.parametrize("code", PARTICIPANT_LANGUAGES)
def test_every_language_has_its_pages_in_its_direction_and_within_the_promise(client, make, code):
    forum = make.forum()
    for number in range(20):
        make.idea(forum.rounds[0], make.participant(forum), f"Eine Karte mit der Nummer {number} und noch etwas mehr")
    assert client.get(f"/j/{forum.code}", query_string={"language": code}).status_code == 200
    assert client.post(f"/j/{forum.code}", data={"language": code}).status_code == 303
    for path in (f"/f/{forum.id}", f"/j/{forum.code}", "/join", "/receipts", f"/receipts/{forum.ideas[0].receipt}"):
        assert f'<html lang="{code}" dir="{direction_of(code)}">' in client.get(path).text, path
        size, requests = wire(client, path)
        assert size <= PROMISED, path
        assert requests <= REQUESTS, path


@pytest.mark.parametrize("code", PARTICIPANT_LANGUAGES)
def test_a_refusal_comes_in_the_language_of_the_phone(client, new_client, make, code):
    forum = make.forum()
    said = set()
    for phone, language in ((client, code), (new_client(), "en")):
        phone.post(f"/j/{forum.code}", data={"language": language})
        answer = phone.send(f"/rounds/{forum.rounds[0].id}/ideas", {"text": "", "lang": "de"}, page=f"/f/{forum.id}")
        assert answer.status_code == 422
        assert f'<html lang="{language}"' in answer.text
        lost = phone.get("/f/999999")
        assert lost.status_code == 404
        said.add(lost.text.split("<h1", 1)[1].split("</h1>")[0])
    assert len(said) == (1 if code == "en" else 2)


def test_pages_of_the_staff_speak_three_languages_whatever_a_phone_has_chosen(client):
    client.set_cookie("lang", "ti")
    assert '<html lang="de"' in client.get("/sign-in", headers={"Accept-Language": "de"}).text
    assert '<html lang="ar" dir="rtl"' in client.get("/sign-in", headers={"Accept-Language": "ar"}).text


def test_a_reader_of_plain_german_writes_german_cards(client, forum):
    client.post(f"/j/{forum.code}", data={"language": "de-simple"})
    assert '<option value="de" lang="de" dir="ltr" selected>' in client.get(f"/f/{forum.id}").text


def test_the_phone_changes_its_language_at_its_foot(client, forum):
    client.post(f"/j/{forum.code}", data={"language": "de"})
    client.send("/language", {"language": "fa", "next": f"/f/{forum.id}"}, page=f"/f/{forum.id}")
    assert '<html lang="fa" dir="rtl">' in client.get(f"/f/{forum.id}").text


def test_cards_can_be_written_in_more_languages_than_pages_speak(client, forum):
    assert client.post(f"/j/{forum.code}", data={"language": "ckb"}).status_code == 303
    assert '<option value="ckb" lang="ckb" dir="rtl" selected>' in client.get(f"/f/{forum.id}").text


def test_a_language_nobody_knows_is_refused_and_what_was_typed_stays(client, forum):
    page = client.post(f"/j/{forum.code}", data={"language": "xx", "name": "Ada"})
    assert page.status_code == 422
    assert 'value="Ada"' in page.text
