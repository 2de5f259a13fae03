"""Abuse case 4: guessing codes (SECURITY.md), while a hall behind one address joins."""

import threading
from concurrent.futures import ThreadPoolExecutor

from tests.sockets import join, request
from workshop.forums import actions


def test_three_hundred_join_while_somebody_guesses(hall):
    forum = hall.make.forum()
    codes = [forum.code, forum.qr_token]
    done = threading.Event()
    answers = set()

    def guess():
        number = 0
        while not done.is_set():
            number += 1
            answers.add(request(hall.url, "GET", f"/j/{900_000_000 + number}").status)

    guesser = threading.Thread(target=guess)
    guesser.start()
    try:
        with ThreadPoolExecutor(8) as pool:
            cookies = list(pool.map(lambda number: join(hall.url, codes[number % 2]), range(300)))
    finally:
        done.set()
        guesser.join()
    assert len(set(cookies)) == 300
    assert answers == {404, 429}


def test_a_code_opens_nothing_before_the_door_and_after_it(hall):
    forum = hall.make.forum(door=False)
    assert request(hall.url, "GET", f"/j/{forum.qr_token}").status in (404, 429)
    actions.open_door(forum)
    assert request(hall.url, "GET", f"/j/{forum.qr_token}").status == 200
    assert request(hall.url, "GET", f"/j/{forum.code[:3]}%20{forum.code[3:6]}%20{forum.code[6:]}").status == 200
    actions.close_door(forum)
    assert request(hall.url, "GET", f"/j/{forum.qr_token}").status in (404, 429)
