"""Writing one section together: nothing is lost, nothing twice, everybody ends with the same text."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest
import websocket
from hypothesis import given, settings
from hypothesis import strategies as st
from pycrdt import Doc, Text
from sqlalchemy import select

from tests.conftest import Server
from tests.drafts.conftest import MakeDraft, revisions, save
from tests.drafts.editors import Editor, encoded
from tests.sockets import Socket
from workshop.app import create_app
from workshop.core.db import db, transaction
from workshop.core.errors import Refused
from workshop.drafts import actions
from workshop.drafts.manuscripts import Manuscript, load, snapshot_of
from workshop.drafts.models import LiveEdit, LiveText, Section
from workshop.processes.models import Membership, Role

BEFORE = "Grüße aus der Straße.\n\nمرحبا, und 👋 dazu."
LETTERS = "aäöüß مرحبا ሰላም 👋🏽 été\n"


@pytest.fixture
def section(server):
    make = MakeDraft()
    return make.section(make.draft(), "Orte", BEFORE)


@pytest.fixture
def writers(server, section):
    """Makes people who write the section; they leave at the end."""
    came: list[Editor] = []

    def come(role: Role = Role.STEERING) -> Editor:
        came.append(Editor(server.url, MakeDraft().member(section.draft.process, role), section))
        return came[-1]

    yield come
    for editor in came:
        editor.close()


def text_of(section: Section) -> str:
    db.session.rollback()
    return db.session.get_one(Section, section.id).text


def test_the_first_finds_the_text_as_it_was_saved_and_everybody_the_same(writers, section):
    one, two = writers(), writers()
    assert [one.open()["seq"], two.open()["seq"]] == [1, 1], "the text begins once"
    assert str(one) == str(two) == BEFORE


def test_an_edit_is_acknowledged_when_kept_and_told_to_the_others(writers, section):
    one, two = writers(), writers()
    one.open(), two.open()
    one.write(0, "Öffentlich: ")
    [seq] = one.send()
    two.hear(seq)
    assert str(two) == text_of(section) == "Öffentlich: " + BEFORE


def test_edits_of_the_same_moment_all_stay(writers, section):
    one, two = writers(), writers()
    one.open(), two.open()
    one.write(6, "ß1"), two.write(6, "ß2")
    last = max(*one.send(), *two.send())
    one.hear(last), two.hear(last)
    assert str(one) == str(two) == text_of(section)
    assert "ß1" in str(one)
    assert "ß2" in str(one)


def test_what_was_written_offline_arrives_and_what_is_sent_twice_counts_once(writers, section):
    one, two = writers(), writers()
    one.open(), two.open()
    one.close()
    one.write(0, "Offline "), one.write(8, "geschrieben. ")
    one.open()
    assert text_of(section) == "Offline geschrieben. " + BEFORE
    one.write(0, "!")
    edit = encoded(one.unsent[0])
    assert one.say("edit", edit=edit) == one.say("edit", edit=edit)
    assert text_of(section).count("!") == 1


def test_an_edit_with_a_gap_before_it_is_refused_and_comes_whole_after_entering_again(writers, section):
    one = writers()
    one.open()
    one.write(0, "eins "), one.write(5, "zwei ")
    refused = one.say("edit", edit=encoded(one.unsent[1]))
    assert (refused["ok"], refused["status"]) == (False, 409)
    one.close()
    one.open()
    assert text_of(section) == "eins zwei " + BEFORE


def test_what_is_no_edit_is_refused_and_changes_nothing(writers, section):
    one = writers()
    one.open()
    for junk in ("kein base64!", encoded(b"\x01\x02junk"), encoded(b"\xff" * 40), ""):
        assert one.say("edit", edit=junk)["ok"] is False
    assert text_of(section) == BEFORE


def test_who_may_not_write_neither_enters_nor_edits(writers, server, section):
    reader, stranger = writers(Role.OBSERVER), Editor(server.url, MakeDraft().account(), section)
    for outsider in (reader, stranger):
        outsider.socket = Socket(server.url, outsider.cookies, namespace="/draft")
        for event, data in (("enter", {"vector": ""}), ("edit", {"edit": "AAA="}), ("caret", {"caret": "here"})):
            assert outsider.say(event, **data)["status"] == 404
    stranger.close()


def test_a_role_taken_away_ends_writing_at_once(writers, section):
    one, two = writers(), writers()
    one.open(), two.open()
    with transaction():
        mine = select(Membership).where(Membership.process_id == section.draft.process_id)
        for membership in db.session.scalars(mine.order_by(Membership.id.desc()).limit(1)):
            db.session.delete(membership)
    two.write(0, "zu spät ")
    assert two.say("edit", edit=encoded(two.unsent[0]))["status"] == 404
    assert two.socket.wait_for("leave")["reason"] == "right-ended"
    assert text_of(section) == BEFORE


def test_carets_are_seen_by_the_others_with_the_name_that_the_server_knows(writers):
    one, two = writers(), writers()
    me = one.open()["me"]
    two.open()
    assert one.say("caret", caret='{"anchor": {}, "head": {}}')["ok"]
    seen = two.socket.wait_for("caret")
    assert (seen["id"], seen["name"]) == (me, one.name)
    assert one.say("caret", caret='{"name": "Jemand anders"}')["status"] == 422


def test_a_form_saved_meanwhile_is_put_together_with_what_is_written_live(writers, section):
    one = writers()
    one.open()
    base = section.revision
    one.write(len(BEFORE), " Live dazu.")
    one.send()
    db.session.rollback()
    outcome = save(section, BEFORE.replace("Grüße", "Herzliche Grüße"), MakeDraft().account(), base=base)
    assert isinstance(outcome, actions.Saved)
    one.close()
    one.open()
    assert str(one) == text_of(section) == BEFORE.replace("Grüße", "Herzliche Grüße") + " Live dazu."


def test_a_form_and_a_live_edit_of_the_same_words_end_in_a_visible_conflict(writers, section):
    one = writers()
    one.open()
    one.write(0, "Liebe", instead_of=5)
    one.send()
    db.session.rollback()
    outcome = save(section, BEFORE.replace("Grüße", "Post"), MakeDraft().account(), base=section.revision)
    assert isinstance(outcome, actions.Conflict)
    assert text_of(section).startswith("Liebe aus")


def test_the_history_keeps_what_was_written_together(writers, section):
    one = writers()
    one.open()
    one.write(0, "Neu: ")
    one.send()
    db.session.rollback()
    actions.keep_what_was_written(section)
    actions.keep_what_was_written(section)
    assert revisions(section) == [BEFORE, "Neu: " + BEFORE]


@pytest.fixture
def mortal(tmp_path):
    server = Server(tmp_path).start()
    beside = create_app({"VAR": tmp_path, "SQLALCHEMY_DATABASE_URI": f"sqlite:///{tmp_path / 'workshop.sqlite'}"})
    with beside.app_context():
        yield server
        server.kill()
        db.session.remove()
        db.engine.dispose()


def write_some(editor: Editor, chance: random.Random, edits: int) -> None:
    """Type here and there in one paragraph; one message in fifty is lost, and a dead server ends the visit."""
    try:
        editor.open()
        for _each in range(edits):
            now = str(editor)
            at = chance.randrange(len(now) + 1)
            editor.write(at, chance.choice(LETTERS), instead_of=chance.choice((0, 0, 0, 1)) if at < len(now) else 0)
            if chance.random() < 0.02:
                editor.close()
                editor.open()
            editor.send()
            editor.take_what_was_heard()
    except (websocket.WebSocketException, OSError):
        return


def write_at_once(people: list[Editor], server: Server, *, kill: bool) -> None:
    """Everybody types; the server may die in the middle of it, and comes back."""
    with ThreadPoolExecutor(len(people)) as pool:
        running = [pool.submit(write_some, each, random.Random(n), 20 if n else 5) for n, each in enumerate(people)]
        if kill:
            running[0].result()
            server.kill()
        for one in running:
            one.result()
    if kill:
        server.start()


def test_twelve_write_one_paragraph_while_messages_are_lost_and_the_server_dies(mortal):
    make = MakeDraft()
    section = make.section(make.draft(), "Orte", BEFORE)
    people = [Editor(mortal.url, make.member(section.draft.process, Role.STEERING), section) for _each in range(12)]
    write_at_once(people, mortal, kill=True)
    write_at_once(people, mortal, kill=False)
    last = max([editor.open()["seq"] for editor in people])  # everybody sends what they still have
    assert [editor.open()["seq"] for editor in people] == [last] * 12
    assert {str(editor) for editor in people} == {text_of(section)}
    numbers = db.session.scalars(select(LiveEdit.seq).where(LiveEdit.section_id == section.id).order_by(LiveEdit.seq))
    assert list(numbers) == list(range(1, last + 1))
    for editor in people:
        editor.close()


@given(st.text(alphabet=LETTERS, max_size=60), st.lists(st.text(alphabet=LETTERS, max_size=60), max_size=4))
@settings(max_examples=150)
def test_our_own_edits_say_what_they_should_and_others_agree(before, wanted):
    ours, theirs = Manuscript.empty(), Doc()
    text = theirs.get("text", type=Text)
    for words in (before, *wanted):
        if edit := ours.rewrite(words):
            theirs.apply_update(edit)
        assert str(ours) == str(text) == words


def test_a_snapshot_reads_the_same_and_a_text_that_cannot_be_made_whole_is_refused(section_of_app):
    section, by = section_of_app
    actions.enter_section(section, b"")
    for number in range(5):
        actions.save_section(section, actions.Edit("Orte", f"{BEFORE} {number}", section.revision), by)
    row = db.session.get_one(LiveText, section.id)
    manuscript = load(row)
    with transaction():
        row = db.session.get_one(LiveText, section.id)
        row.snapshot, row.snapshot_seq = snapshot_of(manuscript), row.seq
    assert str(load(db.session.get_one(LiveText, section.id))) == f"{BEFORE} 4"
    with transaction():
        row = db.session.get_one(LiveText, section.id)
        row.snapshot, row.snapshot_seq = None, 0
        db.session.delete(db.session.scalars(select(LiveEdit).where(LiveEdit.seq == row.seq)).one())
    with pytest.raises(Refused):
        load(db.session.get_one(LiveText, section.id))


@pytest.fixture
def section_of_app(make):
    draft = make.draft()
    return make.section(draft, "Orte", BEFORE), make.account()
