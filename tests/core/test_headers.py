"""Every answer carries the same headers, whatever was asked (SECURITY.md)."""

import pytest
from flask import Flask

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self' wss://localhost; form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'; manifest-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
)
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=(), display-capture=()",
    "X-Frame-Options": "DENY",
}


def addresses(app: Flask, method: str) -> list[str]:
    """One address of every route that takes this method."""
    adapter = app.url_map.bind("localhost")
    return [
        adapter.build(rule.endpoint, {name: example(part) for name, part in rule._converters.items()}, method=method)
        for rule in app.url_map.iter_rules()
        if method in (rule.methods or ())
    ]


def example(converter: object) -> str | int:
    """Something that fits a part of an address."""
    kind = type(converter).__name__
    if kind == "AnyConverter":
        return sorted(converter.items)[0]  # type: ignore[attr-defined]  # the converter of a list of words
    return 1 if kind == "IntegerConverter" else "1"


def check(answer) -> None:
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS, answer.request.path
    policy = answer.headers["Content-Security-Policy"]
    assert policy == POLICY or policy.startswith("sandbox; default-src 'none'"), answer.request.path


def test_every_route_answers_a_stranger_with_all_headers(app, client):
    asked = addresses(app, "GET")
    assert len(asked) > 20
    for address in asked:
        answer = client.get(address)
        assert answer.status_code < 500, address
        check(answer)
        assert answer.headers["Cache-Control"] == "no-store", address


def test_every_post_answers_a_stranger_with_all_headers(app, client):
    for address in addresses(app, "POST"):
        answer = client.post(address)
        assert 300 <= answer.status_code < 500, address
        check(answer)


def test_every_route_answers_an_administrator_with_all_headers(app, client, make):
    client.sign_in(make.administrator())
    make.process()
    for address in addresses(app, "GET"):
        answer = client.get(address)
        assert answer.status_code < 500, address
        check(answer)


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/nothing/here", 404),
        ("POST", "/health", 405),
        ("DELETE", "/", 405),
        ("GET", "/static/css/nothing.css", 404),
        ("GET", "/static/../workshop/app.py", 404),
        ("GET", "/p/%00", 404),
    ],
)
def test_errors_carry_all_headers_and_speak_like_a_page(client, method, address, status):
    answer = client.open(address, method=method, headers={"Accept-Language": "de"})
    assert answer.status_code == status
    check(answer)
    assert answer.headers["Cache-Control"] == "no-store"
    assert '<html lang="de"' in answer.text
    assert "Werkzeug" not in answer.text


def test_too_large_a_request_is_refused_in_words(client):
    answer = client.post("/sign-in", data={"email": "x" * (2 * 1024 * 1024)}, headers={"Accept-Language": "de"})
    assert answer.status_code == 413
    check(answer)
    assert "Bitte kürzen Sie" in answer.text


def test_a_versioned_file_may_be_kept_for_a_year_and_another_not_at_all(client):
    with client.get("/static/css/base.css?v=1") as kept:
        assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        check(kept)
    with client.get("/static/css/base.css") as bare:
        assert bare.headers["Cache-Control"] == "no-store"
    assert client.get("/static/css/nothing.css?v=1").headers["Cache-Control"] == "no-store"


def test_only_https_promises_https(client):
    assert "Strict-Transport-Security" not in client.get("/").headers
    promised = client.get("/", base_url="https://localhost").headers["Strict-Transport-Security"]
    assert promised == "max-age=31536000; includeSubDomains"
