"""Asking for a file, waiting, fetching it; and abuse 19: an address passed on."""

from __future__ import annotations

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from lxml import html
from sqlalchemy import select

from tests.conftest import Client
from workshop.core.db import db, now, transaction
from workshop.exports.actions import export_to_file, orders, version_of
from workshop.exports.models import KEPT, Export
from workshop.exports.shelf import shelf, sweep
from workshop.processes.models import Membership


def ask(client: Client, version, **more: str):
    """Ask as the page does and wait until everything is made."""
    answer = client.send(f"/versions/{version.id}/exports", {"format": "html", "sources": "annex", **more})
    orders().wait()
    db.session.rollback()
    return answer


@pytest.fixture
def version(make):
    return make.version(public=True)


def test_a_reader_without_an_account_gets_a_published_version(client, version):
    answer = ask(client, version)

    assert answer.status_code == 303
    page = client.get(answer.location)
    assert "Datei herunterladen" in page.text
    file = client.get(f"{answer.location}/file")
    assert file.status_code == 200
    assert "Integration ist Aufgabe" in file.text
    assert file.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert file.headers["X-Content-Type-Options"] == "nosniff"
    assert file.headers["Content-Disposition"] == (
        'attachment; filename="Integrationskonzept-Fassung-1.html"; '
        "filename*=UTF-8''Integrationskonzept-Fassung-1.html"
    )


def test_a_version_nobody_has_published_is_for_its_people_only(client, new_client, make):
    version = make.version()
    assert client.get(f"/versions/{version.id}/exports").status_code == 404
    assert client.post(f"/versions/{version.id}/exports", data={"format": "html"}).status_code in (400, 404)

    insider = new_client()
    insider.sign_in(make.reader(version))
    assert insider.get(f"{ask(insider, version).location}/file").status_code == 200


def test_abuse_19_an_address_passed_on_is_of_no_use(client, new_client, make, version):
    insider = new_client()
    insider.sign_in(make.reader(version))
    public, staff = ask(client, version).location, ask(insider, version).location

    stranger, colleague = new_client(), new_client()
    colleague.sign_in(make.reader(version))
    for address in (public, staff):
        for page in ("", "/file", "/progress"):
            assert stranger.get(address + page).status_code == 404
            assert colleague.get(address + page).status_code == 404
    stranger.set_cookie("file", "guessed")
    assert stranger.get(f"{public}/file").status_code == 404
    assert client.get(f"{public}/file").status_code == insider.get(f"{staff}/file").status_code == 200


def test_abuse_19_the_right_is_asked_again_at_the_download(new_client, make):
    version = make.version()
    account = make.reader(version)
    insider = new_client()
    insider.sign_in(account)
    address = ask(insider, version).location

    membership = db.session.scalar(select(Membership).where(Membership.account_id == account.id))
    with transaction():
        db.session.delete(membership)

    assert insider.get(f"{address}/file").status_code == 404


def test_abuse_19_after_a_quarter_of_an_hour_the_file_is_gone(client, version):
    address = ask(client, version).location
    export = db.session.scalars(select(Export)).one()
    file = shelf() / export.file
    assert file.exists()

    with transaction():
        export.finished_at = now() - KEPT - timedelta(seconds=1)
    assert client.get(f"{address}/file").status_code == 410
    assert "Noch einmal anfordern" in client.get(address).text

    old = time.time() - KEPT.total_seconds() - 90
    os.utime(file, (old, old))
    sweep()
    assert not file.exists()


def test_the_page_waits_without_scripts_and_with_them(client, version):
    answer = ask(client, version)
    export = db.session.scalars(select(Export)).one()
    with transaction():
        export.finished_at, export.progress = None, 40

    page = client.get(answer.location).text
    assert html.fromstring(page).xpath("//noscript//a/@href") == [answer.location]
    assert '<progress id="progress" value="40" max="100">' in page
    assert client.get(f"{answer.location}/progress").json == {"progress": 40, "waits": True}


def test_what_cannot_be_made_is_said_and_can_be_asked_again(client, make):
    version = make.version(public=True, text="# A\n\n" + "> " * 60 + "x")
    answer = client.send(f"/versions/{version.id}/exports", {"format": "pdf", "sources": "annex"})

    assert answer.status_code == 422
    assert "verschachtelt" in answer.text


def test_an_order_lost_with_the_server_can_be_asked_again(client, version):
    address = ask(client, version).location
    export = db.session.scalars(select(Export)).one()
    with transaction():
        export.finished_at, export.asked_at = None, now() - timedelta(minutes=6)

    page = client.get(address).text
    assert "Nicht entstanden" in page
    assert "Noch einmal anfordern" in page
    assert client.get(f"{address}/progress").json["waits"] is False


def test_an_unknown_format_is_refused(client, version):
    answer = client.send(f"/versions/{version.id}/exports", {"format": "exe", "sources": "annex"})

    assert answer.status_code == 422
    assert db.session.scalars(select(Export)).all() == []


def test_the_same_file_is_made_once(client, new_client, version):
    first, second = ask(client, version), ask(new_client(), version)

    assert first.location != second.location
    assert len({export.file for export in db.session.scalars(select(Export))}) == 1


def test_nobody_keeps_the_machine_busy(new_client, make, version):
    insider = new_client()
    insider.sign_in(make.reader(version))
    token = insider.token(f"/versions/{version.id}/exports")
    data = {"csrf_token": token, "format": "md", "sources": "none"}
    codes = [insider.post(f"/versions/{version.id}/exports", data=data).status_code for _time in range(13)]
    orders().wait()

    assert codes == [303] * 12 + [429]


def test_the_command_line_writes_the_same_file(make, tmp_path: Path):
    version = make.version()
    target = tmp_path / "konzept.odt"

    export_to_file(version_of(version.draft.process.slug, 1), "odt", target)

    assert target.read_bytes().startswith(b"PK")
    assert list(tmp_path.iterdir()) == [target]
