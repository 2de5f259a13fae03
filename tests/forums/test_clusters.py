"""Islands: what facilitators do with them, what two of them do at once, and what can be undone."""

import pytest

from tests.forums.test_actions import refusal_of
from workshop.core.db import clock_set_to, now
from workshop.core.errors import Refused
from workshop.forums import actions
from workshop.forums.actions.holds import LASTS
from workshop.forums.broadcasts import changes_since, state_of
from workshop.forums.models import letter_of, number_of


@pytest.fixture
def cards(make, forum):
    author = make.participant(forum)
    return [make.idea(forum.rounds[0], author, text) for text in ("Bänke", "Café", "Nachtbus", "Hoffest")]


@pytest.fixture
def demir(make, forum):
    return make.member(forum.process, name="Frau Demir")


@pytest.fixture
def becker(make, forum):
    return make.member(forum.process, name="Herr Becker")


def words_of(action, *arguments, **more):
    with pytest.raises(Refused) as refusal:
        action(*arguments, **more)
    return refusal.value.message


def lying(forum):
    """The wall as people see it: letters with the numbers of their cards."""
    items = state_of(forum)
    letters = {item["id"]: item["letter"] for item in items if item["kind"] == "cluster"}
    wall = {letter: [] for letter in letters.values()}
    for item in items:
        if item["kind"] == "idea":
            wall.setdefault(letters.get(item["cluster"], "free"), []).append(item["number"])
    return wall


def test_letters_go_on_after_z():
    assert [letter_of(number) for number in (1, 2, 26, 27, 28, 702, 703)] == ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]
    assert all(number_of(letter_of(number)) == number for number in range(1, 800))


def test_cards_go_from_island_to_island_and_lie_on_one_only(forum, cards, demir):
    places = actions.make_cluster(forum, "Orte", cards[:2], by=demir)
    feasts = actions.make_cluster(forum, "Feste", by=demir)
    actions.move_idea(cards[3], feasts, by=demir)
    actions.move_idea(cards[1], feasts, places.id, by=demir)
    assert lying(forum) == {"A": [1], "B": [2, 4], "free": [3]}
    actions.move_idea(cards[1], None, by=demir)
    assert lying(forum)["free"] == [2, 3]
    assert (places.title, places.tint, places.citation) == ("A · Orte", "a", f"@F{forum.number}-A")


def test_islands_are_merged_split_and_dissolved(forum, cards, demir):
    one = actions.make_cluster(forum, "Orte", cards[:2], by=demir)
    other = actions.make_cluster(forum, "Wege", cards[2:], by=demir)
    before = forum.seq
    actions.merge_clusters(one, other, by=demir)
    assert forum.seq == before + 1, "one step is one change, however many cards it moves"
    assert len(changes_since(forum, before)) == 3
    assert lying(forum) == {"B": [1, 2, 3, 4]}
    new = actions.split_cluster(other, cards[:1], "Neu", by=demir)
    assert lying(forum) == {"B": [2, 3, 4], "C": [1]}
    actions.dissolve_cluster(other, by=demir)
    assert lying(forum) == {"C": [1], "free": [2, 3, 4]}
    assert one.merged_into_id == other.id
    assert refusal_of(actions.dissolve_cluster, other, by=demir) == 409
    assert refusal_of(actions.merge_clusters, new, new, by=demir) == 422
    assert refusal_of(actions.split_cluster, new, [], by=demir) == 422


def test_nothing_of_another_forum_gets_mixed_in(make, forum, cards, demir):
    elsewhere = actions.make_cluster(make.forum(), "Woanders")
    here = actions.make_cluster(forum, "Hier", by=demir)
    assert refusal_of(actions.move_idea, cards[0], elsewhere, by=demir) == 422
    assert refusal_of(actions.merge_clusters, here, elsewhere, by=demir) == 422
    assert refusal_of(actions.make_cluster, elsewhere.forum, "x", cards, by=demir) == 422


def test_a_card_in_hand_is_left_alone_by_others_until_it_is_put_down(forum, cards, demir, becker):
    island = actions.make_cluster(forum, "Orte", by=demir)
    actions.hold_idea(cards[0], by=demir)
    said = words_of(actions.move_idea, cards[0], island, by=becker)
    assert "Frau Demir" in said
    assert refusal_of(actions.hold_idea, cards[0], by=becker) == 409
    assert refusal_of(actions.make_cluster, forum, "x", cards, by=becker) == 409
    actions.release_idea(cards[0], by=becker)
    assert refusal_of(actions.hold_idea, cards[0], by=becker) == 409, "nobody opens another's hand"
    actions.move_idea(cards[0], island, by=demir)
    actions.hold_idea(cards[0], by=becker)
    actions.release_all(forum, {becker.id})
    actions.hold_idea(cards[0], by=demir)
    with clock_set_to(now() + LASTS * 2):
        actions.hold_idea(cards[0], by=becker)


def test_a_move_that_saw_the_card_elsewhere_is_told_where_it_is_and_by_whom(forum, cards, demir, becker):
    one, other = (actions.make_cluster(forum, name, by=demir) for name in ("Orte", "Wege"))
    actions.move_idea(cards[0], one, None, by=demir)
    said = words_of(actions.move_idea, cards[0], other, None, by=becker)
    assert "Frau Demir" in said
    assert "A · Orte" in said
    assert actions.move_idea(cards[0], one, None, by=becker).cluster_id == one.id, "both meant the same"


def test_two_names_at_once_do_not_overwrite_each_other(forum, demir, becker):
    island = actions.make_cluster(forum, "", by=demir)
    actions.name_cluster(island, "Orte zum Treffen", "", by=demir)
    said = words_of(actions.name_cluster, island, "Treffpunkte", "", by=becker)
    assert "Frau Demir" in said
    assert "Orte zum Treffen" in said
    actions.name_cluster(island, "Treffpunkte", "Orte zum Treffen", by=becker)
    assert island.name == "Treffpunkte"


def test_everybody_undoes_their_own_steps_the_last_first(forum, cards, demir, becker):
    island = actions.make_cluster(forum, "Orte", cards[:2], by=demir)
    actions.move_idea(cards[2], island, by=becker)
    actions.name_cluster(island, "Treffpunkte", by=demir)
    actions.dissolve_cluster(island, by=demir)
    assert lying(forum) == {"free": [1, 2, 3, 4]}
    assert actions.undo(forum, by=demir)[1] == 0
    assert lying(forum) == {"A": [1, 2, 3], "free": [4]}
    actions.undo(forum, by=becker)
    assert lying(forum) == {"A": [1, 2], "free": [3, 4]}
    actions.undo(forum, by=demir)
    assert island.name == "Orte"
    actions.undo(forum, by=demir)
    assert lying(forum) == {"free": [1, 2, 3, 4]}
    assert refusal_of(actions.undo, forum, by=demir) == 409
    assert actions.make_cluster(forum, "Neu", by=demir).letter == "A", "an island taken back leaves its letter free"


def test_undoing_leaves_alone_what_others_have_changed_since(forum, cards, demir, becker):
    one = actions.make_cluster(forum, "Orte", cards[:3], by=demir)
    other = actions.make_cluster(forum, "Wege", by=becker)
    actions.merge_clusters(one, other, by=demir)
    actions.move_idea(cards[0], None, by=becker)
    deed, stayed = actions.undo(forum, by=demir)
    assert (deed.verb, stayed) == ("cluster.merged", 1)
    assert lying(forum) == {"A": [2, 3], "B": [], "free": [1, 4]}


def test_undoing_never_puts_a_card_on_an_island_that_is_gone_nor_takes_one_away_that_is_used(
    forum, cards, demir, becker
):
    one = actions.make_cluster(forum, "Orte", cards[:1], by=becker)
    actions.move_idea(cards[0], None, by=demir)
    actions.dissolve_cluster(one, by=becker)
    assert actions.undo(forum, by=demir)[1] == 1
    new = actions.make_cluster(forum, "Neu", cards[:1], by=demir)
    actions.move_idea(cards[1], new, by=becker)
    actions.undo(forum, by=demir)
    assert lying(forum) == {"B": [2], "free": [1, 3, 4]}


def test_hiding_mending_and_merging_can_be_undone_too(forum, cards, demir):
    actions.hide_idea(cards[0], "Nennt jemanden.", by=demir)
    actions.mend_idea(cards[1], "Ein Café", by=demir)
    actions.merge_ideas(cards[2], cards[3], by=demir)
    assert lying(forum) == {"free": [2, 4]}
    for _ in range(3):
        actions.undo(forum, by=demir)
    assert lying(forum) == {"free": [1, 2, 3, 4]}
    assert [card.text for card in cards] == ["Bänke", "Café", "Nachtbus", "Hoffest"]


def test_a_mended_card_keeps_its_authors_words(forum, cards, demir):
    actions.mend_idea(cards[0], "Bänke am Markt", by=demir)
    actions.mend_idea(cards[0], "Bänke auf dem Markt", by=demir)
    assert cards[0].original == "Bänke"
    item = next(item for item in state_of(forum) if item.get("number") == 1 and item["kind"] == "idea")
    assert (item["text"], item["original"]) == ("Bänke auf dem Markt", "Bänke")
    actions.mend_idea(cards[0], "Bänke", by=demir)
    assert (cards[0].original, cards[0].mended_at) == (None, None)
    actions.mend_idea(cards[0], "Baenke", by=demir)
    actions.revise_idea(cards[0], "Zwei Bänke")
    assert cards[0].original is None, "the author's own wording counts"
    actions.withdraw_idea(cards[0])
    assert refusal_of(actions.mend_idea, cards[0], "Bank", by=demir) == 409


def test_cards_that_say_the_same_hang_behind_the_first(make, forum, cards, demir):
    actions.merge_ideas(cards[0], cards[1], by=demir)
    actions.merge_ideas(cards[1], cards[2], by=demir)
    assert {cards[0].merged_into_id, cards[1].merged_into_id} == {cards[2].id}
    assert lying(forum) == {"free": [3, 4]}
    assert refusal_of(actions.merge_ideas, cards[2], cards[0], by=demir) == 422
    assert refusal_of(actions.merge_ideas, cards[3], cards[3], by=demir) == 422
    actions.part_idea(cards[0], by=demir)
    assert lying(forum) == {"free": [1, 3, 4]}
