"""Taking part without scripts: write, read, change, take back."""

import re
import uuid

import pytest

from tests.queries import counted
from workshop.core.db import db
from workshop.forums import actions


@pytest.fixture
def phone(client, forum):
    client.set_cookie("lang", "de")
    assert client.post(f"/j/{forum.code}", data={"language": "de"}).status_code == 303
    return client


def send(phone, forum, text="Bänke vor dem Supermarkt", **more):
    data = {"text": text, "lang": "de", "key": str(uuid.uuid4())} | more
    return phone.send(f"/rounds/{forum.rounds[0].id}/ideas", data, page=f"/f/{forum.id}")


def my_card(phone, forum):
    return int(re.search(r'<li class="card" data-id="(\d+)" data-key="[^"]', phone.get(f"/f/{forum.id}").text)[1])


def test_somebody_who_has_not_joined_finds_nothing(client, forum):
    assert client.get(f"/f/{forum.id}").status_code == 404


def test_the_pass_of_one_forum_opens_no_other(phone, make):
    assert phone.get(f"/f/{make.forum().id}").status_code == 404


def test_a_card_hangs_on_the_wall_with_number_and_receipt(phone, forum):
    assert send(phone, forum).status_code == 303
    page = phone.get(f"/f/{forum.id}").text
    assert page.count("Bänke vor dem Supermarkt") == 3  # mine, its field for changes, the wall
    assert re.search(r"Gesendet · Karte <span data-number>1<", page)
    assert re.search(r">[A-Z]+-[A-Z]+-\d{4,5}</a>", page)


def test_the_same_form_sent_twice_is_one_card(phone, forum):
    key = str(uuid.uuid4())
    assert {send(phone, forum, key=key).status_code for _ in range(2)} == {303}
    assert "1 Karte<" in phone.get(f"/f/{forum.id}").text


def test_a_refusal_keeps_what_was_typed(phone, forum):
    actions.close_round(forum.rounds[0])
    page = send(phone, forum, "Ein langer Gedanke")
    assert page.status_code == 409
    assert re.search(r"<textarea[^>]*>Ein langer Gedanke</textarea>", page.text)
    assert "Nicht aufgehängt" in page.text


def test_an_empty_card_is_refused(phone, forum):
    page = send(phone, forum, "   ")
    assert page.status_code == 422
    assert "Auf dieser Karte steht noch nichts" in page.text


def test_a_card_can_be_changed_and_taken_back(phone, forum):
    send(phone, forum, "Erst so")
    card = my_card(phone, forum)
    data = {"text": "Dann so", "key": str(uuid.uuid4())}
    assert phone.send(f"/ideas/{card}/revision", data, page=f"/f/{forum.id}").status_code == 303
    page = phone.get(f"/f/{forum.id}").text
    assert "Dann so" in page
    assert "Erst so" not in page
    assert phone.send(f"/ideas/{card}/withdrawal", page=f"/f/{forum.id}").status_code == 303
    assert "Sie haben diese Karte zurückgenommen" in phone.get(f"/f/{forum.id}").text
    assert "0 Karten<" in phone.get(f"/f/{forum.id}").text


def test_nobody_changes_the_card_of_somebody_else(phone, forum, new_client):
    send(phone, forum, "Meins")
    card = my_card(phone, forum)
    other = new_client()
    other.post(f"/j/{forum.code}", data={"language": "de"})
    data = {"text": "Deins", "key": str(uuid.uuid4())}
    assert other.send(f"/ideas/{card}/revision", data, page=f"/f/{forum.id}").status_code == 404
    assert other.send(f"/ideas/{card}/withdrawal", page=f"/f/{forum.id}").status_code == 404
    assert "Deins" not in phone.get(f"/f/{forum.id}").text


def test_the_author_alone_reads_why_a_card_was_taken_down(phone, forum, new_client):
    send(phone, forum, "Herr K. soll grüßen")
    db.session.rollback()
    actions.hide_idea(forum.ideas[0], "Die Karte nennt eine einzelne Person.")
    assert "Die Karte nennt eine einzelne Person." in phone.get(f"/f/{forum.id}").text
    other = new_client()
    other.post(f"/j/{forum.code}", data={"language": "de"})
    page = other.get(f"/f/{forum.id}").text
    assert "Herr K." not in page
    assert "einzelne Person" not in page


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"round_": False}, "Sie sind dabei"),
        ({}, "Karte aufhängen"),
    ],
)
def test_the_page_says_where_the_round_stands(client, make, more, said):
    forum = make.forum(**more)
    client.post(f"/j/{forum.code}", data={"language": "de"})
    page = client.get(f"/f/{forum.id}").text
    assert re.search(rf"<(?:div|p|button)[^>]*data-when=\"[a-z]+\">\s*(?:<p>)?{said}", page)


def test_the_question_stands_in_the_language_of_the_reader(client, make):
    forum = make.forum(prompts={"ar": "ما الذي يساعد الناس؟"})
    client.post(f"/j/{forum.code}", data={"language": "ar"})
    page = client.get(f"/f/{forum.id}").text
    assert '<h1 class="strip" data-prompt lang="ar" dir="rtl">ما الذي يساعد الناس؟</h1>' in page


def test_each_card_has_its_language_and_direction(phone, forum):
    send(phone, forum, "مكان تلتقي فيه الأمهات", lang="ar")
    assert '<p data-text lang="ar" dir="rtl">مكان تلتقي فيه الأمهات</p>' in phone.get(f"/f/{forum.id}").text


def test_markup_stays_text(phone, forum):
    send(phone, forum, "<img src=x onerror=alert(1)>")
    page = phone.get(f"/f/{forum.id}").text
    assert "<img" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page


def test_a_large_wall_costs_no_more_statements(phone, forum):
    here = f"/f/{forum.id}"

    def statements():
        with counted() as seen:
            phone.get(here)
        return len(seen)

    for number in range(3):
        actions.add_paper_card(forum.rounds[0], f"Karte {number}", "de", key=str(uuid.uuid4()))
    few = statements()
    for number in range(100):
        actions.add_paper_card(forum.rounds[0], f"Noch eine {number}", "de", key=str(uuid.uuid4()))
    assert statements() == few
    assert few <= 8
    page = phone.get(f"/f/{forum.id}").text
    assert "103 Karten<" in page
    assert page.count('<li class="card"') < 50
    assert phone.get(f"/f/{forum.id}?all=1").text.count('<li class="card"') > 103
