"""A change comes from our own pages, with their token, and under our own name."""

import pytest
from flask import Flask

from workshop.accounts.models import StaffSession
from workshop.app import create_app
from workshop.core.db import db


@pytest.fixture
def signed_in(client, make):
    client.sign_in(make.account())
    return client


def sessions() -> int:
    db.session.rollback()
    return db.session.query(StaffSession).count()


def test_a_form_without_its_token_is_refused_in_words(signed_in):
    answer = signed_in.post("/sign-out", headers={"Accept-Language": "de"})
    assert answer.status_code == 400
    assert "zu lange offen" in answer.text
    assert sessions() == 1


def test_a_token_of_another_browser_is_refused(signed_in, new_client):
    foreign = new_client().token("/sign-in")
    assert signed_in.post("/sign-out", data={"csrf_token": foreign}).status_code == 400
    assert sessions() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://localhost"},
        {"Origin": "http://localhost.evil.example"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "http://evil.example"},
    ],
)
def test_a_form_of_another_site_is_refused_even_with_a_token(signed_in, headers):
    answer = signed_in.send("/sign-out", page="/", headers=headers)
    assert answer.status_code == 403
    assert sessions() == 1


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Origin": "http://localhost"}],
)
def test_a_form_of_our_own_is_taken(signed_in, headers):
    assert signed_in.send("/sign-out", page="/", headers=headers).status_code == 303
    assert sessions() == 0


def test_a_forged_host_gets_no_page(client):
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil.example" not in answer.text
    assert "evil.example" not in str(answer.headers)


def test_with_an_origin_only_that_name_is_answered(tmp_path):
    elsewhere: Flask = create_app(
        {
            "VAR": tmp_path,
            "ORIGIN": "https://konzept.example",
            "TESTING": True,
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{tmp_path / 'x.sqlite'}",
        }
    )
    client = elsewhere.test_client()
    assert client.get("/health", base_url="https://konzept.example").status_code == 200
    assert client.get("/health", base_url="https://localhost").status_code == 400
    with elsewhere.app_context():
        db.engine.dispose()


def test_cookies_over_https_belong_to_this_host_alone(client, make):
    account = make.account()
    page = client.get("/sign-in", base_url="https://localhost").text
    token = page.split('name="csrf_token" type="hidden" value="')[1].split('"')[0]
    answer = client.post(
        "/sign-in",
        base_url="https://localhost",
        headers={"Referer": "https://localhost/sign-in"},
        data={"csrf_token": token, "email": account.email, "password": "langes passwort"},
    )
    assert answer.status_code == 303
    [cookie] = [each for each in answer.headers.getlist("Set-Cookie") if "sid=" in each]
    assert cookie.startswith("__Host-sid=")
    for flag in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/"):
        assert flag in cookie
    assert "Domain" not in cookie


def test_cookies_on_plain_loopback_are_still_out_of_reach_of_scripts(client, make):
    answer = client.sign_in(make.account())
    [cookie] = [each for each in answer.headers.getlist("Set-Cookie") if "sid=" in each]
    assert cookie.startswith("sid=")
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
