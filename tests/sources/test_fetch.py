"""Fetching from a local server that misbehaves: bounded, never from a private network, one sentence for every fault."""

from __future__ import annotations

import gzip
import json
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from diplocompare.model import DiplocompareError
from diplocompare.sources.fetch import MAX_BYTES, Options, fetch, told
from diplocompare.sources.fetch import connection as dialling
from diplocompare.sources.fetch.cache import Fetched, pages
from diplocompare.sources.readouts import read
from diplocompare.version import __version__

PAGE = b"<html><head><title>Call</title></head><body><main><h1>Call</h1><p>The leaders spoke of grain and of the river today.</p></main></body></html>"
BOMB = gzip.compress(bytes(MAX_BYTES + 1), 9)
# A key of this test alone; it opens nothing. The certificate is for localhost.
PEM = """\
-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg3vhIlSRRN354TQFD
XoykYsuk5lOWBfRUhd/NCl8Yz0ahRANCAATomRJXe0+KrEcIg2HjCUWMTOPQkVxT
WVus4cFitBWhvhIGuVVaLY1yyx1AtFC82Tq9FRMvlMr1KsYDQDJRihVf
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIUC9M6Rdu/OIIZMIe0SuMgp2mJ1s4wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMjIwMjIxM1oYDzIxMjYxMDI5
MjAyMjEzWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATomRJXe0+KrEcIg2HjCUWMTOPQkVxTWVus4cFitBWhvhIGuVVaLY1y
yx1AtFC82Tq9FRMvlMr1KsYDQDJRihVfo2kwZzAdBgNVHQ4EFgQU0zDi7X2IZhJ6
DyC14jEk2jEaAhEwHwYDVR0jBBgwFoAU0zDi7X2IZhJ6DyC14jEk2jEaAhEwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SAAwRQIhAKLyDEayIcU80F3u1Fj85eTzuqkSBUXgbxAqK3KAWcHBAiAW7EEF0jzG
YRvKYCWWAHoA+J1KCBh9kyeJV0JjOMw5lA==
-----END CERTIFICATE-----
"""


class Server(ThreadingHTTPServer):
    """Answers by path, and remembers what it was asked."""

    daemon_threads = True

    def __init__(self, host: str = "127.0.0.1", port: int = 0) -> None:
        super().__init__((host, port), Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.stop = threading.Event()

    def handle_error(self, *_: object) -> None:
        """Clients that hang up are what these tests are about."""

    def at(self, path: str) -> str:
        return f"http://{self.server_address[0]}:{self.server_address[1]}{path}"


class Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def log_message(self, *_: object) -> None:
        """Tests are quiet."""

    def do_GET(self) -> None:
        self.server.asked.append((self.path, dict(self.headers)))
        name, _, rest = self.path.lstrip("/").partition("/")
        getattr(self, f"do_{name.replace('-', '_')}", self.do_page)(rest)

    def send(self, body: bytes, status: int = 200, **headers: str) -> None:
        self.send_response(status)
        given = {"Content_Type": "text/html", "Content_Length": str(len(body))} | headers
        for name, value in given.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = True

    def do_page(self, _: str) -> None:
        self.send(PAGE)

    def do_status(self, code: str) -> None:
        self.send(b"sorry", int(code))

    def do_gzip(self, _: str) -> None:
        packed = gzip.compress(PAGE[:40]) + gzip.compress(PAGE[40:])
        self.send(packed, Content_Encoding="gzip")

    def do_deflate(self, how: str) -> None:
        self.send(zlib.compress(PAGE)[2:-4] if how == "raw" else zlib.compress(PAGE), Content_Encoding="deflate")

    def do_packed(self, how: str) -> None:
        self.send(PAGE, Content_Encoding=how)

    def do_bomb(self, _: str) -> None:
        self.send(BOMB, Content_Encoding="gzip")

    def do_members(self, _: str) -> None:
        self.send(gzip.compress(b"") * 200, Content_Encoding="gzip")

    def do_cut_gzip(self, _: str) -> None:
        self.send(gzip.compress(PAGE)[:-20], Content_Encoding="gzip")

    def do_cut(self, _: str) -> None:
        self.send(PAGE, Content_Length=str(len(PAGE) + 10))

    def do_announced(self, _: str) -> None:
        self.send(b"", Content_Length=str(MAX_BYTES + 1))

    def do_endless(self, _: str) -> None:
        self.send(b"", Content_Length="")
        while not self.server.stop.is_set():
            self.wfile.write(bytes(1_000_000))

    def do_drip(self, _: str) -> None:
        self.send(b"", Content_Length="")
        while not self.server.stop.wait(0.05):
            self.wfile.write(b"x")
            self.wfile.flush()

    def do_drip_header(self, _: str) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while not self.server.stop.wait(0.05):
            self.wfile.write(b"x")
            self.wfile.flush()

    def do_silent(self, _: str) -> None:
        self.server.stop.wait(5)

    def do_nonsense(self, _: str) -> None:
        self.wfile.write(b"220 mail.example ESMTP\r\n")
        self.close_connection = True

    def do_loop(self, number: str) -> None:
        self.send(b"", 302, Location=f"/loop/{int(number or 0) + 1}")

    def do_steps(self, number: str) -> None:
        self.send(b"", 301, Location=f"/steps/{int(number) - 1}" if int(number) else "/page")

    def do_to(self, where: str) -> None:
        self.send(b"", 307, Location=where)


@pytest.fixture
def server() -> Iterator[Server]:
    yield from serving(Server())


def serving(server: Server) -> Iterator[Server]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.stop.set()
    server.shutdown()
    server.server_close()


def quiet(told: str) -> None:
    raise AssertionError(f"no warning was due: {told}")


def get(address: str, seconds: float = 5, **options: object) -> Fetched:
    return fetch(address, Options(allow_private=True, seconds=seconds, **options), warn=quiet)


def problem(address: str, seconds: float = 5, **options: object) -> str:
    with pytest.raises(DiplocompareError) as caught:
        get(address, seconds, **options)
    assert str(caught.value).isprintable()
    return str(caught.value)


@pytest.mark.parametrize("path", ["/page", "/gzip", "/deflate/zlib", "/deflate/raw", "/packed/identity", "/steps/4"])
def test_a_page_is_fetched(path: str, server: Server) -> None:
    found = get(server.at(path))
    assert (found.data, found.content_type, found.kept) == (PAGE, "text/html", False)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", found.retrieved)
    assert found.url == server.at("/page" if "steps" in path else path)


def test_the_request_says_who_asks(server: Server) -> None:
    get(server.at("/page?x=ä b".replace(" ", "%20")) + "#part")
    ((path, headers),) = server.asked
    assert path == "/page?x=%C3%A4%20b"
    assert headers["User-Agent"] == f"diplocompare/{__version__}"
    assert headers["Host"] == f"127.0.0.1:{server.server_address[1]}"
    assert "Cookie" not in headers


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/status/404", "the server answers 404 (Not Found), check the address"),
        ("/status/403", "the server answers 403 (Forbidden), open it in a browser and save the page"),
        ("/status/503", "the server answers 503 (Service Unavailable), try again later"),
        ("/status/799", "the server answers 799, try again later"),
        ("/status/204", "the server answers 204 (No Content), open it in a browser and save the page"),
        ("/loop", "redirects more than 5 times, open it in a browser and save the page"),
        ("/steps/5", "redirects more than 5 times, open it in a browser and save the page"),
        ("/announced", "is over 10 MB, give one call's text alone"),
        ("/endless", "is over 10 MB, give one call's text alone"),
        ("/bomb", "unpacks to over 10 MB, give one call's text alone"),
        ("/members", "unpacks to over 10 MB, give one call's text alone"),
        ("/cut", "the answer was cut off, try again"),
        ("/cut-gzip", "the answer was cut off, try again"),
        ("/packed/gzip", "the answer is damaged (its compression), try again"),
        ("/packed/br", "is packed in a way that is not read here, open it in a browser and save the page"),
        ("/nonsense", "does not answer as a web server does (BadStatusLine), check the address"),
        ("/to/ftp://x.org/a", "leads to ftp://x.org/a: ftp is no web address"),
        ("/to/file:///etc/passwd", "file is no web address, give one that begins with https://"),
        ("/to/http://[", "leads to something that is no address, open it in a browser and save the page"),
        ("/to/http://u:p@x.org/", "holds a user name or password, leave it out"),
    ],
)
def test_a_bad_answer_gives_one_sentence(path: str, said: str, server: Server) -> None:
    message = problem(server.at(path))
    assert message.startswith(f"{told(server.at(path))}: ")
    assert said in message


@pytest.mark.parametrize("path", ["/silent", "/drip", "/drip-header"])
def test_a_slow_server_is_left(path: str, server: Server) -> None:
    begun = time.monotonic()
    assert problem(server.at(path), 0.4).endswith(": no whole answer within 0.4 seconds, try again later")
    assert time.monotonic() - begun < 4  # far longer than 0.4, and shorter than the server is silent


def test_a_name_that_is_resolved_too_slowly_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: time.sleep(1) or [])
    assert "no whole answer within 0.1 seconds" in problem("http://slow.example/", 0.1)


def test_nobody_at_home_is_said() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{unused.getsockname()[1]}/"
        assert problem(address) == f"{address}: cannot be reached (Connection refused), check address and network"


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://x.org/", "ftp is no web address, give one that begins with https://"),
        ("file:///etc/passwd", "file is no web address, give one that begins with https://"),
        ("https:///path", "has no host name, give one that begins with https://"),
        ("https://x y/", "is no usable address, give one that begins with https://"),
        ("https://[::1/", "is no usable address, give one that begins with https://"),
        ("https://x:99999/", "is no usable address, give one that begins with https://"),
        ("https://x\\@y/", "is no usable address, give one that begins with https://"),
        (f"https://{'a' * 80}.org/", "is no usable address, give one that begins with https://"),
        ("https://x.org/\r\nHost: y", "is no usable address, give one that begins with https://"),
        ("https://x.org/\u202e", "is no usable address, give one that begins with https://"),
        ("https://x.org/" + "a" * 5000, "is no usable address, give one that begins with https://"),
    ],
    ids=["ftp", "file", "host", "space", "bracket", "port", "backslash", "label", "header", "bidi", "long"],
)
def test_what_is_no_address_is_said(address: str, said: str) -> None:
    assert problem(address) == f"{told(address)}: {said}"
    assert len(told(address)) < 400


def test_a_password_is_neither_sent_nor_printed() -> None:
    assert problem("https://me:secret@x.org/") == "https://...@x.org/: holds a user name or password, leave it out"


PRIVATE = """127.0.0.1 127.255.255.254 10.1.2.3 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1
    240.0.0.1 255.255.255.255 198.18.0.1 192.0.2.1 ::1 :: fe80::1 fe80::1%eth0 fc00::1 ff02::1 2001:db8::1 ::7f00:1
    ::ffff:10.0.0.1 ::ffff:127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 2002:7f00:1:: 2002:c0a8:101:: 2001:0:4136:e378:8000:63bf:3fff:fdd2"""


@pytest.mark.parametrize("number", PRIVATE.split())
def test_what_is_not_public_is_known(number: str) -> None:
    assert not dialling.is_public(number)


@pytest.mark.parametrize(
    "number", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808", "2002:808:808::"]
)
def test_what_is_public_is_known(number: str) -> None:
    assert dialling.is_public(number)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0", "[::1]", "[::ffff:127.0.0.1]"])
def test_a_private_network_is_not_asked(host: str, server: Server) -> None:
    address = f"http://{host}:{server.server_address[1]}/page"
    with pytest.raises(DiplocompareError) as caught:
        fetch(address, Options(seconds=5), warn=quiet)
    assert str(caught.value) == f"{address}: lies in a private or local network, use --allow-private if that is meant"
    assert server.asked == []


@pytest.fixture
def inner(server: Server) -> Iterator[Server]:
    """A server on the same port of another address, which the tests below take for a private one."""
    yield from serving(Server("127.0.0.2", server.server_address[1]))


def only_the_second_is_private(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialling, "is_public", lambda number: number != "127.0.0.2")


@pytest.mark.parametrize("hops", ["", "/to/"])
def test_a_redirect_into_a_private_network_is_not_followed(
    hops: str, server: Server, inner: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    only_the_second_is_private(monkeypatch)
    secret = inner.at("/page")
    address = server.at(f"{hops}/to/{secret}" if hops else f"/to/{secret}")
    with pytest.raises(DiplocompareError) as caught:
        fetch(address, Options(seconds=5), warn=quiet)
    assert "lies in a private or local network" in str(caught.value)
    assert inner.asked == []
    assert get(address).data == PAGE


def test_a_name_that_changes_its_number_gains_nothing(
    server: Server, inner: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: public when it is checked, private when it is dialled."""
    only_the_second_is_private(monkeypatch)
    port = server.server_address[1]
    answers = iter(["127.0.0.1", "127.0.0.2"])

    def rebinding(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    address = f"http://rebinding.example:{port}/page"
    assert fetch(address, Options(seconds=5), warn=quiet).data == PAGE
    assert (len(server.asked), len(inner.asked)) == (1, 0)
    with pytest.raises(DiplocompareError, match="private"):
        fetch(address, Options(seconds=5), warn=quiet)
    assert inner.asked == []


def test_a_host_with_one_private_number_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [("93.184.216.34", 80), ("10.0.0.1", 80)]
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", number) for number in numbers]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(socket.socket, "connect", lambda *_: pytest.fail("dialled"))
    with pytest.raises(DiplocompareError, match="private"):
        fetch("http://both.example/", Options(seconds=5), warn=quiet)


def test_the_next_number_of_a_host_has_its_turn(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        numbers = [unused.getsockname(), server.server_address]
        found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", number) for number in numbers]
        monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
        assert get("http://two.example/page").data == PAGE


@pytest.fixture
def secure(tmp_path: Path) -> Iterator[tuple[Server, list[str | None]]]:
    pem = tmp_path / "localhost.pem"
    pem.write_text(PEM)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    names: list[str | None] = []
    context.sni_callback = lambda _, name, __: names.append(name)
    server = Server()
    server.socket = context.wrap_socket(server.socket, server_side=True)
    for running in serving(server):
        yield running, names


def trust(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    context = ssl.create_default_context(cafile=str(tmp_path / "localhost.pem"))
    monkeypatch.setattr(ssl, "create_default_context", lambda: context)


def test_a_certificate_is_that_of_the_name(
    secure: tuple[Server, list[str | None]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server, names = secure
    trust(monkeypatch, tmp_path)
    place = server.server_address
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", tuple(place))]
    )
    assert get(f"https://localhost:{place[1]}/page").data == PAGE
    assert names == ["localhost"]
    assert "its certificate is not valid (Hostname mismatch" in problem(f"https://other.example:{place[1]}/page")
    assert [path for path, _ in server.asked] == ["/page"]


def test_a_certificate_that_nobody_signed_is_refused(secure: tuple[Server, list[str | None]]) -> None:
    port = secure[0].server_address[1]
    message = problem(f"https://127.0.0.1:{port}/page")
    assert message.endswith("its certificate is not valid (self-signed certificate), check the address")


def test_a_server_without_encryption_is_said(server: Server) -> None:
    assert ": no secure connection (" in problem(server.at("/page").replace("http:", "https:"))


def test_a_copy_is_kept_and_used(server: Server, tmp_path: Path) -> None:
    address, cache = server.at("/page"), tmp_path / "cache"
    first = get(address, cache=cache)
    again = get(address + "#fragment", cache=cache)
    assert (again.data, again.retrieved, again.url) == (first.data, first.retrieved, first.url)
    assert (first.kept, again.kept, len(server.asked)) == (False, True, 1)
    assert get(address, cache=cache, offline=True) == again
    assert get(address, cache=cache, refresh=True).kept is False
    assert len(server.asked) == 2
    (page,) = pages(cache)
    assert page.stat().st_mode & 0o777 == 0o600
    assert page.parent.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in page.parent.iterdir()] == [page.name]


def test_a_copy_keeps_where_the_redirects_ended(server: Server, tmp_path: Path) -> None:
    get(server.at("/steps/2"), cache=tmp_path)
    assert get(server.at("/steps/2"), cache=tmp_path, offline=True).url == server.at("/page")


def test_offline_without_a_copy_asks_nobody(server: Server, tmp_path: Path) -> None:
    said = "no copy of it is kept here, run once without --offline"
    assert problem(server.at("/page"), cache=tmp_path, offline=True).endswith(said)
    assert problem(server.at("/page"), offline=True).endswith(said)
    assert server.asked == []


@pytest.mark.parametrize("damage", ["", "{}\n", "[" * 9999, "null\nx", "cut", "changed", "other"])
def test_a_damaged_copy_is_fetched_anew(damage: str, server: Server, tmp_path: Path) -> None:
    get(server.at("/page"), cache=tmp_path)
    (kept,) = pages(tmp_path)
    head, _, body = kept.read_bytes().partition(b"\n")
    damaged = {
        "cut": head + b"\n" + body[:-1],
        "changed": head + b"\n" + body.replace(b"grain", b"sugar"),
        "other": json.dumps(json.loads(head) | {"address": "https://x.org/"}).encode() + b"\n" + body,
    }
    kept.write_bytes(damaged.get(damage, damage.encode()))
    found = get(server.at("/page"), cache=tmp_path)
    assert (found.data, found.kept, len(server.asked)) == (PAGE, False, 2)


def test_a_failed_refresh_keeps_the_copy(server: Server, tmp_path: Path) -> None:
    get(server.at("/page"), cache=tmp_path)
    (kept,) = pages(tmp_path)
    server.do_page = None
    before = kept.read_bytes()
    with pytest.raises(DiplocompareError):
        fetch(server.at("/page"), Options(cache=tmp_path, refresh=True), warn=quiet)
    assert kept.read_bytes() == before


def test_a_cache_that_cannot_be_written_is_told(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    warnings: list[str] = []
    options = Options(cache=tmp_path / "file", allow_private=True, seconds=5)
    assert fetch(server.at("/page"), options, warn=warnings.append).data == PAGE
    (warning,) = warnings
    assert warning.startswith(f"{server.at('/page')}: no copy could be kept (")


class Pages(Handler):
    """What a reader of readouts meets."""

    def do_latin(self, _: str) -> None:
        self.send(
            PAGE.replace(b"grain", "Erdo\u011fan".encode("cp1254")), Content_Type="text/html; charset=windows-1254"
        )

    def do_wrong(self, _: str) -> None:
        self.send(PAGE.replace(b"grain", "T\xfcrkiye".encode()), Content_Type="text/html; charset=iso-8859-1")

    def do_login(self, _: str) -> None:
        self.send(
            b"<html><body><p>Please log in to read on, dear colleague of ours, or register.</p><form><input type=password></form></body></html>"
        )

    def do_empty(self, _: str) -> None:
        self.send(
            b"<html><head><title>App</title></head><body><div id=root></div><script>render()</script></body></html>"
        )

    def do_json(self, _: str) -> None:
        self.send(b'{"text": "The leaders spoke"}', Content_Type="application/json")

    def do_picture(self, _: str) -> None:
        self.send(b"\x89PNG\r\n\x1a\n" + bytes(50), Content_Type="image/png")

    def do_plain(self, _: str) -> None:
        self.send(b"---\nside: Ardesh\n---\nThe leaders spoke of grain.", Content_Type="text/plain")


@pytest.fixture
def site() -> Iterator[Server]:
    server = Server()
    server.RequestHandlerClass = Pages
    yield from serving(server)


WEB = Options(allow_private=True, seconds=5)


@pytest.mark.parametrize(("path", "words"), [("/page", "grain"), ("/latin", "Erdoğan"), ("/wrong", "Türkiye")])
def test_an_address_is_a_readout(path: str, words: str, site: Server) -> None:
    warnings: list[str] = []
    readout = read(site.at(path), warn=warnings.append, web=WEB)
    assert readout.text == f"The leaders spoke of {words} and of the river today."
    assert (readout.side, readout.title, readout.source) == (site.at("").removeprefix("http://"), "Call", site.at(path))
    (retrieved,) = warnings
    assert re.fullmatch(rf"{re.escape(site.at(path))}: retrieved \S+Z", retrieved)


def test_an_address_may_be_plain_text_with_front_matter(site: Server) -> None:
    readout = read(site.at("/plain"), warn=lambda _: None, web=WEB)
    assert (readout.side, readout.text, readout.source) == ("Ardesh", "The leaders spoke of grain.", site.at("/plain"))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/login", "asks to log in, open it in a browser and save the page, or copy its text"),
        ("/empty", "holds no text that could be a readout, open it in a browser and save the page, or copy its text"),
        ("/json", "is application/json, no page or document, give the address of a readout's text"),
        ("/picture", "is image/png, no page or document, give the address of a readout's text"),
    ],
)
def test_a_page_that_is_no_readout_is_said(path: str, said: str, site: Server) -> None:
    with pytest.raises(DiplocompareError) as caught:
        read(site.at(path), warn=lambda _: None, web=WEB)
    assert str(caught.value) == f"{site.at(path)}: {said}"


def test_a_kept_copy_is_told_with_its_moment(site: Server, tmp_path: Path) -> None:
    web = Options(cache=tmp_path, allow_private=True)
    warnings: list[str] = []
    first, again = (read(site.at("/page"), warn=warnings.append, web=web) for _ in range(2))
    assert first == again
    assert warnings[1] == warnings[0] + " (the kept copy; --refresh fetches it anew)"
