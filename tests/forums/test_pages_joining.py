"""Coming in without scripts: the code, the page behind the QR code, joining."""

import pytest
from sqlalchemy import func, select

from workshop.core.db import db
from workshop.forums.models import Participant


def spaced(code):
    return f"{code[:3]} {code[3:6]} {code[6:]}"


def test_the_code_may_be_typed_with_spaces(client, forum):
    answer = client.get("/join", query_string={"code": spaced(forum.code)})
    assert answer.location == f"/j/{forum.code}"


def test_a_wrong_code_is_asked_for_again(client, forum):
    page = client.get("/j/100000000", headers={"Accept-Language": "de"})
    assert page.status_code == 404
    assert "Unter diesem Code ist gerade kein Forum offen" in page.text
    assert 'value="100000000"' in page.text


def test_a_closed_door_looks_like_no_forum(client, make):
    planned = make.forum(door=False, round_=False)
    assert client.get(f"/j/{planned.code}").status_code == 404
    assert client.get(f"/j/{planned.qr_token}").status_code == 404


def test_the_page_behind_the_qr_code_greets(client, forum):
    page = client.get(f"/j/{forum.qr_token}", headers={"Accept-Language": "de"})
    assert page.status_code == 200
    assert "Willkommen" in page.text
    assert forum.title in page.text
    assert forum.code not in page.text


@pytest.mark.parametrize(("code", "direction"), [("de", "ltr"), ("en", "ltr"), ("ar", "rtl")])
def test_the_page_turns_into_the_chosen_language(client, forum, code, direction):
    page = client.get(f"/j/{forum.code}", query_string={"language": code})
    assert f'<html lang="{code}" dir="{direction}">' in page.text


def test_joining_needs_no_token_and_no_name(client, forum):
    answer = client.post(f"/j/{forum.code}", data={"code": forum.code, "language": "tr"})
    assert answer.status_code == 303
    assert answer.location == f"/f/{forum.id}"
    page = client.get(answer.location)
    assert page.status_code == 200
    assert '<option value="tr" lang="tr" dir="ltr" selected>' in page.text


def test_the_pass_is_out_of_reach_of_scripts(client, forum):
    answer = client.post(f"/j/{forum.code}", data={"language": "ar"})
    cookies = answer.headers.getlist("Set-Cookie")
    passes = [cookie for cookie in cookies if cookie.startswith(f"pass-{forum.id}=")]
    assert len(passes) == 1
    assert "HttpOnly" in passes[0]
    assert "SameSite=Lax" in passes[0]
    assert any(cookie.startswith("lang=ar;") for cookie in cookies)


def test_a_language_without_pages_leaves_the_page_language_alone(client, forum):
    answer = client.post(f"/j/{forum.code}", data={"language": "kmr"})
    assert not any(cookie.startswith("lang=") for cookie in answer.headers.getlist("Set-Cookie"))


def test_joining_again_stays_the_same_person(client, forum):
    for _ in range(2):
        assert client.post(f"/j/{forum.code}", data={"language": "de"}).status_code == 303
    db.session.rollback()
    assert db.session.scalar(select(func.count(Participant.id))) == 1


def test_an_unknown_language_is_refused(client, forum):
    page = client.post(f"/j/{forum.code}", data={"language": "xx"})
    assert page.status_code == 422
    assert page.headers.getlist("Set-Cookie") == []


def test_another_site_cannot_join_for_somebody(client, forum):
    answer = client.post(f"/j/{forum.code}", data={"language": "de"}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
