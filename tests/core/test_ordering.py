from dataclasses import dataclass

import pytest

from workshop.core.ordering import place


@dataclass
class Card:
    id: int
    position: int


def order_after(positions, which, to):
    cards = [Card(number, position) for number, position in enumerate(positions, 1)]
    place(cards, cards[which - 1], to)
    return [card.id for card in sorted(cards, key=lambda card: card.position)], [card.position for card in cards]


@pytest.mark.parametrize(
    ("which", "to", "order"),
    [
        (2, "up", [2, 1, 3]),
        (2, "down", [1, 3, 2]),
        (1, "up", [1, 2, 3]),
        (3, "down", [1, 2, 3]),
        (3, "1", [3, 1, 2]),
        (1, "3", [2, 3, 1]),
        (1, "9999", [2, 3, 1]),
        (2, "0", [2, 1, 3]),
    ],
)
def test_one_is_placed_and_all_are_numbered_from_one(which, to, order):
    found, positions = order_after([1, 2, 3], which, to)
    assert found == order
    assert sorted(positions) == [1, 2, 3]


def test_places_with_gaps_and_doubles_are_put_right():
    found, positions = order_after([5, 5, 9], 3, "up")
    assert found == [1, 3, 2]
    assert sorted(positions) == [1, 2, 3]
