import pytest

from tests.drafts.conftest import save
from tests.queries import counted
from workshop.core.db import db, now, transaction
from workshop.drafts import sources
from workshop.drafts.document import words_in
from workshop.forums.models import Forum, Idea


@pytest.fixture
def wall(make, process):
    """Three cards of a first forum, and one of a second."""
    forum = make.forum(process, title="Zusammenleben")
    author = make.participant(forum)
    cards = [
        make.idea(forum.rounds[0], author, "Bänke vor dem Supermarkt"),
        make.idea(forum.rounds[0], author, "مكان تلتقي فيه الأمهات", language="ar"),
        make.idea(forum.rounds[0], author, "Спільна кухня", language="uk"),
    ]
    other = make.forum(process, title="Offene Ämter")
    return [*cards, make.idea(other.rounds[0], make.participant(other), "Briefe in Klartext")]


def take_down(idea: Idea, **moments) -> None:
    with transaction():
        for name, value in moments.items():
            setattr(idea, name, value)


class TestSources:
    def test_a_key_becomes_a_card_with_its_words_and_language(self, process, wall):
        found = sources.resolve(process, ["F1-2", "F2-1", "F1-9", "F9-1", "I3-5", "B4"])
        assert set(found) == {"F1-2", "F2-1"}
        assert (found["F1-2"].text, found["F1-2"].language, found["F1-2"].direction) == (wall[1].text, "ar", "rtl")
        assert "Offene Ämter" in found["F2-1"].origin

    def test_any_number_of_keys_takes_one_question(self, process, wall):
        sources.resolve(process, ["F1-1"])
        with counted() as few:
            sources.resolve(process, ["F1-1"])
        with counted() as many:
            sources.resolve(process, [f"F{forum}-{card}" for forum in (1, 2) for card in range(1, 40)])
        assert len(few) == len(many)

    def test_cards_of_another_process_are_unknown(self, make, wall):
        assert sources.resolve(make.process(), ["F1-1"]) == {}

    @pytest.mark.parametrize(
        ("words", "keys"),
        [
            ("bänke", ["F1-1"]),
            ("BÄNKE supermarkt", ["F1-1"]),
            ("Bänke Klartext", []),
            ("F1-2", ["F1-2"]),
            ("@f1-2", ["F1-2"]),
            ("2", ["F1-2"]),
            ("ämter", ["F2-1"]),
            ("кухня", ["F1-3"]),
            ("", ["F2-1", "F1-1", "F1-2", "F1-3"]),
        ],
    )
    def test_searching(self, writer, process, wall, words, keys):
        found = writer.get(f"/p/{process.slug}/sources", query_string={"q": words}).json
        assert [hit["key"] for hit in found["hits"]] == keys
        assert found["said"]

    def test_receipts_are_never_told(self, writer, process, wall):
        assert wall[0].receipt not in writer.get(f"/p/{process.slug}/sources?q=").text

    def test_a_card_that_is_taken_down_is_not_found_any_more(self, writer, process, wall):
        take_down(wall[0], hidden_at=now())
        assert writer.get(f"/p/{process.slug}/sources?q=bänke").json["hits"] == []


class TestMarks:
    @pytest.fixture
    def page(self, make, writer, draft, wall, new_client):
        make.section(draft, "Orte", "Eins [@F1-2; @F1-1]. Zwei [@F1-1]. Drei [@F9-9].")
        version = make.version(draft)
        return lambda: writer.get(f"/versions/{version.id}").text

    def test_marks_are_numbered_and_lead_to_the_card_in_its_own_language(self, page):
        html = page()
        assert html.count('href="#source-1"') == 1
        assert html.count('href="#source-2"') == 2
        assert '<li id="source-1"' in html
        assert '<q lang="ar" dir="rtl">مكان تلتقي فيه الأمهات</q>' in html

    def test_a_key_that_means_nothing_says_so(self, page):
        html = page()
        assert "F9-9: Quelle unbekannt" in html or "F9-9: unbekannte Quelle" in html
        assert "Keine Quelle bekannt zu:" in html

    def test_a_hidden_card_keeps_its_number_and_loses_its_words(self, page, wall):
        page()
        take_down(wall[0], hidden_at=now())
        html = page()
        assert "Bänke vor dem Supermarkt" not in html
        assert "Diese Karte hängt nicht mehr an der Wand." in html
        assert html.count('href="#source-2"') == 2

    def test_a_withdrawn_card_says_so(self, page, wall):
        take_down(wall[0], withdrawn_at=now())
        html = page()
        assert "Bänke vor dem Supermarkt" not in html
        assert "zurückgenommen" in html


def test_foreign_passages_keep_language_and_direction(make, writer, draft):
    make.section(draft, "Tee", "Ein [شاي]{lang=ar} am Abend.\n\nمرحبا بكم")
    version = make.version(draft)
    html = writer.get(f"/versions/{version.id}", headers={"Accept-Language": "ar"}).text
    assert '<span dir="rtl" lang="ar">شاي</span>' in html
    assert '<article class="reading" lang="de" dir="ltr">' in html


def test_headings_are_numbered_and_the_outline_leads_to_them(make, writer, draft):
    chapter = make.section(draft, "Quartier")
    make.section(draft, "Orte", "## Im Text", parent=chapter)
    html = writer.get(f"/versions/{make.version(draft).id}").text
    assert '<h3 id="h-2"><span class="no">1.1</span> Orte</h3>' in html
    assert '<h4 id="h-3"><span class="no">1.1.1</span> Im Text</h4>' in html
    assert 'href="#h-2"' in html


def test_the_timetable_can_stand_in_a_text(make, writer, process, draft):
    make.section(draft, "Fahrplan", "![Der Weg](figure:timetable)")
    html = writer.get(f"/p/{process.slug}/draft").text
    assert f'<img src="/p/{process.slug}/figures/timetable.svg" alt="Der Weg">' in html


def test_a_section_that_cannot_be_shown_does_not_take_the_draft_with_it(make, writer, process, draft, section):
    make.section(draft, "Knoten", "> " * 3000 + "x")
    page = writer.get(f"/p/{process.slug}/draft")
    assert page.status_code == 200
    assert "Knoten" in page.text
    assert "kern-alert" in page.text


def test_pages_ask_the_database_as_often_for_many_sections_as_for_one(make, writer, process, draft, wall, steering):
    section = make.section(draft, "Eins", "Text [@F1-1].")
    make.version(draft)

    def asked() -> list[int]:
        found = []
        for path in (
            f"/p/{process.slug}/draft",
            f"/p/{process.slug}/draft/outline",
            f"/p/{process.slug}/versions",
            f"/sections/{section.id}",
            f"/sections/{section.id}/history",
            "/versions/1",
        ):
            with counted() as statements:
                assert writer.get(path).status_code == 200
            found.append(len(statements))
        return found

    before = asked()
    for number in range(12):
        make.section(draft, f"Mehr {number}", "Text [@F1-2] und [@F1-3].")
        save(section, f"Stand {number} [@F2-1]", steering)
        make.version(draft)
    assert asked() == before
    assert max(before) <= 14


def test_words_are_counted_as_people_count_them():
    assert words_in("Drei **kurze** Wörter [@F1-7; @F1-8] – und\n\n| zwei | mehr |") == 6


def test_forums_are_numbered_per_process(wall, process):
    assert [forum.number for forum in db.session.query(Forum).filter_by(process_id=process.id)] == [1, 2]


def test_a_wide_table_stands_in_a_region_that_scrolls_by_keyboard(writer, make, draft):
    section = make.section(draft, "Zahlen", "| Ort | Menschen |\n| --- | --- |\n| Markt | 175 |")
    version = make.version(draft)
    for address in (f"/versions/{version.id}", f"/sections/{section.id}"):
        page = writer.get(address).text
        assert '<div class="table" role="region" tabindex="0" aria-label="Tabelle"><table>' in page, address
        assert "&lt;div" not in page, address
