"""The command line, as an administrator types it; the demo is loaded by a process of its own, as in a shell."""

import json
import shutil

import pysqlite3.dbapi2 as sqlite
import pytest
from click.testing import CliRunner

from workshop.cli import main


class Installation:
    """A data folder with commands."""

    def __init__(self, var) -> None:
        self.var = var

    def run(self, *words: str, fails: bool = False) -> str:
        done = CliRunner().invoke(main, words, env={"VAR": str(self.var), "DATABASE_URL": None})
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        assert (done.exit_code != 0) is fails, done.output
        return done.output

    def sql(self, *statements: str) -> None:
        connection = sqlite.connect(self.var / "workshop.sqlite")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()


@pytest.fixture
def demo(demo_folder, tmp_path):
    shutil.copytree(demo_folder, tmp_path / "installation")
    installation = Installation(tmp_path / "installation")
    installation.guide = json.loads((demo_folder / "said.json").read_text())
    return installation


def test_demo_gives_scripts_what_they_need(demo):
    forum = next(forum for forum in demo.guide["forums"] if forum["open"])
    assert len(forum["code"]) == 9
    assert forum["rounds"][0]["open"]
    assert {account["role"] for account in demo.guide["accounts"]} >= {"facilitator", "steering", "administrator"}
    assert demo.guide["drafts"][0]["sections"]
    assert json.loads(demo.run("demo", "--json")) == demo.guide, "a second time loads nothing and says the same"


def test_a_user_can_be_added_once(demo):
    assert "can sign in" in demo.run("user", "add", "neu@example.org", "--name", "Neue Person")
    assert "Error" in demo.run("user", "add", "neu@example.org", "--name", "Neue Person", fails=True)


@pytest.mark.parametrize(
    ("kind", "beginning"),
    [("pdf", b"%PDF-"), ("docx", b"PK"), ("odt", b"PK"), ("epub", b"PK"), ("html", b"<!"), ("md", b"")],
)
def test_a_version_is_exported(demo, tmp_path, kind, beginning):
    file = tmp_path / f"konzept.{kind}"
    demo.run("export", "auenbrueck", "--version", "3", "--format", kind, "-o", str(file))
    assert file.read_bytes().startswith(beginning)
    assert file.stat().st_size > 20_000


def test_a_version_that_is_not_there_is_said_in_words(demo, tmp_path):
    said = demo.run(
        "export", "auenbrueck", "--version", "9", "--format", "md", "-o", str(tmp_path / "x.md"), fails=True
    )
    assert said.startswith("Error:")


def test_a_backup_is_put_back_on_a_fresh_machine(demo, tmp_path):
    saved = tmp_path / "saved.sqlite"
    demo.run("backup", str(saved))
    assert saved.stat().st_mode & 0o077 == 0
    fresh = Installation(tmp_path / "fresh")
    fresh.run("restore", str(saved))
    file = tmp_path / "again.md"
    fresh.run("export", "auenbrueck", "--version", "3", "--format", "md", "-o", str(file))
    assert "Auenbrück" in file.read_text()


def test_a_broken_backup_is_refused_and_nothing_is_lost(demo, tmp_path):
    broken = tmp_path / "broken.sqlite"
    broken.write_bytes(b"SQLite format 3\0" + b"x" * 4000)
    assert "Sicherung" in demo.run("restore", str(broken), fails=True)
    demo.run("verify")


def test_verify_finds_a_byte_changed_by_force(demo, tmp_path):
    saved = tmp_path / "saved.sqlite"
    demo.run("backup", str(saved))
    forged = Installation(tmp_path / "forged")
    forged.run("restore", str(saved))
    with pytest.raises(sqlite.IntegrityError):
        forged.sql("UPDATE version SET markdown = markdown || '.' WHERE number = 2")
    connection = sqlite.connect(forged.var / "workshop.sqlite")
    triggers = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
    connection.close()
    forged.sql(
        *(f"DROP TRIGGER {name}" for name in triggers), "UPDATE version SET markdown = markdown || '.' WHERE number = 2"
    )
    assert "2" in forged.run("verify", fails=True)
