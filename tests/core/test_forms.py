"""What may be written in a form: everything people write, and nothing that hides."""

import pytest
from wtforms import StringField

from workshop.core.forms import BIDI_CONTROLS, Form, PlainText, tidy


class NameForm(Form):
    name = StringField(filters=[tidy], validators=[PlainText()])


def judge(app, text):
    with app.test_request_context("/"):
        form = NameForm.of_message({"name": text})
        return form.validate(), form.name.data


@pytest.mark.parametrize("hidden", [*sorted(BIDI_CONTROLS), "\x00", "\x1b", "\x7f"])
def test_a_character_that_hides_or_reorders_is_refused(app, hidden):
    assert judge(app, f"Emine{hidden}Yıldız")[0] is False


@pytest.mark.parametrize(
    "name",
    ["Emine Yıldız", "می\u200cخواهم", "क\u200dष", "ሰላም", "Øyvind O’Neill-Öz", "محمد", "zwei\nZeilen", "👩\u200d🏫"],
)
def test_every_way_of_writing_is_kept_joiners_too(app, name):
    assert judge(app, name) == (True, name)


def test_what_looks_alike_becomes_one_form(app):
    assert judge(app, "  Yildiz\u0308\r\n ")[1] == "Yildiz̈"
    assert judge(app, "O\u0308z")[1] == "Öz"
