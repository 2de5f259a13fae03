from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workshop.drafts.merging import Merged, merge
from workshop.drafts.tokens import changes, word_changes, words_of

WORDS = st.sampled_from(["Haus", "Straße", "öffnet", "مكان", "ትግርኛ", "👋", "und", "rot", ",", ".", "**", "[@F1-7]"])
LINES = st.lists(WORDS, max_size=6).map(" ".join)
TEXTS = st.lists(LINES, max_size=8).map("\n".join)
SEQUENCES = st.lists(st.sampled_from("abcd"), max_size=12)


def words(text: str) -> Counter[str]:
    return Counter(word.strip() for word in words_of(text) if word.strip())


def shown(merged: Merged) -> Counter[str]:
    """Every word somebody can see: in the text, or beside it."""
    return words(merged.text) + sum((words(passage.theirs) for passage in merged.passages), Counter())


@given(TEXTS, TEXTS, TEXTS)
def test_no_word_that_somebody_added_is_lost(before, theirs, yours):
    merged = merge(before, theirs, yours)
    for side in (theirs, yours):
        added = words(side) - words(before)
        missing = added - shown(merged)
        assert not missing, missing


@given(TEXTS, TEXTS, TEXTS)
def test_where_nobody_disagrees_both_deletions_hold(before, theirs, yours):
    merged = merge(before, theirs, yours)
    if not merged.passages:
        assert not words(merged.text) - words(theirs) - words(yours)


@given(TEXTS, TEXTS)
def test_who_changed_nothing_gets_what_the_other_wrote(before, theirs):
    assert merge(before, theirs, before) == Merged(theirs)
    assert merge(before, before, theirs) == Merged(theirs)
    assert merge(before, theirs, theirs) == Merged(theirs)


@given(TEXTS, TEXTS, TEXTS)
def test_the_field_keeps_what_you_wrote_wherever_both_changed(before, theirs, yours):
    for passage in merge(before, theirs, yours).passages:
        assert passage.theirs != passage.yours
        assert passage.yours in yours


@given(SEQUENCES, SEQUENCES)
@pytest.mark.parametrize("find", [changes, word_changes])
def test_the_changes_turn_one_sequence_into_the_other(find, old, new):
    built, at = [], 0
    for change in find(old, new):
        assert old[at : change.old_from] == new[len(built) : change.new_from]
        built += old[at : change.old_from] + new[change.new_from : change.new_to]
        at = change.old_to
    assert built + old[at:] == new


@given(TEXTS)
def test_words_put_together_are_the_text(text):
    assert "".join(words_of(text)) == text


def test_two_words_of_one_sentence_by_two_people():
    merged = merge("Das rote Haus steht am See.", "Das blaue Haus steht am See.", "Das rote Haus liegt am See.")
    assert merged == Merged("Das blaue Haus liegt am See.")


def test_two_items_of_one_list_by_two_people():
    assert merge("- eins\n- zwei\n", "- eins!\n- zwei\n", "- eins\n- zwei!\n") == Merged("- eins!\n- zwei!\n")


def test_the_same_word_by_two_people_is_shown_with_the_words_around_it():
    merged = merge("Das rote Haus am See", "Das blaue Haus am See", "Das grüne Haus am See")
    assert merged.text == "Das grüne Haus am See"
    [passage] = merged.passages
    assert (passage.before, passage.theirs, passage.yours) == (" rote", " blaue", " grüne")
    assert (passage.lead, passage.tail) == ("Das", " Haus am See")


def test_both_added_a_line_at_the_end():
    merged = merge("a\n", "a\nb\n", "a\nc\n")
    assert merged.text == "a\nc\n"
    assert [passage.theirs for passage in merged.passages] == ["b\n"]


def test_a_very_long_text_is_merged_in_one_piece_rather_than_not_at_all():
    before = "\n".join(["x"] * 40_000)
    merged = merge(before, "\n".join(["y"] * 40_000), before + "\nz")
    assert shown(merged)["z"] == 1
