import gzip
import http.server
import threading
import time

import pytest

from onrecord.net.fetch import Fetched, FetchError, fetch


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.requests.append((self.path, dict(self.headers)))
        getattr(self, "answer_" + self.path.strip("/").partition("/")[0].partition("?")[0])()

    def send(self, body, status=200, **headers):
        self.send_response(status)
        headers.setdefault("Content_Type", "text/plain; charset=utf-8")
        headers.setdefault("Content_Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def answer_story(self):
        self.send(b"Harbour wall fails", Set_Cookie="a=b")

    def answer_packed(self):
        self.send(gzip.compress(b"Harbour " * 1000), Content_Encoding="gzip")

    def answer_bomb(self):
        self.send(gzip.compress(b"\0" * 3_000_000), Content_Encoding="gzip")

    def answer_torn(self):
        self.send(gzip.compress(b"Harbour " * 1000)[:-12], Content_Encoding="gzip")

    def answer_brotli(self):
        self.send(b"???", Content_Encoding="br")

    def answer_large(self):
        self.send(b"x" * 2000)

    def answer_endless(self):
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        for _ in range(50):
            self.wfile.write(b"64\r\n" + b"x" * 100 + b"\r\n")

    def answer_moved(self):
        self.send(b"", 302, Location="/story")

    def answer_circle(self):
        self.send(b"", 301, Location="/circle")

    def answer_escape(self):
        self.send(b"", 302, Location="file:///etc/passwd")

    def answer_broken(self):
        self.send(b"", 302, Location="http://[::1/")

    def answer_status(self):
        self.send(b"no", int(self.path.rpartition("/")[2]))

    def answer_drip(self):
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            try:
                self.wfile.write(b"x")
            except OSError:
                return
            time.sleep(0.05)

    def answer_dripping_head(self):
        for _ in range(40):
            try:
                self.wfile.write(b"H")
            except OSError:
                return
            time.sleep(0.05)

    def log_message(self, *args):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """A client that hangs up early is what several tests are about."""


@pytest.fixture
def server():
    with Server(("127.0.0.1", 0), Handler) as running:
        running.requests = []
        running.address = f"http://127.0.0.1:{running.server_port}"
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield running
        running.shutdown()
        thread.join()


def refusal(url, **options):
    with pytest.raises(FetchError) as caught:
        fetch(url, **options)
    assert str(caught.value) == caught.value.message
    return caught.value.message, caught.value.permanent


def test_a_document_is_read_with_its_type(server):
    assert fetch(server.address + "/story", allow_private=True) == Fetched(
        server.address + "/story", "text/plain; charset=utf-8", b"Harbour wall fails"
    )


def test_the_request_names_the_host_and_carries_no_cookie_and_no_credentials(server):
    fetch(server.address + "/moved", allow_private=True)
    fetch(server.address + "/story", allow_private=True)
    assert [(path, sorted(headers)) for path, headers in server.requests] == [
        (path, ["Accept", "Accept-Encoding", "Connection", "Host", "User-Agent"])
        for path in ("/moved", "/story", "/story")
    ]
    assert {headers["Host"] for _, headers in server.requests} == {
        f"127.0.0.1:{server.server_port}"
    }


def test_proxies_of_the_environment_are_not_used(server, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert fetch(server.address + "/story", allow_private=True).body == b"Harbour wall fails"


def test_a_name_is_looked_up_and_kept_in_the_host_header(server):
    fetch(f"http://localhost:{server.server_port}/story", allow_private=True)
    assert server.requests[0][1]["Host"] == f"localhost:{server.server_port}"


def test_letters_outside_ascii_are_encoded_on_the_way_out(server):
    fetch(server.address + "/story/ميناء?q=ä b", allow_private=True)
    assert server.requests[0][0] == "/story/%D9%85%D9%8A%D9%86%D8%A7%D8%A1?q=%C3%A4%20b"


def test_redirects_are_followed_and_the_last_address_is_told(server):
    fetched = fetch(server.address + "/moved", allow_private=True)
    assert (fetched.url, fetched.body) == (server.address + "/story", b"Harbour wall fails")


def test_at_most_five_redirects_are_followed(server):
    assert refusal(server.address + "/circle", allow_private=True) == (
        f"{server.address}/circle redirects more than 5 times.",
        True,
    )
    assert len(server.requests) == 6


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/escape", "file:///etc/passwd cannot be read: only http and https addresses can."),
        ("/broken", "{0}/broken redirects to a broken address."),
    ],
)
def test_a_redirect_is_checked_like_the_address_itself(server, path, message):
    assert refusal(server.address + path, allow_private=True) == (
        message.format(server.address),
        True,
    )


def test_a_packed_document_is_unpacked(server):
    assert fetch(server.address + "/packed", allow_private=True).body == b"Harbour " * 1000


@pytest.mark.parametrize("path", ["/large", "/endless", "/bomb"])
def test_a_document_over_the_limit_is_refused_however_it_comes(server, path):
    assert refusal(server.address + path, allow_private=True, max_bytes=1500) == (
        f"The document at {server.address}{path} is larger than 1500 bytes.",
        True,
    )


def test_a_document_of_exactly_the_limit_is_read(server):
    assert len(fetch(server.address + "/large", allow_private=True, max_bytes=2000).body) == 2000


@pytest.mark.parametrize(
    ("path", "message", "permanent"),
    [
        ("/torn", "127.0.0.1 broke off in the middle.", False),
        ("/brotli", "127.0.0.1 packed the document as br.", True),
    ],
)
def test_a_packing_that_cannot_be_undone_is_told(server, path, message, permanent):
    assert refusal(server.address + path, allow_private=True) == (message, permanent)


@pytest.mark.parametrize(
    ("status", "permanent"),
    [(204, True), (403, True), (404, True), (410, True), (429, False), (500, False), (503, False)],
)
def test_a_status_without_a_document_says_whether_to_ask_again(server, status, permanent):
    assert refusal(f"{server.address}/status/{status}", allow_private=True) == (
        f"127.0.0.1 answered with the status {status} and no document.",
        permanent,
    )


@pytest.mark.parametrize("path", ["/drip", "/dripping_head"])
def test_a_server_that_drips_is_left_when_the_whole_time_is_up(server, path):
    started = time.monotonic()
    assert refusal(server.address + path, allow_private=True, timeout=0.3) == (
        "127.0.0.1 did not answer in time.",
        False,
    )
    assert time.monotonic() - started < 1.5


def test_a_closed_port_is_worth_another_try():
    message, permanent = refusal("http://127.0.0.1:1/", allow_private=True)
    assert (message.startswith("The connection to 127.0.0.1 failed: "), permanent) == (True, False)


@pytest.mark.parametrize(
    ("url", "leads_to"),
    [
        ("http://127.0.0.1/", "127.0.0.1"),
        ("http://127.1/", "127.0.0.1"),
        ("http://0x7f000001/", "127.0.0.1"),
        ("http://2130706433/", "127.0.0.1"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254"),
        ("https://10.0.0.1/", "10.0.0.1"),
        ("http://[::1]/", "::1"),
        ("http://[::ffff:127.0.0.1]/", "::ffff:127.0.0.1"),
        ("http://[::ffff:8.8.8.8]/", "::ffff:8.8.8.8"),
        ("http://[64:ff9b::7f00:1]/", "64:ff9b::7f00:1"),
        ("http://[2002:7f00:1::]/", "2002:7f00:1::"),
        ("http://[fec0::1]/", "fec0::1"),
    ],
)
def test_an_address_that_leads_inward_is_refused(url, leads_to):
    message, permanent = refusal(url)
    assert message.endswith(
        f" leads to {leads_to}, which is not a public address; it was not read."
    )
    assert permanent is True


def test_localhost_by_name_is_refused():
    message, permanent = refusal("http://localhost/")
    assert message.startswith("localhost leads to ")
    assert permanent is True


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("", "This is not a web address: it is empty."),
        ("gopher://gull.example/", None),
        ("file:///etc/passwd", None),
        ("javascript:alert(1)", None),
        ("//gull.example/", None),
        ("http://editor:secret@gull.example/", "An address with a name and password is not read."),
        ("http:///story", "http:///story is not a web address: it names no host."),
        ("http://gull.example:0x50/", "http://gull.example:0x50/ is not a web address."),
        (
            "http://gull.example:6379/",
            "http://gull.example:6379/ uses port 6379; only 80 and 443 are read.",
        ),
        ("http://[fe80::1%25eth0]/", None),
        ("http://[::1", "http://[::1 is not a web address."),
        (
            "http://gull.example\\@127.0.0.1/",
            "This is not a web address: it is too long or broken.",
        ),
        ("http://gull.example/\r\nX: y", "This is not a web address: it is too long or broken."),
        (
            "http://gull.example/" + "x" * 5000,
            "This is not a web address: it is too long or broken.",
        ),
    ],
)
def test_what_is_no_address_to_visit_is_refused_in_a_sentence(url, message):
    said, permanent = refusal(url)
    assert permanent is True
    assert "secret" not in said
    if message is not None:
        assert said == message
