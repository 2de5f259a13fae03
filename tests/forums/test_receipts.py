"""Receipts are easy to write down and forgive how they are typed in."""

import pytest

from workshop.core.errors import NotFound, Refused
from workshop.forums import access
from workshop.forums.receipts import WORDS, new_receipt, normal_form


def test_there_are_words_enough_and_none_that_is_hard_to_type():
    assert len(set(WORDS)) == len(WORDS) >= 256
    assert all(word.isascii() and word.isalpha() and word.isupper() and len(word) <= 9 for word in WORDS)


def test_two_words_can_be_told_apart_without_their_dash():
    joined = [one + other for one in WORDS for other in WORDS]
    assert len(set(joined)) == len(joined)


def test_a_receipt_is_found_however_it_is_typed():
    assert normal_form("AMSEL-RAUTE-4127") == "AMSEL-RAUTE-4127"
    for typed in ("amsel raute 4127", "AmselRaute4127", " amsel - raute - 4127 ", "amsel.raute/4127"):
        assert normal_form(typed) == "AMSEL-RAUTE-4127"


@pytest.mark.parametrize(
    "typed", ["", "AMSEL", "AMSEL-RAUTE", "AMSEL-RAUTE-12", "AMSEL-RAUTE-123456", "NIEMAND-DA-4127"]
)
def test_what_is_no_receipt_is_none(typed):
    assert normal_form(typed) is None


def test_new_ones_are_of_the_form_they_are_found_by():
    for _ in range(200):
        receipt = new_receipt()
        assert normal_form(receipt) == receipt


def test_a_receipt_leads_to_its_idea_and_a_wrong_one_to_nothing(make, forum):
    idea = make.idea(forum.rounds[0], make.participant(forum))
    assert access.idea_of_receipt(idea.receipt.lower().replace("-", " "), "10.0.0.1") is idea
    with pytest.raises(NotFound):
        access.idea_of_receipt("AMSEL-RAUTE-999", "10.0.0.1")


def test_trying_receipts_out_ends_after_ten(make, forum):
    idea = make.idea(forum.rounds[0], make.participant(forum))
    for _ in range(10):
        with pytest.raises(NotFound):
            access.idea_of_receipt("AMSEL-RAUTE-9999", "10.0.0.2")
    with pytest.raises(Refused) as refusal:
        access.idea_of_receipt(idea.receipt, "10.0.0.2")
    assert refusal.value.status == 429
    assert access.idea_of_receipt(idea.receipt, "10.0.0.3") is idea
