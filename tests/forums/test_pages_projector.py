"""The projector and the printed code."""

import re
import uuid

from tests.queries import counted
from workshop.forums import actions


def hang_up(forum, count):
    for number in range(count):
        actions.add_paper_card(forum.rounds[0], f"Gedanke {number + 1}", "de", key=str(uuid.uuid4()))


def projector(client, forum, key=None):
    return client.get(f"/forums/{forum.id}/projector", query_string={"key": key or forum.projector_token, "lang": "de"})


def test_its_own_link_needs_no_sign_in(client, forum):
    page = projector(client, forum)
    assert page.status_code == 200
    assert f"{forum.code[:3]} {forum.code[3:6]} {forum.code[6:]}" in page.text
    assert 'class="qr"' in page.text


def test_a_wrong_key_or_that_of_another_forum_opens_nothing(client, forum, make):
    assert projector(client, forum, "falsch").status_code == 404
    assert projector(client, forum, make.forum().projector_token).status_code == 404
    assert client.get(f"/forums/{forum.id}/projector").status_code == 404


def test_thirty_cards_hang_and_the_rest_is_counted(client, forum):
    hang_up(forum, 42)
    client.set_cookie("lang", "de")
    page = projector(client, forum).text
    columns = [column.count("<li") for column in re.findall(r'<ul class="island">(.*?)</ul>', page, re.S)]
    assert columns == [6, 6, 6, 6, 6]
    assert "und 12 weitere" in page
    assert ">Gedanke 42<" in page
    assert ">Gedanke 12<" not in page


def test_it_shows_nothing_that_was_taken_down(client, forum):
    hang_up(forum, 2)
    actions.hide_idea(forum.ideas[0], "Nennt jemanden.")
    page = projector(client, forum).text
    assert ">Gedanke 1<" not in page
    assert "Nennt jemanden" not in page


def test_each_state_says_what_to_do(client, make):
    client.set_cookie("lang", "de")
    forum = make.forum(door=False, round_=False)
    assert "Wir beginnen gleich" in projector(client, forum).text
    assert forum.code[:3] + " " not in projector(client, forum).text
    actions.open_door(forum)
    assert "Gleich geht es los" in projector(client, forum).text
    actions.open_round(forum.rounds[0])
    assert "Wir sammeln" in projector(client, forum).text
    actions.close_round(forum.rounds[0])
    assert "Das Sammeln ist beendet" in projector(client, forum).text
    actions.close_door(forum)
    assert "Mit Ihrem Beleg" in projector(client, forum).text


def test_the_printed_page_speaks_three_languages(client, make, forum):
    client.sign_in(make.member(forum.process))
    page = client.get(f"/forums/{forum.id}/qr").text
    assert 'class="qr"' in page
    assert [found in page for found in ('lang="de"', 'lang="en"', 'lang="ar" dir="rtl"')] == [True] * 3


def test_the_printed_page_is_for_the_staff(client, forum):
    assert client.get(f"/forums/{forum.id}/qr").status_code == 404


def test_a_large_wall_costs_no_more_statements(client, forum):
    here = f"/forums/{forum.id}/projector?key={forum.projector_token}"

    def statements():
        with counted() as seen:
            client.get(here)
        return len(seen)

    few = statements()
    hang_up(forum, 50)
    assert statements() == few
    assert few <= 10
