from workshop.core.limits import Limit


def test_a_limit_gives_out_so_many_and_no_more():
    limit = Limit(3, seconds=3600)
    assert [limit.take("a") for _ in range(4)] == [True, True, True, False]
    assert limit.take("b"), "one key’s limit is not another’s"


def test_looking_whether_there_is_room_takes_nothing():
    limit = Limit(1, seconds=3600)
    assert limit.has_room("a")
    assert limit.has_room("a")
    assert limit.take("a")
    assert not limit.has_room("a")


def test_what_is_given_back_can_be_taken_again_but_never_more_than_there_was():
    limit = Limit(2, seconds=3600)
    limit.give_back("a")
    assert [limit.take("a") for _ in range(3)] == [True, True, False]
    limit.give_back("a")
    assert [limit.take("a") for _ in range(2)] == [True, False]
