"""Similar ideas: found in any script, kept up with the wall, and only ever suggested."""

import pytest

from tests.queries import counted
from workshop.forums import actions
from workshop.forums.similar import Index, groups_of, similar_to

ALIKE = [
    ("Bänke vor dem Supermarkt in Nord", "Mehr Baenke beim Supermarkt Nord, vor der Tür"),
    ("Sprachcafé am Abend, nicht nur vormittags", "Ein Sprachcafe abends wäre gut"),
    ("رسائل المدرسة بلغة واضحة", "أن تكون رسائلُ المدرسةِ واضحة"),
    ("Спільна кухня раз на тиждень", "Кухня спільна щотижня"),
    ("Mahalle bahçesi: herkese küçük bir parça", "mahallede bahçe olsun"),
    ("ናይ ጎረቤት በዓል", "በዓል ጎረቤት ኣብ ነፍሲ ወከፍ ጎደና"),
]


@pytest.fixture
def index():
    index = Index()
    for number, (one, other) in enumerate(ALIKE):
        index.put(2 * number, one)
        index.put(2 * number + 1, other)
    return index


@pytest.mark.parametrize("number", range(len(ALIKE)))
def test_two_cards_that_say_the_same_find_each_other_and_nothing_else(index, number):
    assert [near.id for near in index.near(2 * number)] == [2 * number + 1]
    assert [near.id for near in index.near(2 * number + 1)] == [2 * number]


def test_the_same_words_are_as_near_as_can_be(index):
    index.put(99, "spielplatz, BÄNKE vor dem supermarkt in nord!")
    index.put(100, "Bänke vor dem Supermarkt in Nord")
    first = index.near(0)[0]
    assert first.id == 100
    assert first.nearness == pytest.approx(1)


def test_an_island_is_compared_as_a_whole(index):
    assert index.near(0, 1) == []
    assert {near.id for near in index.near(0, 2, 4)} == {1, 3, 5}


def test_what_is_gone_or_was_never_there_is_near_to_nothing(index):
    index.drop(1)
    index.drop(1)
    assert index.near(0) == index.near(1) == index.near(12345) == []
    assert groups_of("12 … !") == frozenset()


def test_a_large_wall_gives_the_nearest_ones_only():
    index = Index()
    for number in range(300):
        index.put(number, f"Karte von Haus {number} mit Wort{chr(97 + number % 26) * 5} und Garten")
    found = index.near(0, most=3)
    assert len(found) == 3
    assert {near.id % 26 for near in found} == {0}


def test_the_wall_is_followed_by_number_in_one_statement(make, forum):
    round_, author = forum.rounds[0], make.participant(forum)
    one = make.idea(round_, author, "Bänke vor dem Supermarkt")
    other = make.idea(round_, author, "Bänke am Supermarkt")
    assert [near.id for near in similar_to(forum, [one.id])] == [other.id]
    actions.hide_idea(other, "doppelt")
    third = make.idea(round_, author, "Vor dem Supermarkt mehr Bänke")
    actions.revise_idea(one, "Sprachcafé am Abend")
    assert similar_to(forum, [one.id]) == []
    actions.show_idea(other)
    wanted, near_it, _here = third.id, other.id, forum.title
    with counted() as statements:
        assert [near.id for near in similar_to(forum, [wanted])] == [near_it]
    assert len([one for one in statements if one.startswith("SELECT")]) == 1


def test_forums_are_not_compared_with_each_other(make):
    here, there = make.forum(), make.forum()
    one = make.idea(here.rounds[0], make.participant(here), "Bänke vor dem Supermarkt")
    make.idea(there.rounds[0], make.participant(there), "Bänke vor dem Supermarkt")
    assert similar_to(here, [one.id]) == []
