"""Ordering, noting and showing on the desk with scripts off, by scripts, and only by facilitators."""

import uuid

import pytest
from sqlalchemy import select

from tests.queries import counted
from workshop.core.db import db
from workshop.forums import actions
from workshop.forums.models import Cluster, Note
from workshop.processes.models import Role


@pytest.fixture
def cards(make, forum):
    author = make.participant(forum)
    texts = ("Bänke vor dem Supermarkt", "Mehr Bänke am Supermarkt", "Nachtbus in den Norden")
    return [make.idea(forum.rounds[0], author, text) for text in texts]


@pytest.fixture
def desk(client, make, forum):
    client.sign_in(make.member(forum.process))
    client.set_cookie("lang", "de")
    return client


def press(desk, forum, path, **data):
    return desk.send(path, data, page=f"/forums/{forum.id}", follow_redirects=True)


def island(forum):
    db.session.rollback()
    return db.session.scalars(select(Cluster).where(Cluster.forum_id == forum.id)).all()[-1]


def test_an_island_from_its_making_to_its_end(desk, forum, cards):
    made = press(desk, forum, f"/forums/{forum.id}/clusters", ideas=str(cards[0].id))
    assert "Insel A ist da." in made.text
    here = f"/clusters/{island(forum).id}"
    named = press(desk, forum, f"{here}/naming", name="Orte zum Treffen", was="")
    assert "A · Orte zum Treffen" in named.text
    moved = press(desk, forum, f"/ideas/{cards[2].id}/moves", cluster=str(island(forum).id), came_from="free")
    assert "Karte 3 liegt jetzt bei „A · Orte zum Treffen“." in moved.text
    split = press(desk, forum, f"{here}/splitting", card=str(cards[2].id), name="Wege")
    assert "Insel B ist da." in split.text
    assert "Zurücknehmen: Insel A geteilt in A und B" in split.text
    merged = press(desk, forum, f"/clusters/{island(forum).id}/merging", into=here.rpartition("/")[2])
    assert "Alle Karten liegen jetzt bei „A · Orte zum Treffen“." in merged.text
    assert "aufgelöst" in press(desk, forum, f"{here}/dissolution").text
    undone = press(desk, forum, f"/forums/{forum.id}/undoing")
    assert "Zurückgenommen: Insel A aufgelöst" in undone.text


def test_a_cards_page_suggests_what_is_like_it_and_where_that_lies(desk, forum, cards):
    actions.make_cluster(forum, "Orte", [cards[1]])
    page = desk.get(f"/ideas/{cards[0].id}/card").text
    assert "Mehr Bänke am Supermarkt" in page
    assert "Nachtbus" not in page
    assert "Dazulegen" in page
    there = desk.get(f"/clusters/{island(forum).id}").text
    assert "Freie Karten, die hierher passen könnten" in there
    assert "Bänke vor dem Supermarkt" in there


def test_a_script_is_told_of_a_conflict_in_words(desk, forum, cards):
    one, other = (actions.make_cluster(forum, name) for name in ("Orte", "Wege"))
    actions.move_idea(cards[0], one)
    data = {"cluster": other.id, "came_from": "free", "csrf_token": desk.token(f"/forums/{forum.id}")}
    answer = desk.post(f"/ideas/{cards[0].id}/moves", data=data, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json["ok"]) == (409, False)
    assert "A · Orte" in answer.json["message"]


def test_mending_merging_and_muting(desk, forum, cards):
    page = press(desk, forum, f"/ideas/{cards[2].id}/mending", text="Nachtbus auch in den Norden")
    assert "Karte 3 ist berichtigt." in page.text
    assert ">berichtigt<" in page.text
    merged = press(desk, forum, f"/ideas/{cards[1].id}/merging", into=str(cards[0].id))
    assert "Karte 2 hängt jetzt hinter Karte 1." in merged.text
    assert "Für sich aufhängen" in desk.get(f"/ideas/{cards[0].id}/card").text
    assert "Keine Karten mehr von diesem Handy" in desk.get(f"/ideas/{cards[0].id}/card").text
    muted = press(desk, forum, f"/ideas/{cards[0].id}/author/muting")
    assert "Ein Handy ohne Namen" in muted.text
    heard = press(desk, forum, f"/participants/{cards[0].participant_id}/unmuting")
    assert "Ein Handy ohne Namen" not in heard.text


def test_receipts_of_cards_put_together_keep_working(desk, forum, cards, new_client):
    receipts = [card.receipt for card in cards[:2]]
    actions.merge_ideas(cards[1], cards[0])
    assert [new_client().get(f"/receipts/{receipt}").status_code for receipt in receipts] == [200, 200]


def test_notes_are_written_changed_parked_and_brought_back(desk, forum, make):
    here = f"/forums/{forum.id}/notes"
    data = {"text": "Mit dem Amt klären", "key": str(uuid.uuid4())}
    assert "Mit dem Amt klären" in press(desk, forum, here, **data).text
    parked = {"text": "Wer zahlt?", "parked": "1", "key": str(uuid.uuid4())}
    assert "Themenspeicher" in press(desk, forum, here, **parked).text
    db.session.rollback()
    note = db.session.scalars(select(Note).order_by(Note.id)).first()
    new = {"text": "Mit dem Bürgeramt klären", "was": "Mit dem Amt klären", "key": str(uuid.uuid4())}
    assert "Mit dem Bürgeramt klären" in press(desk, forum, f"/notes/{note.id}/revision", **new).text
    late = desk.send(f"/notes/{note.id}/revision", {**new, "text": "Mit wem klären?"}, page=f"/notes/{note.id}")
    assert late.status_code == 409
    assert "Mit wem klären?" in late.text, "what was typed is kept"
    assert "Mit dem Bürgeramt klären" in late.text
    assert "Zurückholen" in press(desk, forum, f"/notes/{note.id}/removal").text
    assert "Zurückholen" not in press(desk, forum, f"/notes/{note.id}/restoring").text


def test_many_paper_cards_are_pasted_all_or_none(desk, forum):
    here = f"/rounds/{forum.rounds[0].id}/paper-cards/many"
    data = {"lines": "Vom Tisch 3\n\n  Vom Tisch 4 \nVom Tisch 5", "lang": "de", "key": str(uuid.uuid4())}
    assert "3 Karten hängen an der Wand." in press(desk, forum, here, **data).text
    assert press(desk, forum, here, **data).text.count("Vom Tisch 4") == 1, "sent twice, hung up once"
    long = data | {"lines": f"kurz\n{'lang ' * 80}", "key": str(uuid.uuid4())}
    answer = desk.send(here, long, page=f"/forums/{forum.id}")
    assert answer.status_code == 422
    assert "Zeile 2" in answer.text
    db.session.rollback()
    assert len(forum.ideas) == 3


def test_filters_show_what_fits_and_stay_in_the_address(desk, forum, cards):
    actions.make_cluster(forum, "Orte", [cards[0]])
    actions.hide_idea(cards[2], "Nennt jemanden.")
    free = desk.get(f"/forums/{forum.id}?cluster=free").text
    assert ">1 Karte<" in free
    hidden = desk.get(f"/forums/{forum.id}?state=hidden").text
    assert "Nachtbus" in hidden.split("island-wall")[1]
    assert "Keine Karte passt" in desk.get(f"/forums/{forum.id}?language=fa").text


def test_the_projector_shows_what_the_desk_says(desk, forum, cards, new_client):
    beamer, screen = new_client(), f"/forums/{forum.id}/projector?key={forum.projector_token}"
    actions.make_cluster(forum, "Orte", cards[:2])
    for shows, seen in (("clusters", "A · <bdi"), ("qr", 'class="huge"'), ("notes", "Nothing noted"), ("wall", "")):
        press(desk, forum, f"/forums/{forum.id}/screen", shows=shows)
        page = beamer.get(screen, headers={"Accept-Language": "en"}).text
        assert f'data-shows="{shows}"' in page
        assert seen in page
    press(desk, forum, f"/forums/{forum.id}/screen", shows="idea", id=str(cards[2].id))
    assert '<p class="card large"' in beamer.get(screen).text
    assert desk.send(f"/forums/{forum.id}/screen", {"shows": "idea"}, page=f"/forums/{forum.id}").status_code == 422
    actions.close_round(forum.rounds[0])
    actions.reopen_round(forum.rounds[0])
    assert 'data-shows="wall"' in beamer.get(screen).text, "with a round the projector follows it again"


def test_large_walls_cost_no_more_statements(desk, make, forum, cards, new_client):
    places = [f"/forums/{forum.id}", f"/ideas/{cards[0].id}/card", f"/forums/{forum.id}/projector"]
    actions.show_on_screen(forum, "clusters")

    def statements():
        counts = []
        for place in places:
            desk.get(place)
            with counted() as seen:
                desk.get(place)
            counts.append(len(seen))
        return counts

    actions.make_cluster(forum, "Orte", cards[:1])
    few = statements()
    author = make.participant(forum)
    for number in range(9):
        actions.make_cluster(forum, f"Insel {number}", [make.idea(forum.rounds[0], author, f"Bänke {number}")])
    assert statements() == few


PATHS = [
    *("/forums/{f}/clusters", "/forums/{f}/undoing", "/forums/{f}/screen", "/forums/{f}/notes"),
    *("/ideas/{i}/moves", "/ideas/{i}/mending", "/ideas/{i}/merging", "/ideas/{i}/parting", "/ideas/{i}/author/muting"),
    *("/clusters/{c}/naming", "/clusters/{c}/dissolution", "/clusters/{c}/merging", "/clusters/{c}/splitting"),
    *("/rounds/{r}/paper-cards/many", "/notes/{n}/revision", "/notes/{n}/removal", "/participants/{p}/unmuting"),
]


@pytest.mark.parametrize("role", [Role.STEERING, None])
def test_only_facilitators_do_any_of_it(client, make, forum, cards, role):
    cluster = actions.make_cluster(forum, "Orte")
    note = actions.write_note(forum, "Notiz", key=str(uuid.uuid4()))
    ids = {"f": forum.id, "i": cards[0].id, "c": cluster.id, "r": forum.rounds[0].id, "n": note.id}
    ids["p"] = cards[0].participant_id
    client.sign_in(make.member(forum.process if role else make.process(), role or Role.FACILITATOR))
    token = client.token("/")
    for path in PATHS:
        assert client.post(path.format(**ids), data={"csrf_token": token}).status_code == 404, path
    for path in ("/ideas/{i}/card", "/clusters/{c}", "/notes/{n}"):
        assert client.get(path.format(**ids)).status_code == 404, path
