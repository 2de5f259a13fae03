import base64
import json
from html import unescape

import pytest
from flask import Flask

from tests.drafts.conftest import revisions, save
from workshop.core.db import db
from workshop.drafts.actions import Conflict, Saved
from workshop.drafts.manuscripts import Manuscript
from workshop.drafts.models import Section
from workshop.processes.models import Entry, Role

BEFORE = "Das rote Haus steht am See.\n\nDort trifft man sich."
JSON = {"Accept": "application/json"}


def post(browser, section, text, base, **more):
    headers = more.pop("headers", None)
    fields = {"title": "Orte", "text": text, "base": str(base), "step": "save"} | more
    return browser.send(f"/sections/{section.id}", fields, headers=headers)


def field(page: str) -> str:
    """What stands in the text field."""
    return unescape(page.split("<textarea", 1)[1].split(">", 1)[1].split("</textarea>")[0]).removeprefix("\n")


def base_in(page: str) -> str:
    return page.split('name="base"', 1)[1].split('value="', 1)[1].split('"')[0]


def test_saving_keeps_every_save(writer, section, steering):
    assert field(writer.get(f"/sections/{section.id}").text) == BEFORE
    assert post(writer, section, "Neu.", 1).status_code == 303
    assert revisions(section) == [BEFORE, "Neu."]
    entry = db.session.query(Entry).filter_by(verb="section.saved").one()
    assert entry.account_id == steering.id


def test_a_text_is_kept_tidy_so_that_an_untouched_page_is_not_unsaved(writer, section, steering):
    save(section, "\n  Oben und unten leer. \r\nZweite Zeile\n\n", steering)
    assert revisions(section)[-1] == "Oben und unten leer. \nZweite Zeile"
    page = writer.get(f"/sections/{section.id}").text
    assert "data-unsaved" not in page.split("<main")[0]


def test_saving_the_same_again_keeps_nothing_new(writer, section):
    post(writer, section, BEFORE, 1)
    assert revisions(section) == [BEFORE]


def test_changes_that_fit_are_put_together_and_said(make, writer, section, process):
    save(section, BEFORE.replace("rote", "blaue"), make.member(process, name="Jonas Brandt"))
    answer = post(writer, section, BEFORE.replace("trifft", "begegnet"), 1)
    assert answer.status_code == 303
    assert revisions(section)[-1] == "Das blaue Haus steht am See.\n\nDort begegnet man sich."
    assert "Zusammengeführt mit der Änderung von Jonas Brandt." in writer.get(answer.location).text


def test_a_conflict_is_shown_with_both_texts_and_nothing_is_saved(make, writer, section, process):
    theirs = BEFORE.replace("rote", "blaue").replace("trifft", "begegnet")
    save(section, theirs, make.member(process, name="Jonas Brandt"))
    answer = post(writer, section, BEFORE.replace("rote", "grüne"), 1)
    assert answer.status_code == 409
    assert revisions(section) == [BEFORE, theirs]
    assert "Jonas Brandt und Sie haben dieselben Wörter geändert" in answer.text
    assert "blaue" in answer.text
    assert field(answer.text) == "Das grüne Haus steht am See.\n\nDort begegnet man sich."
    assert "Noch nicht gespeichert" in answer.text

    assert base_in(answer.text) == "2"
    assert post(writer, section, field(answer.text), 2).status_code == 303
    assert revisions(section)[-1] == "Das grüne Haus steht am See.\n\nDort begegnet man sich."


def test_two_titles_are_a_conflict_too(make, writer, section, process):
    save(section, BEFORE, make.member(process), title="Plätze")
    answer = post(writer, section, BEFORE, 1, title="Räume")
    assert answer.status_code == 409
    assert "Plätze" in answer.text
    assert post(writer, section, BEFORE, 1, title="Orte").status_code == 303
    assert db.session.get(Section, section.id).title == "Plätze"


@pytest.mark.parametrize("base", ["0", "99", "-1", ""])
def test_an_invented_base_overwrites_nothing(writer, section, base):
    assert post(writer, section, "Etwas ganz anderes.", base).status_code == 409
    assert revisions(section) == [BEFORE]


def test_twelve_people_in_one_paragraph_lose_no_word(make, section, process):
    words = [f"Wort{number}" for number in range(12)]
    start = " ".join(f"{word}-alt und" for word in words)
    save(section, start, None)
    base = section.revision
    outcomes = [
        save(section, start.replace(f"{word}-alt", f"{word}-neu"), make.member(process), base=base) for word in words
    ]
    assert all(isinstance(outcome, Saved) for outcome in outcomes)
    assert section.text == " ".join(f"{word}-neu und" for word in words)

    again = [
        save(section, f"{section.text} Schluss {word}", make.member(process), base=section.revision)
        for word in words[:1]
    ]
    late = [save(section, f"{start} Ende {word}", make.member(process), base=base) for word in words]
    assert isinstance(again[0], Saved)
    assert all(
        isinstance(outcome, Conflict) and outcome.edit.text.endswith(word)
        for outcome, word in zip(late, words, strict=True)
    )


def test_a_section_over_64_kilobytes_is_refused_and_stays_in_the_field(writer, section):
    text = "ä" * (32 * 1024) + "b"
    answer = post(writer, section, text, 1)
    assert answer.status_code == 422
    assert "Teilen Sie ihn bitte in zwei Abschnitte" in answer.text
    assert field(answer.text) == text
    assert revisions(section) == [BEFORE]
    assert post(writer, section, text[:-1], 1).status_code == 303


def test_a_section_without_title_is_refused_and_keeps_the_text(writer, section):
    answer = post(writer, section, "Getippt.", 1, title=" ")
    assert answer.status_code == 422
    assert field(answer.text) == "Getippt."


def test_a_bomb_is_saved_but_not_shown(writer, section):
    bomb = "[" * 20_000
    assert post(writer, section, bomb, 1).status_code == 303
    page = writer.get(f"/sections/{section.id}")
    assert page.status_code == 200
    assert field(page.text) == bomb


def test_preview_and_search_keep_everything_typed(make, writer, section, process):
    idea = make.card(process, "Bänke vor dem Supermarkt")
    preview = post(writer, section, "Ganz **neu**", 1, step="preview")
    assert "<strong>neu</strong>" in preview.text
    assert field(preview.text) == "Ganz **neu**"

    found = post(writer, section, "Ganz neu", 1, step="find", words="bänke")
    assert "@F1-1 einfügen" in found.text
    assert field(found.text) == "Ganz neu"

    inserted = post(writer, section, "Ganz neu", 1, step=f"insert:{idea.citation.removeprefix('@')}")
    assert field(inserted.text) == "Ganz neu [@F1-1]"
    assert revisions(section) == [BEFORE]


def test_enter_in_the_search_saves_and_finds(make, writer, section, process):
    make.card(process)
    answer = post(writer, section, "Neu.", 1, words="Bänke")
    assert revisions(section)[-1] == "Neu."
    assert "@F1-1 einfügen" in writer.get(answer.location).text


def test_who_is_signed_out_gets_the_typed_text_back(client, writer, section, new_client):
    token = writer.token(f"/sections/{section.id}")
    writer.delete_cookie("sid")
    answer = writer.post(
        f"/sections/{section.id}", data={"csrf_token": token, "text": "Mühsam <b>getippt</b>", "title": "T"}
    )
    assert answer.status_code == 403
    assert field(answer.text) == "Mühsam <b>getippt</b>"
    assert revisions(section) == [BEFORE]


def test_a_page_that_was_open_too_long_gives_the_typed_text_back(writer, section):
    answer = writer.post(f"/sections/{section.id}", data={"csrf_token": "old", "text": "Mühsam getippt"})
    assert answer.status_code == 400
    assert field(answer.text) == "Mühsam getippt"


class TestAsAScript:
    def test_an_acknowledgement_says_from_where_to_go_on(self, writer, section):
        said = post(writer, section, "Neu.", 1, headers=JSON).json
        assert (said["base"], said["text"], said["merged"]) == (2, None, "")
        assert ":" in said["at"]

    def test_a_merge_brings_the_text(self, make, writer, section, process):
        save(section, BEFORE.replace("rote", "blaue"), make.member(process, name="Jonas Brandt"))
        said = post(writer, section, BEFORE + "\n\nEnde.", 1, headers=JSON).json
        assert said["text"] == BEFORE.replace("rote", "blaue") + "\n\nEnde."
        assert "Jonas Brandt" in said["merged"]

    def test_a_conflict_is_only_announced(self, make, writer, section, process):
        save(section, BEFORE.replace("rote", "blaue"), make.member(process))
        answer = post(writer, section, BEFORE.replace("rote", "grüne"), 1, headers=JSON)
        assert (answer.status_code, answer.json) == (409, {"conflict": True})

    def test_a_refusal_is_a_sentence(self, writer, section):
        answer = post(writer, section, "ä" * 40_000, 1, headers=JSON)
        assert answer.status_code == 422
        assert "64 kB" in answer.json["message"]

    def test_a_preview_is_made_of_nodes(self, make, writer, section, process):
        make.card(process, "Спільна кухня")
        data = {"text": "# Eins\n\nEin **Wort** [@F1-1] und [@F9-9]\n\n### Drei"}
        said = writer.send(f"/sections/{section.id}/preview", data, page=f"/sections/{section.id}").json
        assert said["nodes"][0] == ["h3", {}, "Eins"]
        assert "Спільна кухня" in json.dumps(said["sources"], ensure_ascii=False)
        assert said["words"] == "5 Wörter"
        assert any("überspringt" in problem or "Ebene" in problem for problem in said["problems"])

    def test_a_preview_of_a_bomb_is_refused_in_words(self, writer, section):
        data = {"text": "> " * 5000 + "x"}
        answer = writer.send(f"/sections/{section.id}/preview", data, page=f"/sections/{section.id}")
        assert answer.status_code == 422
        assert answer.json["message"]


def test_going_back_to_an_earlier_text(writer, section, steering):
    save(section, "Zweiter Stand.", steering)
    page = f"/sections/{section.id}/history"
    assert "Nuray Öz" in writer.get(page).text
    assert "Zweiter Stand." in unescape(writer.get(f"{page}/2").text)
    assert writer.send(f"{page}/1/restoration", page=f"{page}/1").status_code == 303
    assert revisions(section) == [BEFORE, "Zweiter Stand.", BEFORE]
    assert writer.get(f"{page}/9").status_code == 404


def test_somebody_without_the_right_saves_nothing(make, new_client, section, process):
    browser = new_client()
    browser.sign_in(make.member(process, Role.OBSERVER))
    page = browser.get(f"/sections/{section.id}")
    assert page.status_code == 200
    assert "<textarea" not in page.text
    data = {"csrf_token": browser.token(f"/p/{process.slug}/versions"), "title": "x", "text": "x", "base": "1"}
    assert browser.post(f"/sections/{section.id}", data=data).status_code == 404
    assert revisions(section) == [BEFORE]


def test_hostile_words_stay_words(app: Flask, writer, section, steering):
    hostile = '</textarea><script>alert(1)</script><img src=x onerror="alert(1)">'
    save(section, hostile, steering, title="<script>alert(2)</script>")
    for address in (
        f"/sections/{section.id}",
        f"/p/{section.draft.process.slug}/draft",
        f"/sections/{section.id}/history/2",
    ):
        page = writer.get(address).text
        assert "<script>alert" not in page
        assert "<img" not in page


def test_an_edit_too_large_for_a_message_comes_as_a_form(writer, section):
    page = f"/sections/{section.id}"
    chapter = "Ein eingefügtes Kapitel. " * 2000
    edit = base64.b64encode(Manuscript.empty().rewrite(chapter)).decode()
    answer = writer.send(f"{page}/edits", {"section": section.id, "edit": edit}, page=page)
    assert answer.json["ok"], answer.json
    db.session.rollback()
    assert chapter in db.session.get_one(Section, section.id).text
    too_long = base64.b64encode(Manuscript.empty().rewrite("ä" * 40_000)).decode()
    answer = writer.send(f"{page}/edits", {"section": section.id, "edit": too_long}, page=page)
    assert (answer.status_code, answer.json["ok"]) == (422, False)
    assert "64 kB" in answer.json["message"]
    assert writer.send(f"{page}/edits", {"section": section.id, "edit": "kaputt!"}, page=page).status_code == 422
    db.session.rollback()
    assert db.session.get_one(Section, section.id).text.count(chapter) == 1
