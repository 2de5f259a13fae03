"""Who signs in, for how long, and what a wrong password learns."""

from datetime import timedelta

import pytest

from workshop.accounts.actions import _failures
from workshop.accounts.models import Account, StaffSession
from workshop.core.db import db, now, transaction

GERMAN = {"Accept-Language": "de"}


def sign_in(client, email, password, path="/sign-in"):
    return client.send(path, {"email": email, "password": password}, headers=GERMAN)


def test_the_right_password_opens_a_session(client, make):
    account = make.account(name="Emine Yıldız")
    answer = client.sign_in(account)
    assert (answer.status_code, answer.location) == (303, "/")
    assert client.get("/account").status_code == 200


@pytest.mark.parametrize("password", ["falsch", "", "langes passwort ", "x" * 1001])
def test_a_wrong_password_keeps_the_address_and_says_so(client, make, password):
    account = make.account()
    answer = sign_in(client, account.email, password)
    assert answer.status_code == 422
    assert account.email in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert "sid=" not in str(answer.headers)
    assert client.get("/account").status_code == 404


def test_an_unknown_address_learns_no_more_than_a_wrong_password(client, make):
    account = make.account()
    known = sign_in(client, account.email, "falsch").text.replace(account.email, "")
    unknown = sign_in(client, "niemand@example.org", "falsch").text.replace("niemand@example.org", "")
    assert "passen nicht zusammen" in known
    assert without_token(known) == without_token(unknown)


def without_token(page):
    return [line for line in page.splitlines() if "csrf_token" not in line]


def test_capitals_in_an_address_do_not_matter(client, make):
    make.account(email="e.yildiz@auenbrueck.example")
    assert sign_in(client, "E.Yildiz@Auenbrueck.example", "langes passwort").status_code == 303


def test_after_ten_failures_even_the_right_password_waits(client, make):
    account = make.account()
    for _ in range(10):
        assert sign_in(client, account.email, "falsch").status_code == 422
    answer = sign_in(client, account.email, "langes passwort")
    assert answer.status_code == 429
    assert "warten Sie eine Minute" in answer.text
    assert client.sign_in(make.account()).status_code == 303, "another account is not held up"


def test_right_passwords_are_not_counted(client, make):
    account = make.account()
    for _ in range(12):
        assert client.sign_in(account).status_code == 303
    assert _failures.has_room(account.email)


@pytest.mark.parametrize("path", ["/p/auenbrueck/desk", "/account", "/"])
def test_one_goes_on_to_where_one_wanted(client, make, path):
    account = make.account()
    answer = sign_in(client, account.email, "langes passwort", f"/sign-in?next={path}")
    assert answer.location == path


@pytest.mark.parametrize(
    "path",
    ["https://evil.example", "//evil.example", "/\\evil.example", "/%09/evil.example", "/%0A//evil.example", "x"],
)
def test_one_never_goes_on_to_another_site(client, make, path):
    account = make.account()
    answer = sign_in(client, account.email, "langes passwort", f"/sign-in?next={path}")
    assert answer.location == "/"


def test_signing_out_ends_the_session_in_the_database(client, make):
    client.sign_in(make.account())
    kept = client.get_cookie("sid").value
    assert client.send("/sign-out", page="/").status_code == 303
    client.set_cookie("sid", kept)
    assert client.get("/account").status_code == 404


def changed(**moments):
    with transaction():
        session = db.session.query(StaffSession).one()
        for name, moment in moments.items():
            setattr(session, name, moment)


@pytest.mark.parametrize(
    ("idle", "age", "status"),
    [
        (timedelta(minutes=59), timedelta(hours=11), 200),
        (timedelta(minutes=61), timedelta(hours=2), 404),
        (timedelta(minutes=1), timedelta(hours=12, minutes=1), 404),
    ],
)
def test_a_session_ends_after_an_hour_of_rest_or_twelve_in_all(client, make, idle, age, status):
    client.sign_in(make.account())
    changed(seen_at=now() - idle, started_at=now() - age)
    assert client.get("/account").status_code == status


def test_using_a_session_keeps_it_running(client, make):
    client.sign_in(make.account())
    changed(seen_at=now() - timedelta(minutes=50))
    client.get("/account")
    db.session.rollback()
    assert now() - db.session.query(StaffSession).one().seen_at < timedelta(minutes=1)


def test_neither_password_nor_cookie_lies_readable_in_the_database(client, make):
    account = make.account()
    client.sign_in(account)
    cookie = client.get_cookie("sid").value
    db.session.rollback()
    session = db.session.query(StaffSession).one()
    assert cookie.encode() not in session.token_hash
    account = Account(email="a@example.org", name="A", password_hash="")
    account.set_password("langes passwort")
    assert account.password_hash.startswith("$argon2id$")
    assert account.has_password("langes passwort")
    assert not account.has_password("kurzes passwort")
