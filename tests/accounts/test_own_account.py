"""One's own name and password, and the administrator's list."""

import html
import re
from datetime import timedelta

import pytest

from workshop.accounts.models import Account, PasswordLink, StaffSession
from workshop.core.db import db, now, transaction

GERMAN = {"Accept-Language": "de"}
NEW = "ein ganz neuer satz"


def rows(kind):
    """What the database has now, not what the test has read before."""
    db.session.rollback()
    return db.session.query(kind)


def test_a_new_name_is_kept(client, make):
    account = make.account()
    client.sign_in(account)
    answer = client.send("/account/name", {"name": "  Nuray Öz "}, page="/account")
    assert answer.status_code == 303
    assert "Nuray Öz" in client.get("/account").text


@pytest.mark.parametrize("name", ["", " ", "x" * 121, "Nuray\u202eÖz", "Nuray\u2066Öz", "Nuray\x00"])
def test_a_name_that_hides_something_is_refused_and_stays_in_the_field(client, make, name):
    client.sign_in(make.account(name="Alter Name"))
    answer = client.send("/account/name", {"name": name}, page="/account", headers=GERMAN)
    assert answer.status_code == 422
    assert 'id="name-error"' in answer.text
    assert rows(Account).one().name == "Alter Name"


def test_changing_the_password_signs_other_browsers_out(client, new_client, make):
    account = make.account()
    other = new_client()
    client.sign_in(account)
    other.sign_in(account)
    answer = client.send("/account/password", {"old": "langes passwort", "new": NEW}, page="/account")
    assert answer.status_code == 303
    assert client.get("/account").status_code == 200
    assert other.get("/account").status_code == 404
    assert new_client().sign_in(account, NEW).status_code == 303


@pytest.mark.parametrize(
    ("old", "new", "field"), [("falsch", NEW, "old"), ("langes passwort", "kurz", "new"), ("", NEW, "old")]
)
def test_a_password_is_not_changed_without_the_old_one_or_to_a_short_one(client, make, old, new, field):
    account = make.account()
    client.sign_in(account)
    answer = client.send("/account/password", {"old": old, "new": new}, page="/account", headers=GERMAN)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.text
    assert client.sign_in(account).status_code == 303


PAGES = [("GET", "/accounts"), ("POST", "/accounts"), ("POST", "/accounts/1/password-link")]


@pytest.mark.parametrize(("method", "address"), PAGES)
def test_the_list_of_accounts_is_for_administrators(client, new_client, make, method, address):
    member = make.member(make.process())
    data = {"name": "Neu", "email": "neu@example.org"}
    assert send(client, method, address, data).status_code == 404
    client.sign_in(member)
    assert send(client, method, address, data).status_code == 404
    administrator = new_client()
    administrator.sign_in(make.administrator())
    assert send(administrator, method, address, data).status_code in (200, 201)


def send(client, method, address, data):
    return client.get(address) if method == "GET" else client.send(address, data, page="/sign-in")


def link_on(page):
    return re.search(r'id="link" type="text" value="http://localhost([^"]+)"', html.unescape(page.text)).group(1)


@pytest.fixture
def administrator(new_client, make):
    client = new_client()
    client.sign_in(make.administrator())
    return client


def opened(administrator):
    answer = administrator.send("/accounts", {"name": "Nuray Öz", "email": "n.oez@example.org"})
    assert answer.status_code == 201
    return link_on(answer)


def test_an_account_is_opened_with_a_link_that_sets_the_password_once(administrator, client, new_client):
    link = opened(administrator)
    assert client.get(link).status_code == 200
    assert client.get(link).status_code == 200, "a scanner that opens the link changes nothing"
    answer = client.send(link, {"password": NEW})
    assert answer.status_code == 303
    assert "Nuray Öz" in client.get("/account").text
    assert new_client().get(link).status_code == 404
    assert new_client().send(link, {"password": "noch ein neuer satz"}, page="/sign-in").status_code == 404


def test_a_short_password_is_refused_in_words_and_the_link_stays(administrator, client):
    link = opened(administrator)
    answer = client.send(link, {"password": "zu kurz"}, headers=GERMAN)
    assert answer.status_code == 422
    assert "mindestens 12 Zeichen" in answer.text
    assert client.get(link).status_code == 200


def test_a_link_runs_out_after_ten_minutes(administrator, client):
    link = opened(administrator)
    with transaction():
        rows(PasswordLink).one().made_at = now() - timedelta(minutes=10, seconds=1)
    assert client.get(link).status_code == 404
    assert client.send(link, {"password": NEW}, page="/sign-in").status_code == 404


def test_a_new_link_makes_the_earlier_one_stop(administrator, client):
    first = opened(administrator)
    account = rows(Account).filter_by(email="n.oez@example.org").one()
    second = link_on(administrator.send(f"/accounts/{account.id}/password-link", page="/accounts"))
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200


def test_a_password_set_by_a_link_ends_every_session(administrator, client, new_client, make):
    account = make.account()
    held = new_client()
    held.sign_in(account)
    link = link_on(administrator.send(f"/accounts/{account.id}/password-link", page="/accounts"))
    client.send(link, {"password": NEW})
    assert held.get("/account").status_code == 404
    assert client.get("/account").status_code == 200


def test_the_secret_of_a_link_is_not_in_the_database(administrator):
    link = opened(administrator)
    assert link.rsplit("/", 1)[1].encode() not in rows(PasswordLink).one().token_hash


def test_an_address_that_has_an_account_gets_no_second_one(administrator, make):
    account = make.account()
    answer = administrator.send("/accounts", {"name": "Zweite", "email": account.email.upper()}, headers=GERMAN)
    assert answer.status_code == 422
    assert "gibt es schon einen Zugang" in answer.text
    assert "Zweite" in answer.text


def test_the_link_bears_the_configured_origin(administrator, app):
    app.config["ORIGIN"] = "https://konzept.example"
    try:
        answer = administrator.send("/accounts", {"name": "Nuray", "email": "n@example.org"})
    finally:
        app.config["ORIGIN"] = ""
    assert 'value="https://konzept.example/password-links/' in answer.text


def test_without_a_trusted_name_no_link_is_made(administrator, app):
    hosts = app.config["TRUSTED_HOSTS"]
    app.config["TRUSTED_HOSTS"] = None
    try:
        answer = administrator.send("/accounts", {"name": "Nuray", "email": "n@example.org"})
    finally:
        app.config["TRUSTED_HOSTS"] = hosts
    assert answer.status_code == 409
    assert "password-links" not in answer.text
    assert rows(Account).filter_by(email="n@example.org").first() is None


def test_old_sessions_of_an_account_are_forgotten_at_the_next_sign_in(client, make):
    account = make.account()
    client.sign_in(account)
    with transaction():
        rows(StaffSession).one().seen_at = now() - timedelta(hours=2)
    client.sign_in(account)
    assert rows(StaffSession).count() == 1
