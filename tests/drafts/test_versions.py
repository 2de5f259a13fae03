import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from workshop.core.db import db, transaction
from workshop.drafts import actions
from workshop.drafts.models import NOTHING_BEFORE, Citation, Version
from workshop.drafts.triggers import TRIGGERS
from workshop.processes.models import Entry, Process

NEVER = "never changes"


@pytest.fixture
def version(make, draft, section) -> Version:
    return make.version(draft, "Zwischenbericht", note="Mit Zielen")


def cut(writer, process, **fields):
    page = f"/p/{process.slug}/versions"
    answer = writer.send(page, {"name": "Zwischenbericht", "note": ""} | fields)
    db.session.rollback()
    return answer


def without_triggers() -> None:
    """What only somebody with the file in hand can do."""
    for name in re.findall(r"CREATE TRIGGER (\w+)", " ".join(TRIGGERS)):
        db.session.execute(text(f"DROP TRIGGER {name}"))


class TestCutting:
    def test_a_version_holds_the_text_with_number_name_and_author(self, writer, process, section, steering):
        answer = cut(writer, process, name=" Zwischen  bericht ", note="Neu: alles")
        version = db.session.query(Version).one()
        assert answer.location == f"/versions/{version.id}"
        assert (version.number, version.name, version.note) == (1, "Zwischen bericht", "Neu: alles")
        assert version.created_by_name == "Nuray Öz"
        assert version.markdown == f"# Orte\n\n{section.text}\n"
        assert db.session.query(Entry).filter_by(verb="version.cut").one().account_id == steering.id
        assert "Das rote Haus" in writer.get(answer.location).text

    def test_versions_form_a_chain(self, make, draft, section):
        first, second = make.version(draft), make.version(draft)
        assert (first.number, first.previous_hash) == (1, NOTHING_BEFORE)
        assert (second.number, second.previous_hash) == (2, first.hash)
        assert first.hash != second.hash
        assert actions.verify_versions() == []

    def test_a_version_without_a_name_is_refused(self, writer, process, section):
        answer = cut(writer, process, name="  ")
        assert answer.status_code == 422
        assert "Bitte geben Sie der Fassung einen Namen." in answer.text
        assert db.session.query(Version).count() == 0

    def test_an_empty_draft_gives_no_version(self, writer, process, draft):
        assert cut(writer, process).status_code == 409
        assert db.session.query(Version).count() == 0

    def test_what_is_cited_is_written_down(self, make, writer, process, draft):
        chapter = make.section(draft, "Quartier", "Ohne Quelle.\n\nMit [@F1-1; @F2-3] und noch einmal [@F1-1].")
        make.section(draft, "Orte", "- Bänke [@F1-1]\n- Café", parent=chapter)
        cut(writer, process)
        rows = [
            (row.key, row.text, row.heading, row.anchor) for row in db.session.query(Citation).order_by(Citation.place)
        ]
        sentence = "Mit und noch einmal."
        assert rows == [
            ("F1-1", sentence, "Quartier", "p-2"),
            ("F2-3", sentence, "Quartier", "p-2"),
            ("F1-1", "Bänke", "Orte", "p-3"),
        ]
        assert 'id="p-3"' in writer.get(f"/versions/{db.session.query(Version).one().id}").text


FORBIDDEN = [
    "UPDATE version SET name = 'x'",
    "UPDATE version SET markdown = markdown || ' '",
    "UPDATE version SET hash = 'x' WHERE id = 1",
    "UPDATE OR IGNORE version SET name = 'x'",
    "UPDATE OR REPLACE version SET name = 'x'",
    "DELETE FROM version",
    "REPLACE INTO version SELECT * FROM version",
    "INSERT OR IGNORE INTO version SELECT * FROM version",
    "INSERT OR REPLACE INTO version (draft_id, number, name, note, markdown, created_at, created_by_name,"
    " previous_hash, hash) SELECT draft_id, number, 'x', note, markdown, created_at, created_by_name,"
    " previous_hash, hash FROM version",
    "INSERT INTO version SELECT * FROM version WHERE true ON CONFLICT DO UPDATE SET name = 'x'",
    "UPDATE citation SET text = 'x'",
    "DELETE FROM citation",
    "REPLACE INTO citation SELECT * FROM citation",
    "DELETE FROM draft",
    "DELETE FROM process",
]


class TestNothingChangesAVersion:
    @pytest.fixture(autouse=True)
    def cited(self, make, draft):
        make.section(draft, "Mehr", "Mit Quelle [@F1-1].")

    @pytest.mark.parametrize("statement", FORBIDDEN)
    def test_not_plain_sql(self, version, statement):
        before = db.session.execute(text("SELECT * FROM version")).all()
        with pytest.raises(IntegrityError), transaction():
            db.session.execute(text(statement))
        assert db.session.execute(text("SELECT * FROM version")).all() == before
        assert db.session.query(Citation).count() == 1

    def test_not_the_mapper(self, version):
        with pytest.raises(IntegrityError, match=NEVER), transaction():
            version.markdown = "anders"
        db.session.rollback()
        with pytest.raises(IntegrityError, match=NEVER), transaction():
            db.session.delete(version)
        db.session.rollback()
        with pytest.raises(IntegrityError, match=NEVER), transaction():
            db.session.delete(version.citations[0])
        assert actions.verify_versions() == []

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_not_a_request(self, writer, version, method):
        token = writer.token(f"/p/{version.draft.process.slug}/versions")
        data = {"csrf_token": token, "markdown": "x", "name": "x", "text": "x", "title": "x"}
        before = version.hash, version.markdown
        assert getattr(writer, method)(f"/versions/{version.id}", data=data).status_code == 405
        db.session.rollback()
        assert (version.hash, version.markdown) == before

    def test_not_the_draft_that_goes_on(self, version, section, steering):
        before = version.markdown
        actions.save_section(section, actions.Edit("Orte", "Ganz anders.", section.revision), steering)
        actions.remove_section(section, steering)
        assert version.markdown == before


class TestVerifying:
    @pytest.mark.parametrize(
        "column", ["markdown", "name", "note", "created_by_name", "hash", "previous_hash", "created_at"]
    )
    def test_a_byte_changed_by_force_is_found(self, make, draft, section, column):
        for _number in range(3):
            make.version(draft)
        other = make.draft()
        make.section(other)
        make.version(other)
        with transaction():
            without_triggers()
            changed = "datetime(created_at, '+1 second')" if column == "created_at" else f"{column} || 'x'"
            db.session.execute(text(f"UPDATE version SET {column} = {changed} WHERE number = 2"))
        complaints = actions.verify_versions()
        assert complaints
        assert all(draft.process.slug in complaint for complaint in complaints)
        assert any("Fassung 2" in complaint for complaint in complaints)

    @pytest.mark.parametrize(
        "force",
        [
            "UPDATE citation SET key = 'F1-2' WHERE place = 1",
            "UPDATE citation SET text = text || 'x' WHERE place = 1",
            "UPDATE citation SET paragraph = 2, anchor = 'p-2' WHERE place = 1",
            "DELETE FROM citation WHERE place = 2",
            "INSERT INTO citation (version_id, place, key, paragraph, text, heading, anchor)"
            " SELECT version_id, 9, 'F1-2', 1, text, heading, anchor FROM citation WHERE place = 1",
        ],
    )
    def test_a_citation_changed_by_force_is_found(self, make, draft, force):
        make.section(draft, "Orte", "Bänke [@F1-1].\n\nLicht [@F1-1; @F1-3].")
        make.version(draft)
        assert actions.verify_versions() == []
        with transaction():
            without_triggers()
            db.session.execute(text(force))
        [complaint] = actions.verify_versions()
        assert "Fassung 1 führt andere Quellen" in complaint

    def test_a_forged_link_is_found_by_the_next_one(self, make, draft, section):
        for _number in range(3):
            make.version(draft)
        with transaction():
            without_triggers()
            second = db.session.query(Version).filter_by(number=2).one()
            second.markdown = "# Gefälscht\n"
            second.hash = second.fingerprint()
        [complaint] = actions.verify_versions()
        assert "Fassung 3 schließt nicht an die vorige an" in complaint

    @pytest.mark.parametrize("number", [1, 2, 3])
    def test_a_version_taken_away_is_found(self, make, draft, section, number):
        for _number in range(3):
            make.version(draft)
        with transaction():
            without_triggers()
            db.session.execute(text("DELETE FROM version WHERE number = :number"), {"number": number})
        assert any(draft.process.slug in complaint for complaint in actions.verify_versions())

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
    @given(
        parts=st.lists(st.text(max_size=4), min_size=2, max_size=2),
        other=st.lists(st.text(max_size=4), min_size=2, max_size=2),
    )
    def test_no_two_versions_share_a_fingerprint(self, version, parts, other):
        def fingerprint(name: str, note: str) -> str:
            twin = Version(
                number=1, markdown="x", previous_hash="0", created_by_name="N", created_at=version.created_at
            )
            twin.name, twin.note = name, note
            return twin.fingerprint()

        assert (fingerprint(*parts) == fingerprint(*other)) == (parts == other)


class TestPublishing:
    def publish(self, browser, version, verb):
        return browser.send(f"/versions/{version.id}/{verb}", page=f"/versions/{version.id}")

    def test_everybody_reads_a_published_version_until_it_is_taken_back(
        self, make, client, new_client, version, process
    ):
        public = new_client()
        client.sign_in(make.member(process))
        assert public.get(f"/versions/{version.id}").status_code == 404
        assert "Zwischenbericht" not in public.get(f"/p/{process.slug}/versions").text

        assert self.publish(client, version, "publication").status_code == 303
        assert "Das rote Haus" in public.get(f"/versions/{version.id}").text
        assert "Zwischenbericht" in public.get(f"/p/{process.slug}/versions").text
        assert "publication" not in public.get(f"/versions/{version.id}").text

        assert self.publish(client, version, "withdrawal").status_code == 303
        assert public.get(f"/versions/{version.id}").status_code == 404
        assert actions.verify_versions() == []

    def test_only_published_versions_are_compared_in_public(self, make, new_client, draft, section, version):
        other = make.version(draft)
        actions.publish_version(version, make.member(draft.process))
        assert new_client().get(f"/versions/{version.id}/compare/{other.id}").status_code == 404
        actions.publish_version(other, make.member(draft.process))
        page = new_client().get(f"/versions/{other.id}/compare/{version.id}")
        assert "Beide Fassungen sind im Wortlaut gleich." in page.text

    def test_versions_of_two_processes_have_nothing_in_common(self, make, client, version):
        other = make.draft()
        make.section(other)
        foreign = make.version(other)
        client.sign_in(make.administrator())
        assert client.get(f"/versions/{version.id}/compare/{foreign.id}").status_code == 404


def test_comparing_says_old_and_new_in_words(make, writer, draft, section, version, steering):
    new = section.text.replace("rote", "blaue")
    actions.save_section(section, actions.Edit("Orte", new, section.revision), steering)
    second = make.version(draft)
    page = writer.get(f"/versions/{version.id}/compare/{second.id}").text
    assert ">1 Orte</bdi></h2>" in page
    assert '<del><span class="unseen">[gestrichen: </span> rote<span class="unseen">]</span></del>' in page
    assert '<ins><span class="unseen">[neu: </span> blaue<span class="unseen">]</span></ins>' in page
    assert "Dort trifft man sich." not in page
    assert "Dort trifft man sich." in writer.get(f"/versions/{version.id}/compare/{second.id}?all=1").text


def test_a_process_without_versions_says_what_comes(make, new_client, process):
    assert "Noch gibt es keine Fassung zu lesen" in new_client().get(f"/p/{process.slug}/versions").text
    assert db.session.query(Process).count() == 1
