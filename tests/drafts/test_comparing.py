from hypothesis import given
from hypothesis import strategies as st

from workshop.drafts.comparing import Kind, blocks_of, compare

PARAGRAPHS = st.sampled_from(
    [
        "Nachbarschaft entsteht in Begegnungsstätten mit niedrigschwelligem Zugang.",
        "Nachbarschaft entsteht dort, wo man bleiben darf, ohne etwas zu kaufen.",
        "## Orte, die allen gehören",
        "# Zusammenleben",
        "- Schulhöfe bleiben am Wochenende offen\n- Das Pfarrhaus wird zum Café",
        "| Was | Wann |\n| --- | --- |\n| Café | 2028 |",
        "كل عائلة جديدة",
        "Kurz.",
    ]
)
TEXTS = st.lists(PARAGRAPHS, max_size=9).map("\n\n".join)


def said(parts) -> str:
    return "".join(part.text for part in parts)


@given(TEXTS, TEXTS)
def test_one_side_read_by_itself_is_that_text(old, new):
    rows = compare(old, new)
    assert [said(row.old) for row in rows if row.old] == [block.words for block in blocks_of(old)]
    assert [said(row.new) for row in rows if row.new] == [block.words for block in blocks_of(new)]


@given(TEXTS)
def test_a_text_beside_itself_has_no_change(text):
    assert not any(row.is_change for row in compare(text, text))


@given(TEXTS, TEXTS)
def test_what_moved_is_on_both_sides_word_for_word(old, new):
    rows = compare(old, new)
    away = sorted(said(row.old) for row in rows if row.kind is Kind.MOVED_AWAY)
    here = sorted(said(row.new) for row in rows if row.kind is Kind.MOVED_HERE)
    assert away == here


@given(TEXTS, TEXTS)
def test_only_marked_words_differ(old, new):
    for row in compare(old, new):
        if row.kind is Kind.CHANGED:
            kept = [[part.text for part in side if not part.is_changed] for side in (row.old, row.new)]
            assert "".join(kept[0]) == "".join(kept[1])


def test_a_rewritten_sentence_is_one_change_with_its_words_marked():
    old = "Bis 2028 gibt es in jedem Stadtteil mindestens einen Raum."
    [row] = compare(old, "Bis 2029 gibt es in jedem Stadtteil einen barrierefreien Raum.")
    assert row.kind is Kind.CHANGED
    assert [part.text for part in row.old if part.is_changed] == [" 2028", " mindestens"]
    assert [part.text for part in row.new if part.is_changed] == [" 2029", " barrierefreien"]


def test_a_moved_paragraph_says_from_where_and_to_where():
    moved = "Schulhöfe bleiben am Wochenende für alle Kinder offen."
    old = f"# Eins\n\n{moved}\n\n# Zwei\n\nDas bleibt hier stehen."
    new = f"# Eins\n\n# Zwei\n\nDas bleibt hier stehen.\n\n{moved}"
    away, here = (row for row in compare(old, new) if row.is_change)
    assert (away.kind, away.section, away.elsewhere) == (Kind.MOVED_AWAY, "1", "2")
    assert (here.kind, here.section, here.elsewhere) == (Kind.MOVED_HERE, "2", "1")


def test_one_row_of_a_table_changes_alone():
    table = "| Was | Wann |\n| --- | --- |\n| Café | 2028 |\n| Park | 2029 |"
    [row] = [row for row in compare(table, table.replace("2029", "2030")) if row.is_change]
    assert said(row.new) == "Park | 2030"


def test_numbers_count_as_readers_count_them():
    blocks = blocks_of("# A\n\n## B\n\nx\n\n## C\n\n# D\n\n#### tief\n\ny")
    assert [block.section for block in blocks] == ["1", "1.1", "1.1", "1.2", "2", "2", "2"]
    assert [block.title for block in blocks] == ["A", "B", "B", "C", "D", "D", "D"]
