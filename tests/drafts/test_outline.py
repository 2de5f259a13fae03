import pytest

from workshop.core.db import db
from workshop.core.errors import Refused
from workshop.drafts import actions
from workshop.drafts.document import in_order, numbers_of, written_out
from workshop.drafts.models import Draft, Revision, Section
from workshop.themes.models import Goal, GuidingPrinciple, Obstacle, Potential, ThemeField


def outline(draft: Draft) -> list[str]:
    db.session.rollback()
    places = in_order(draft.sections)
    numbers = numbers_of(places)
    return [f"{numbers[place.section.id]} {place.section.title}" for place in places]


@pytest.fixture
def tree(make, draft) -> dict[str, Section]:
    a = make.section(draft, "A")
    return {
        "A": a,
        "a1": make.section(draft, "a1", parent=a),
        "a2": make.section(draft, "a2", parent=a),
        "B": make.section(draft, "B"),
        "C": make.section(draft, "C"),
    }


def press(writer, process, section, place):
    page = f"/p/{process.slug}/draft/outline"
    return writer.send(f"/sections/{section.id}/place", {"place": str(place)}, page=page)


@pytest.mark.parametrize(
    ("moved", "place", "after"),
    [
        ("B", "up", ["1 B", "2 A", "2.1 a1", "2.2 a2", "3 C"]),
        ("a1", "down", ["1 A", "1.1 a2", "1.2 a1", "2 B", "3 C"]),
        ("B", "in", ["1 A", "1.1 a1", "1.2 a2", "1.3 B", "2 C"]),
        ("a1", "out", ["1 A", "1.1 a2", "2 a1", "3 B", "4 C"]),
        ("A", "up", ["1 A", "1.1 a1", "1.2 a2", "2 B", "3 C"]),
        ("C", "a2", ["1 A", "1.1 a1", "1.2 C", "1.3 a2", "2 B"]),
        ("a2", "A", ["1 a2", "2 A", "2.1 a1", "3 B", "4 C"]),
    ],
)
def test_moving_a_section(writer, process, draft, tree, moved, place, after):
    place = tree[place].id if place in tree else place
    assert press(writer, process, tree[moved], place).status_code == 303
    assert outline(draft) == after


@pytest.mark.parametrize(("moved", "place"), [("A", "in"), ("A", "out"), ("A", "a1"), ("C", "sideways")])
def test_what_cannot_be_moved_is_refused_and_stays(writer, process, draft, tree, moved, place):
    before = outline(draft)
    place = tree[place].id if place in tree else place
    assert press(writer, process, tree[moved], place).status_code in (409, 422)
    assert outline(draft) == before


def test_no_section_goes_deeper_than_three(make, draft, tree):
    deep = make.section(draft, "tief", parent=tree["a1"])
    with pytest.raises(Refused):
        make.section(draft, "zu tief", parent=deep)
    with pytest.raises(Refused):
        actions.place_section(tree["A"], deep, None)


def test_a_section_of_another_draft_is_no_place(make, writer, process, tree):
    foreign = make.section(make.draft(make.process()))
    assert press(writer, process, tree["C"], foreign.id).status_code == 404


def test_adding_and_renaming(writer, process, draft, tree):
    page = f"/p/{process.slug}/draft/outline"
    writer.send(f"/p/{process.slug}/sections", {"title": " D  d ", "parent": ""}, page=page)
    writer.send(f"/p/{process.slug}/sections", {"title": "a3", "parent": str(tree["A"].id)}, page=page)
    writer.send(f"/sections/{tree['B'].id}/title", {"title": "Bb"}, page=page)
    assert outline(draft) == ["1 A", "1.1 a1", "1.2 a2", "1.3 a3", "2 Bb", "3 C", "4 D d"]
    assert [row.title for row in db.session.query(Revision).filter_by(section_id=tree["B"].id)] == ["B", "Bb"]


def test_a_section_without_a_title_is_refused_beside_the_field(writer, process, draft):
    answer = writer.send(f"/p/{process.slug}/sections", {"title": "  "}, page=f"/p/{process.slug}/versions")
    assert answer.status_code == 422
    assert "Bitte geben Sie ihm einen Titel." in answer.text
    assert outline(draft) == []


def test_taking_out_with_all_below_and_putting_back(writer, process, draft, tree):
    page = f"/p/{process.slug}/draft/outline"
    writer.send(f"/sections/{tree['A'].id}/removal", page=page)
    assert outline(draft) == ["1 B", "2 C"]
    assert "Zurückholen" in writer.get(page).text
    writer.send(f"/sections/{tree['A'].id}/restoration", page=page)
    assert outline(draft) == ["1 A", "1.1 a1", "1.2 a2", "2 B", "3 C"]


def test_a_section_whose_chapter_is_gone_comes_back_at_the_end(make, draft, tree, steering):
    actions.remove_section(tree["a1"], steering)
    actions.remove_section(tree["A"], steering)
    actions.restore_section(tree["a1"], steering)
    assert outline(draft) == ["1 B", "2 C", "3 a1"]


def test_the_outline_made_from_theme_fields(make, writer, process):
    theme_field = make.keep(ThemeField(process_id=process.id, position=1, title="Quartier", summary="Wo man wohnt."))
    for row in (
        Goal(theme_field_id=theme_field.id, position=1, title="Räume.", text="Jeder Stadtteil hat einen."),
        Obstacle(theme_field_id=theme_field.id, position=1, text="Miete"),
        Potential(theme_field_id=theme_field.id, position=1, text="Vereine"),
        GuidingPrinciple(process_id=process.id, position=1, title="Alle.", text="Es geht alle an."),
    ):
        make.keep(row)
    address = f"/p/{process.slug}/draft"
    assert "Gliederung aus den Themenfeldern anlegen" in writer.get(address).text
    assert writer.send(address).status_code == 303
    db.session.rollback()
    draft = db.session.query(Draft).filter_by(process_id=process.id).one()
    assert outline(draft) == [
        "1 Unsere gemeinsame Haltung",
        "2 Quartier",
        "2.1 Ausgangslage",
        "2.2 Was wir gehört haben",
        "2.3 Ziele und Maßnahmen",
        "3 Wie wir prüfen, ob es wirkt",
        "4 Wie es weitergeht",
    ]
    text = written_out(in_order(draft.sections))
    for words in ("**Alle.** Es geht alle an.", "- Miete", "- Vereine", "**Räume.** Jeder Stadtteil hat einen."):
        assert words in text
    assert writer.post(address, data={"csrf_token": writer.token(f"{address}/outline")}).status_code == 409


def test_headings_inside_a_text_go_below_their_section_and_count(make, draft):
    chapter = make.section(draft, "Kapitel", "# Im Text\n\nx")
    make.section(draft, "Darunter", "y", parent=chapter)
    assert written_out(in_order(draft.sections)) == "# Kapitel\n\n## Im Text\n\nx\n\n## Darunter\n\ny\n"
    assert outline(draft) == ["1 Kapitel", "1.2 Darunter"]
