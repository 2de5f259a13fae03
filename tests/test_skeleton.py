def test_the_start_page_answers_in_german(client):
    page = client.get("/", headers={"Accept-Language": "de"})
    assert page.status_code == 200
    assert 'lang="de"' in page.text


def test_signing_in(client, make):
    account = make.account()
    assert client.sign_in(account).status_code == 303
    assert account.name in client.get("/").text
