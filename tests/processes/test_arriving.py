"""Where somebody begins who has just signed in."""

import pytest

from workshop.processes.models import Membership, Role


def first_page(client, account, path="/sign-in"):
    answer = client.send(path, {"email": account.email, "password": "langes passwort"})
    assert answer.status_code == 303
    return answer.location


@pytest.mark.parametrize("role", Role)
def test_who_works_in_one_process_begins_at_its_overview(client, make, role):
    make.process()
    process = make.process()
    place = first_page(client, make.member(process, role))
    assert place == f"/p/{process.slug}/desk"
    assert client.get(place).status_code == 200


def test_who_works_in_several_chooses(client, make):
    account, other = make.member(make.process()), make.process()
    make.keep(Membership(process_id=other.id, account_id=account.id, role=Role.STEERING))
    assert first_page(client, account) == "/"


def test_who_works_in_none_sees_what_there_is(client, make):
    make.process()
    assert first_page(client, make.account()) == "/"


def test_an_administrator_begins_at_the_only_process(client, new_client, make):
    administrator = make.administrator()
    assert first_page(client, administrator) == "/"
    process = make.process()
    assert first_page(new_client(), administrator) == f"/p/{process.slug}/desk"


def test_who_came_from_a_page_goes_back_to_it(client, make):
    process = make.process()
    refused = client.get(f"/p/{process.slug}/people")
    assert refused.status_code == 404
    way = f"/sign-in?next=/p/{process.slug}/people"
    assert way in refused.text
    assert first_page(client, make.member(process), way) == f"/p/{process.slug}/people"
