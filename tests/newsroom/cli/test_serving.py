"""Who serves a newsroom, and on which port."""

import socket

import click
import pytest

from onrecord.newsroom.cli import serving

HOST = "127.0.0.1"


@pytest.fixture
def taken():
    """A port that somebody listens on, shared as Granian shares it."""
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind((HOST, 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_port_that_was_asked_for_and_is_taken(taken, tmp_path):
    with pytest.raises(click.ClickException) as refused:
        serving.choose_port(HOST, taken, tmp_path)
    assert refused.value.message == (
        f"Port {taken} of 127.0.0.1 is taken or not allowed. Stop what listens there, or give "
        "another one with --port."
    )


def test_the_next_free_port_where_the_usual_one_is_taken(monkeypatch, taken, tmp_path):
    monkeypatch.setattr(serving, "DEFAULT_PORT", taken)
    port = serving.choose_port(HOST, None, tmp_path)
    assert taken < port < taken + serving.PORTS_TRIED
    assert serving.is_free(HOST, port)


def test_an_address_of_another_machine(tmp_path):
    with pytest.raises(click.ClickException) as refused:
        serving.choose_port("192.0.2.1", None, tmp_path)
    assert refused.value.message.startswith("192.0.2.1 is no address of this machine: ")


def test_a_newsroom_has_one_server(tmp_path):
    first = serving.Served(1, "http://127.0.0.1:8000", "http://127.0.0.1:8000")
    assert serving.running(tmp_path) is None
    with serving.claimed(tmp_path, first):
        assert serving.running(tmp_path) == first
        with pytest.raises(click.ClickException) as refused, serving.claimed(tmp_path, first):
            pass
        assert refused.value.message == (
            "This newsroom is served already, at http://127.0.0.1:8000 by process 1. Stop it with "
            "Ctrl-C there or with “kill 1”."
        )
        assert serving.running(tmp_path) == first
    assert serving.running(tmp_path) is None


def test_a_server_that_was_killed_is_no_server(tmp_path):
    (tmp_path / serving.FILE).write_text('{"pid": 1, "url": "http://x", "base_url": "http://x"}')
    assert serving.running(tmp_path) is None


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("127.0.0.1", "http://127.0.0.1:81"),
        ("0.0.0.0", "http://127.0.0.1:81"),
        ("::1", "http://[::1]:81"),
        ("::", "http://[::1]:81"),
    ],
)
def test_the_address_to_type(host, shown):
    assert serving.address(host, 81) == shown
