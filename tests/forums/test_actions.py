"""What can be done in a forum, and when not."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from workshop.accounts.visitors import Visitor, digest
from workshop.core.db import clock_set_to, db, now, transaction
from workshop.core.errors import NotFound, Refused
from workshop.forums import access, actions
from workshop.processes.models import Entry
from workshop.themes.models import ThemeField


def refusal_of(action, *arguments, **more):
    """The status with which something is refused."""
    with pytest.raises(Refused) as refusal:
        action(*arguments, **more)
    return refusal.value.status


def test_forums_are_numbered_in_their_process_and_have_codes_of_their_own(make):
    process = make.process()
    one, other, elsewhere = make.forum(process), make.forum(process), make.forum()
    assert [one.number, other.number, elsewhere.number] == [1, 2, 1]
    assert len({one.code, other.code, elsewhere.code}) == 3
    assert all(len(forum.code) == 9 and forum.code.isdecimal() for forum in (one, other))
    assert len(one.qr_token) >= 22


def test_cards_are_numbered_in_their_forum_over_rounds_and_paper(make, forum):
    round_, author = forum.rounds[0], make.participant(forum)
    first = make.idea(round_, author)
    paper = actions.add_paper_card(round_, "vom Tisch", "de", key="eins")
    second = make.idea(round_, author)
    assert [first.number, paper.number, second.number] == [1, 2, 3]
    assert second.citation == f"@F{forum.number}-3"
    assert actions.add_paper_card(round_, "vom Tisch", "de", key="eins") is paper


def test_paper_is_hung_up_after_the_end_too_and_phones_are_not_heard(make, forum):
    round_, author = forum.rounds[0], make.participant(forum)
    actions.close_door(forum)
    assert not round_.is_open
    assert actions.add_paper_card(round_, "kam später", "de", key="spät").on_paper
    assert refusal_of(make.idea, round_, author) == 409


def test_a_round_that_is_opened_again_has_lost_nothing(make, forum):
    round_, author = forum.rounds[0], make.participant(forum)
    card = make.idea(round_, author)
    actions.close_round(round_)
    assert refusal_of(actions.close_round, round_) == 409
    actions.reopen_round(round_)
    assert refusal_of(actions.reopen_round, round_) == 409
    assert refusal_of(actions.open_round, round_) == 409
    assert round_.ideas == [card]


def test_nobody_joins_before_the_door_opens(make):
    forum = make.forum(door=False)
    assert refusal_of(actions.join_forum, forum, "de") == 409
    actions.open_door(forum)
    assert refusal_of(actions.open_door, forum) == 409
    participant, token = actions.join_forum(forum, "ar", name="Amal", bench="migrant")
    assert participant.token_hash == digest(token)
    assert token not in str(vars(participant))


def test_a_pass_is_for_its_forum_and_ends_a_day_after_it(make, forum):
    participant, token = actions.join_forum(forum, "de")
    visitor = Visitor(passes={forum.id: digest(token)})
    other = make.forum()
    assert access.forum_joined_by(visitor, forum.id) is participant
    with pytest.raises(NotFound):
        access.forum_joined_by(Visitor(passes={other.id: digest(token)}), other.id)
    actions.close_door(forum)
    with clock_set_to(forum.ends_at + timedelta(hours=23)):
        assert access.forum_joined_by(visitor, forum.id) is participant
    with clock_set_to(forum.ends_at + timedelta(hours=25)), pytest.raises(NotFound):
        access.forum_joined_by(visitor, forum.id)


def test_a_code_is_read_with_spaces_and_opens_only_its_forum(make, forum):
    spaced = f"{forum.code[:3]} {forum.code[3:6]}-{forum.code[6:]}"
    assert access.forum_of_code(spaced, "10.1.0.1") is forum
    assert access.forum_of_code(forum.qr_token, "10.1.0.1") is forum
    with pytest.raises(NotFound):
        access.forum_of_code(forum.projector_token, "10.1.0.1")


def test_wrong_codes_are_limited_and_right_ones_are_not(make, forum):
    statuses = [refusal_of(access.forum_of_code, f"{n:09}", "10.1.0.2") for n in range(15)]
    assert statuses == [404] * 10 + [429] * 5
    assert access.forum_of_code(forum.code, "10.1.0.2") is forum
    assert refusal_of(access.forum_of_code, "000000001", "10.1.0.3") == 404


def test_a_theme_field_of_another_process_is_refused(make):
    field = make.keep(ThemeField(process_id=make.process().id, position=1, title="Quartier"))
    assert refusal_of(make.forum, theme_fields=(field,)) == 422
    assert make.forum(field.process, theme_fields=(field,)).theme_fields == [field]


def test_the_question_stays_once_it_was_answered(make, forum):
    plan = actions.ForumPlan(
        kind="workshop", title="Neu", starts_at=now(), ends_at=now() + timedelta(hours=1), prompt="Anders gefragt?"
    )
    actions.revise_forum(forum, plan)
    assert (forum.title, forum.rounds[0].prompt) == ("Neu", "Anders gefragt?")
    make.idea(forum.rounds[0], make.participant(forum))
    assert refusal_of(actions.revise_forum, forum, replace(plan, prompt="Noch einmal anders?")) == 409
    assert actions.revise_forum(forum, replace(plan, title="Neuer")).title == "Neuer"


def test_the_journal_of_a_room_is_gap_free_and_a_refusal_takes_no_number(make, forum):
    author = make.participant(forum)
    for _ in range(3):
        make.idea(forum.rounds[0], author)
    actions.close_round(forum.rounds[0])
    refusal_of(make.idea, forum.rounds[0], author)
    numbers = db.session.scalars(select(Entry.seq).where(Entry.room == forum.room_name).order_by(Entry.id)).all()
    assert numbers == list(range(1, len(numbers) + 1))
    assert numbers[-1] == forum.seq == forum.rounds[0].seq


def test_the_database_itself_refuses_a_card_that_is_too_long_or_empty(make, forum):
    idea = make.idea(forum.rounds[0], make.participant(forum))

    @transaction()
    def write(text):
        idea.text = text

    for text in ("", "a" * 281):
        with pytest.raises(IntegrityError):
            write(text)
    write("a" * 280)
