"""What forums and drafts add to the pages of a process: only what is true, and only to those it concerns."""

from datetime import timedelta

import pytest

from tests.forums.conftest import MakeForum
from tests.queries import counted
from workshop.core.db import now
from workshop.drafts import actions as drafts
from workshop.drafts.models import Version
from workshop.forums import actions

GERMAN = {"Accept-Language": "de"}


@pytest.fixture
def forums(process):
    """Makes forums of this process."""
    return lambda **more: MakeForum().forum(process, **more)


def test_an_open_forum_is_offered_to_everybody_without_its_code(client, forums):
    forum = forums(title="Orte, die allen gehören", place="Stadtteilzentrum Nord")
    page = client.get("/p/auenbrueck", headers=GERMAN).text
    assert 'class="now-card"' in page
    for words in ("Die Tür ist offen", "Orte, die allen gehören", "Stadtteilzentrum Nord", 'href="/join"'):
        assert words in page
    assert forum.code not in page
    assert forum.qr_token not in page


def test_a_forum_to_come_is_announced_and_a_closed_one_is_not(client, forums):
    later = now() + timedelta(days=5)
    times = {"starts_at": later, "ends_at": later + timedelta(hours=2)}
    forums(title="Kommt noch", door=False, round_=False, **times)
    far = {"starts_at": later + timedelta(days=90), "ends_at": later + timedelta(days=91)}
    forums(title="In weiter Ferne", door=False, round_=False, **far)
    actions.close_door(forums(title="Ist vorbei"))
    page = client.get("/p/auenbrueck", headers=GERMAN).text
    assert "Kommen Sie dazu" in page
    assert "Kommt noch" in page
    assert "Ist vorbei" not in page
    assert "In weiter Ferne" not in page
    assert 'class="now-card"' not in page


def test_on_the_day_the_facilitator_is_sent_to_the_desk_and_others_are_not(browser, forums):
    forum = forums(title="Heutiges Forum")
    desk = f'href="/forums/{forum.id}">Forum durchführen: Heutiges Forum'
    page = browser("facilitator").get("/p/auenbrueck/desk", headers=GERMAN).text
    assert "Heute ist Forum." in page
    assert desk in page
    assert desk not in browser("observer").get("/p/auenbrueck/desk", headers=GERMAN).text


def test_cards_are_news_by_their_number_and_nobodys_name(browser, forums):
    forum = forums()
    author = MakeForum().participant(forum, name="Geheim")
    for _ in range(3):
        MakeForum().idea(forum.rounds[0], author)
    page = browser("observer").get("/p/auenbrueck/desk", headers=GERMAN).text
    assert "3 neue Karten hängen an der Wand." in page
    assert "Geheim" not in page


@pytest.fixture
def version(process, make):
    """A version of a draft."""
    member = make.member(process)
    draft = drafts.begin_draft(process, by=member)
    drafts.add_section(draft, "Orte", text="Dort trifft man sich.", by=member)
    return drafts.cut_version(draft, "Zwischenstand", by=member)


def test_only_a_published_version_can_be_read_by_everybody(client, version, process, make):
    assert "Zwischenstand" not in client.get("/p/auenbrueck").text
    drafts.publish_version(version, by=make.member(process))
    page = client.get("/p/auenbrueck", headers=GERMAN).text
    assert "Lesen Sie, wie weit das Konzept ist" in page
    assert page.count(f'href="/versions/{version.id}"') == 2, "as an offer and as a document"


def test_the_draft_asks_the_writers_for_its_next_step(browser, process):
    steering = browser("steering")
    assert "Entwurf beginnen" in steering.get("/p/auenbrueck/desk", headers=GERMAN).text
    assert "Entwurf beginnen" not in browser("observer").get("/p/auenbrueck/desk", headers=GERMAN).text


def test_a_version_is_news(browser, version, rows):
    page = browser("observer").get("/p/auenbrueck/desk", headers=GERMAN).text
    assert "hat eine Fassung festgehalten: <bdi>Fassung 1: Zwischenstand</bdi>" in page
    assert rows(Version).count() == 1


def test_more_forums_are_not_more_questions(client, forums):
    forums()
    client.get("/p/auenbrueck")
    few = questions(client)
    for _ in range(4):
        forums()
    assert questions(client) == few


def questions(client):
    with counted() as statements:
        client.get("/p/auenbrueck")
    return len(statements)
