"""Inviting by a link: who is invited to what, used once, by POST only (abuse case 20)."""

import html
import re
from datetime import timedelta

import pytest

from workshop.accounts.models import Account
from workshop.core.db import now, transaction
from workshop.processes.models import Invitation, Membership

GERMAN = {"Accept-Language": "de"}
PERSON = {"name": "Nuray Öz", "email": "n.oez@example.org", "password": "ein ganz neuer satz"}
SEAT = {"role": "steering", "bench": "migrant", "organisation": "Kulturverein", "seat": "Vorsitz", "email": ""}


def invited(facilitator, **more):
    answer = facilitator.send("/p/auenbrueck/invitations", SEAT | more, page="/p/auenbrueck/people")
    assert answer.status_code == 201
    return re.search(r'id="link" type="text" value="http://localhost([^"]+)"', html.unescape(answer.text)).group(1)


def test_the_page_of_an_invitation_says_who_invites_to_what(facilitator, client, rows):
    link = invited(facilitator)
    page = client.get(link, headers=GERMAN)
    assert page.status_code == 200
    for words in ("Zusammen leben", "Steuerungsgruppe", "Migrantenorganisationen", "Kulturverein", "Vorsitz"):
        assert words in page.text


def test_opening_a_link_changes_nothing_however_often(facilitator, client, rows):
    link = invited(facilitator)
    before = rows(Membership).count(), rows(Account).count()
    for method in ("GET", "HEAD", "GET"):
        assert client.open(link, method=method).status_code == 200
    assert (rows(Membership).count(), rows(Account).count()) == before


def test_accepting_makes_the_account_and_the_seat(facilitator, client, rows):
    answer = client.send(invited(facilitator), PERSON)
    assert (answer.status_code, answer.location) == (303, "/p/auenbrueck/desk")
    membership = rows(Membership).order_by(Membership.id.desc()).first()
    assert (membership.role, membership.bench, membership.organisation) == ("steering", "migrant", "Kulturverein")
    assert membership.account.email == "n.oez@example.org"
    assert "Nuray Öz" in client.get("/p/auenbrueck/desk").text


def test_an_invitation_works_once(facilitator, client, new_client):
    link = invited(facilitator)
    client.send(link, PERSON)
    second = new_client()
    assert second.get(link).status_code == 404
    late = PERSON | {"email": "zweite@example.org"}
    assert second.send(link, late, page="/sign-in").status_code == 404


def test_somebody_signed_in_joins_with_the_account_they_have(facilitator, client, make, rows):
    account = make.account(name="Marta Kowalska")
    client.sign_in(account)
    link = invited(facilitator)
    assert "Marta Kowalska" in client.get(link).text
    accounts = rows(Account).count()
    assert client.send(link).status_code == 303
    assert client.get("/p/auenbrueck/desk").status_code == 200
    assert rows(Account).count() == accounts


def test_an_address_with_an_account_is_asked_to_sign_in_first(facilitator, client, make, rows):
    account = make.account()
    link = invited(facilitator)
    answer = client.send(link, PERSON | {"email": account.email}, headers=GERMAN)
    assert answer.status_code == 422
    assert "Melden Sie sich zuerst an" in answer.text
    assert client.get(link).status_code == 200, "the invitation is not used up by a refusal"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"password": "zu kurz"}, "mindestens 12 Zeichen"),
        ({"name": " "}, "einen Namen"),
        ({"name": "Nuray\u202eÖz"}, "unsichtbares Zeichen"),
        ({"email": "kein at"}, "das @"),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(facilitator, client, rows, wrong, words):
    answer = client.send(invited(facilitator), PERSON | wrong, headers=GERMAN)
    assert answer.status_code == 422
    assert words in answer.text
    assert "n.oez@example.org" in answer.text or "kein at" in answer.text
    assert PERSON["password"] not in answer.text
    assert rows(Account).filter_by(email="n.oez@example.org").first() is None


def test_an_invitation_runs_out_after_fourteen_days(facilitator, client, rows):
    link = invited(facilitator)
    with transaction():
        rows(Invitation).one().invited_at = now() - timedelta(days=14, seconds=1)
    assert client.get(link).status_code == 404
    assert client.send(link, PERSON, page="/sign-in").status_code == 404


def test_an_invitation_can_be_withdrawn(facilitator, client, rows):
    link = invited(facilitator)
    invitation = rows(Invitation).one().id
    assert facilitator.send(f"/invitations/{invitation}/withdrawal", page="/p/auenbrueck/people").status_code == 303
    assert client.get(link).status_code == 404


def test_inviting_an_address_again_makes_the_earlier_link_stop(facilitator, client, rows):
    first = invited(facilitator, email="n.oez@example.org")
    second = invited(facilitator, email="N.Oez@example.org")
    assert client.get(first).status_code == 404
    assert "n.oez@example.org" in client.get(second).text
    assert rows(Invitation).count() == 1


def test_the_secret_is_kept_as_a_hash_only(facilitator, rows):
    secret = invited(facilitator).rsplit("/", 1)[1]
    assert len(secret) >= 43, "256 bits"
    assert secret.encode() not in rows(Invitation).one().token_hash


def test_a_mail_is_ready_to_be_sent_with_the_link(facilitator):
    answer = facilitator.send(
        "/p/auenbrueck/invitations", SEAT | {"email": "n.oez@example.org"}, page="/", headers=GERMAN
    )
    mail = re.search(r'href="(mailto:[^"]+)"', html.unescape(answer.text)).group(1)
    assert mail.startswith("mailto:n.oez%40example.org?subject=Einladung")
    assert "http%3A//localhost/invitations/" in mail


def test_a_forged_host_makes_no_link(facilitator, rows):
    answer = facilitator.post("/p/auenbrueck/invitations", data=SEAT, headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert rows(Invitation).count() == 0


def test_a_seat_in_the_steering_group_needs_a_bench(facilitator, rows):
    answer = facilitator.send(
        "/p/auenbrueck/invitations", SEAT | {"bench": ""}, page="/p/auenbrueck/people", headers=GERMAN
    )
    assert answer.status_code == 422
    assert "auf welcher Bank" in answer.text
    assert "Kulturverein" in answer.text
    assert rows(Invitation).count() == 0
