"""The guard of public forms: tokens that cannot be forged, and no other site's form."""

from datetime import timedelta

import pytest
from django.core import signing
from django.test import RequestFactory

from onrecord.desk import intake


def test_a_token_is_read_back_as_long_as_it_lives(monkeypatch: pytest.MonkeyPatch) -> None:
    made = 1_700_000_000.0
    monkeypatch.setattr(signing.time, "time", lambda: made)
    token = intake.new_token()
    unsigned = intake.read_token(token)
    assert token.startswith(f"{unsigned}:")
    monkeypatch.setattr(signing.time, "time", lambda: made + timedelta(days=14).total_seconds())
    assert intake.read_token(token) == unsigned
    monkeypatch.setattr(signing.time, "time", lambda: made + timedelta(days=14).total_seconds() + 2)
    with pytest.raises(intake.TokenRefused):
        intake.read_token(token)


def test_every_token_is_another_one_and_fits_its_column() -> None:
    tokens = [intake.read_token(intake.new_token()) for _ in range(100)]
    assert (len(set(tokens)), {len(token) for token in tokens}) == (100, {24})


@pytest.mark.parametrize("wrong", ["", "token", "a:b:c", "\x00", "ü:1:2"])
def test_what_we_did_not_sign_is_refused(wrong: str) -> None:
    with pytest.raises(intake.TokenRefused):
        intake.read_token(wrong)


def test_a_token_that_was_changed_is_refused() -> None:
    token = intake.new_token()
    other = ("B" if token[0] == "A" else "A") + token[1:]
    with pytest.raises(intake.TokenRefused):
        intake.read_token(other)


def test_a_signature_made_for_another_purpose_is_refused() -> None:
    with pytest.raises(intake.TokenRefused):
        intake.read_token(signing.TimestampSigner(salt="another").sign("token"))


@pytest.mark.parametrize(
    ("headers", "welcome"),
    [
        ({}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "none"}, True),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "http://testserver"}, False),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Origin": "http://testserver"}, True),
        ({"Origin": "http://testserver:81"}, False),
        ({"Origin": "http://testserver.evil.example"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
    ],
)
def test_only_our_own_pages_may_send(headers: dict[str, str], welcome: bool) -> None:
    request = RequestFactory().post("/report/1/", headers=headers)
    assert intake.comes_from_here(request) is welcome


def test_the_newsrooms_own_address_is_ours_behind_a_web_server_that_speaks_tls(
    settings: object,
) -> None:
    settings.BASE_URL = "https://testserver"  # type: ignore[attr-defined]
    request = RequestFactory().post("/report/1/", headers={"Origin": "https://testserver"})
    assert (request.scheme, intake.comes_from_here(request)) == ("http", True)


def test_a_secret_depends_on_its_purpose_and_its_token() -> None:
    pairs = (("a", "1"), ("a", "2"), ("b", "1"), ("a", "1"))
    secrets = [intake.secret_for(*pair) for pair in pairs]
    assert secrets[0] == secrets[3]
    assert (len(set(secrets)), {len(secret) for secret in secrets}) == (3, {64})
