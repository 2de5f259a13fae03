import pytest

from tests.queries import counted
from workshop.core.db import now, transaction
from workshop.drafts import actions
from workshop.forums.access import codes
from workshop.processes.models import Role

SENTENCE = "Vor jedem Supermarkt steht eine Bank [@F1-1]."


@pytest.fixture(autouse=True)
def patience(monkeypatch):
    """Wrong receipts are counted per address, and all tests come from one."""
    monkeypatch.setattr(codes._wrong_receipts, "_buckets", {})


@pytest.fixture
def idea(make, process):
    return make.card(process, "Bänke vor dem Supermarkt")


@pytest.fixture
def version(make, draft, idea):
    make.section(draft, "Orte", f"Etwas ohne Quelle.\n\n{SENTENCE}")
    return make.version(draft, "Zwischenbericht")


def publish(make, version) -> None:
    actions.publish_version(version, make.member(version.draft.process))


def follow(client, idea) -> str:
    answer = client.get(f"/receipts/{idea.receipt}")
    assert answer.status_code == 200
    return answer.text


def test_an_idea_nobody_has_taken_up_yet(client, idea):
    page = follow(client, idea)
    assert "Bänke vor dem Supermarkt" in page
    assert "Hängt an der Wand des Forums" in page
    assert "Noch nicht im Text" in page


def test_the_sentence_that_took_it_up_with_the_way_to_it(make, client, idea, version):
    publish(make, version)
    page = follow(client, idea)
    assert '<mark class="passage">Vor jedem Supermarkt steht eine Bank.</mark>' in page
    assert "Etwas ohne Quelle" not in page
    assert f"/versions/{version.id}#p-2" in page
    assert 'id="p-2"' in client.get(f"/versions/{version.id}").text


def test_what_is_not_published_is_named_without_its_words(client, idea, version):
    page = follow(client, idea)
    assert "Fassung 1" in page
    assert "Zwischenbericht" in page
    assert "steht eine Bank" not in page
    assert f"/versions/{version.id}" not in page


def test_members_see_what_is_not_published_too(make, client, process, idea, version):
    client.sign_in(make.member(process, Role.OBSERVER))
    assert "steht eine Bank" in client.get(f"/ideas/{idea.id}").text


def test_each_version_is_a_knot_in_the_order_it_was_cut(make, client, draft, idea, version):
    second = make.version(draft, "Endfassung")
    for one in (version, second):
        publish(make, one)
    page = follow(client, idea)
    assert 0 < page.index("Zwischenbericht") < page.index("Endfassung")


def test_a_version_that_left_it_out_is_no_knot(make, client, draft, idea, version):
    section = draft.sections[0]
    actions.save_section(section, actions.Edit("Orte", "Nichts mehr.", section.revision))
    publish(make, make.version(draft, "Ohne Bank"))
    assert "Ohne Bank" not in follow(client, idea)


def test_the_same_number_in_another_process_is_another_idea(make, client, idea, version):
    publish(make, version)
    other = make.card(make.process(), "Ganz woanders")
    assert other.citation == idea.citation
    assert "steht eine Bank" not in follow(client, other)


@pytest.mark.parametrize(
    "spelling", [str.lower, str.title, lambda text: text.replace("-", " "), lambda text: f"  {text}. "]
)
def test_a_receipt_is_understood_however_it_is_spelled(client, idea, spelling):
    answer = client.get("/receipts", query_string={"receipt": spelling(idea.receipt)})
    assert answer.status_code == 303
    assert answer.location == f"/receipts/{idea.receipt}"


def test_a_receipt_nobody_gave_out_is_answered_beside_the_field(client, idea):
    answer = client.get("/receipts", query_string={"receipt": "AMSEL-RAUTE-4127"})
    assert answer.status_code == 404
    assert 'aria-invalid="true"' in answer.text
    assert 'value="AMSEL-RAUTE-4127"' in answer.text
    assert client.get("/receipts/AMSEL-RAUTE-4127").status_code == 404


def test_guessing_receipts_is_slowed_down(client, idea):
    statuses = [client.get(f"/receipts/AMSEL-RAUTE-{number}").status_code for number in range(4100, 4120)]
    assert statuses[0] == 404
    assert statuses[-1] == 429


def test_search_engines_leave_these_pages_alone(client, idea):
    for path in ("/receipts", f"/receipts/{idea.receipt}"):
        assert "noindex" in client.get(path).headers["X-Robots-Tag"]


@pytest.mark.parametrize(
    ("moments", "words"),
    [
        ({"withdrawn_at": now()}, "zurückgenommen"),
        ({"hidden_at": now(), "hidden_reason": "Nennt jemanden."}, "Nennt jemanden."),
    ],
)
def test_the_state_of_the_card_is_said(client, idea, moments, words):
    with transaction():
        for name, value in moments.items():
            setattr(idea, name, value)
    assert words in follow(client, idea)


def test_the_idea_keeps_language_and_direction(make, client, process):
    forum = make.forum(process)
    idea = make.idea(forum.rounds[0], make.participant(forum), "مكان للأمهات", language="ar")
    assert 'lang="ar" dir="rtl">مكان للأمهات' in follow(client, idea)


def test_hostile_words_stay_words(make, client, process):
    idea = make.card(process, "<script>alert(1)</script><img src=x onerror=alert(1)>")
    page = follow(client, idea)
    assert "<script>alert" not in page
    assert "<img" not in page


def test_many_versions_ask_no_more_than_one(make, client, draft, idea, version):
    with counted() as few:
        follow(client, idea)
    for number in range(8):
        make.version(draft, f"Stand {number}")
    with counted() as many:
        follow(client, idea)
    assert len(many) == len(few) <= 8


@pytest.mark.browser
def test_the_pages_pass_axe_and_fit_a_small_phone(desk):
    idea = desk.make.card(desk.process, "Bänke vor dem Supermarkt")
    desk.make.section(desk.draft, "Mehr", SENTENCE)
    publish(desk.make, desk.make.version(desk.draft, "Öffentlich"))
    desk.make.version(desk.draft, "Noch nicht")
    paths = ("/receipts", "/receipts?receipt=AMSEL-RAUTE-4127", f"/receipts/{idea.receipt}")
    assert desk.people.looked_through(paths) == []
