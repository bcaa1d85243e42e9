"""Servers that mean harm, or are merely broken: each ends in one clear line, soon, and nothing else happens."""

import gzip
import zlib
from collections.abc import Iterator

import httpcore
import pytest
from tests.loopback import HERE, Loopback, Watch, fetcher_at

from tocsin.errors import RefusedError, SourceError
from tocsin.sources.resolving import resolve_host

OK = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\n"
BOMB = 30_000_000


def refused(site: Loopback, watch: Watch, address: str, **limits: float) -> str:
    """The one line that fetching the address ends in; it never shows a password or more than one line."""
    with pytest.raises(SourceError) as caught:
        fetcher_at(watch, (HERE,), resolve_host, **limits).fetch(address)
    line = str(caught.value)
    assert "\n" not in line and len(line) < 500 and caught.value.message
    assert not isinstance(caught.value, RefusedError) or caught.value.code == "refused"
    return line


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "ftp://files.example/a",
        "gopher://news.example/",
        "data:text/html,<p>x",
        "javascript:alert(1)",
        "//news.example/a",
        "/etc/passwd",
        "news.example",
        "",
        "http://",
        "http:///a",
        "http://user:secret@news.example/",
        "http://user@news.example/",
        "http://127.0.0.1\\@news.example/",
        "http://news.example:25/",
        "http://news.example:99999/",
        "http://news.example:0/",
        "http://2130706433/",
        "http://0x7f000001/",
        "http://017700000001/",
        "http://0177.0.0.1/",
        "http://127.1/",
        "http://127.0.0.0x1/",
        "http://\uff11\uff12\uff17.0.0.1/",
        "http://[::1%25lo]/",
        "http://[fe80::1%25eth0]/",
        "http://news.example/" + "a" * 5000,
        "http://news.example/\r\nHost: other",
        "http://xn--" + "a" * 300 + "/",
        "http://a..b/",
    ],
)
def test_an_address_that_is_none_of_the_public_web(watch: Watch, address: str) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise AssertionError(f"{host} was looked up")

    with pytest.raises(RefusedError) as caught:
        fetcher_at(watch, resolve=resolve).fetch(address)
    line = str(caught.value)
    assert "\n" not in line and "\r" not in line and "secret" not in line and len(line) < 400


@pytest.mark.parametrize(
    "host",
    [
        "0.0.0.1",
        "10.0.0.1",
        "100.64.0.1",
        "127.0.0.2",
        "169.254.169.254",
        "172.16.9.9",
        "192.168.1.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:a9fe:a9fe]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[fd00::1]",
        "[fe80::1]",
        "[ff02::1]",
    ],
)
def test_a_host_in_a_private_network(watch: Watch, host: str) -> None:
    with pytest.raises(RefusedError, match="is no public host but"):
        fetcher_at(watch).fetch(f"http://{host}/latest/meta-data/")


def test_a_name_of_this_machine(site: Loopback, watch: Watch) -> None:
    for host in ("localhost", "LOCALHOST", "localhost."):
        with pytest.raises(RefusedError):
            fetcher_at(watch).fetch(f"http://{host}/")
    assert site.asked == []


@pytest.mark.parametrize(
    ("location", "line"),
    [
        ("http://169.254.169.254/latest/", "is no public host but link-local"),
        ("http://localhost/", "is no public host but this machine"),
        ("http://10.1.2.3/", "is no public host but a private network"),
        ("http://[::1]/", "is no public host but this machine"),
        ("//169.254.169.254/latest/", "is no public host but link-local"),
        ("http://2852039166/latest/", "a number in disguise"),
        ("file:///etc/passwd", "neither http nor https"),
        ("http://u:p@news.example/", "user name or a password"),
        ("http://[broken/", "names no host that there can be"),
        ("http://[::1/", "redirects to what is no address"),
        ("", "redirects to nowhere"),
    ],
)
def test_a_redirect_to_where_nobody_may_go(site: Loopback, watch: Watch, location: str, line: str) -> None:
    assert line in refused(site, watch, site.leads("/a", location))
    assert site.paths() == ["/a"]


def test_redirects_in_a_circle(site: Loopback, watch: Watch) -> None:
    site.leads("/b", "/a")
    assert "redirects in a circle" in refused(site, watch, site.leads("/a", "/b"))


def test_redirects_without_end(site: Loopback, watch: Watch) -> None:
    for number in range(50):
        site.leads(f"/{number}", f"/{number + 1}")
    assert "redirects more than 5 times" in refused(site, watch, site.url("/0"))
    assert len(site.paths()) == 6


def test_a_name_that_changes_its_address_between_two_looks(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached: list[str] = []

    def connect(self: object, host: str, *more: object) -> None:
        reached.append(host)
        raise httpcore.ConnectError("nobody there")

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    answers = [["93.184.215.14"], [HERE]]
    fetcher = fetcher_at(watch, allow=(), resolve=lambda host, port: answers.pop(0))
    with pytest.raises(RefusedError, match=r"robots\.txt cannot be asked"):
        fetcher.fetch("http://news.example/")
    watch.seconds += 100_000
    with pytest.raises(RefusedError, match="is no public host but this machine"):
        fetcher.fetch("http://news.example/")
    assert reached == ["93.184.215.14"]


def test_a_name_with_a_public_and_a_private_address(watch: Watch) -> None:
    fetcher = fetcher_at(watch, resolve=lambda host, port: ["93.184.215.14", "192.168.0.1"])
    with pytest.raises(RefusedError, match=r"news\.example \(192\.168\.0\.1\): is no public host"):
        fetcher.fetch("http://news.example/")


def test_a_name_that_nobody_knows(watch: Watch) -> None:
    def resolve(host: str, port: int) -> list[str]:
        raise OSError("no such name")

    with pytest.raises(SourceError, match=r"news\.example: no such host is known"):
        fetcher_at(watch, resolve=resolve).fetch("http://news.example/")


def test_a_robots_txt_that_leads_to_a_private_network(site: Loopback, watch: Watch) -> None:
    site.leads("/robots.txt", "http://169.254.169.254/")
    assert "is no public host but link-local" in refused(site, watch, site.gives("/a", "x"))
    assert site.paths() == []


@pytest.mark.parametrize("packing", ["gzip", "x-gzip", "deflate"])
def test_a_bomb(site: Loopback, watch: Watch, packing: str) -> None:
    bomb = zlib.compress(bytes(BOMB)) if packing == "deflate" else gzip.compress(bytes(BOMB))
    address = site.gives("/a", bomb, content_encoding=packing)
    assert "unpacks to more than 100 times its size" in refused(site, watch, address)


def test_a_bomb_of_many_members(site: Loopback, watch: Watch) -> None:
    address = site.gives("/a", gzip.compress(bytes(900_000)) * 40, content_encoding="gzip")
    assert "unpacks to more than 100 times its size" in refused(site, watch, address)


def test_a_body_larger_than_any_page_however_packed(site: Loopback, watch: Watch) -> None:
    address = site.gives("/a", gzip.compress(b"<p>ab</p>" * 20_000), content_encoding="gzip")
    assert "holds more than 100,000 bytes" in refused(site, watch, address, body_bytes=100_000)


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip", "compress", "\u00e9"])
def test_a_packing_nobody_asked_for(site: Loopback, watch: Watch, packing: str) -> None:
    address = site.gives("/a", b"x", content_encoding=packing)
    assert "which was not asked for" in refused(site, watch, address)


def test_a_body_not_packed_as_it_says(site: Loopback, watch: Watch) -> None:
    address = site.gives("/a", "<p>plain", content_encoding="gzip")
    assert "is not packed as it says" in refused(site, watch, address)


def test_a_packed_body_cut_off(site: Loopback, watch: Watch) -> None:
    address = site.gives("/a", gzip.compress(b"abc" * 1000)[:-12], content_encoding="gzip")
    assert "ends in the middle of its packed body" in refused(site, watch, address)


def test_deflate_in_both_its_meanings_and_padding_after_gzip(site: Loopback, watch: Watch) -> None:
    raw = zlib.compressobj(wbits=-15)
    bodies = {
        "/zlib": ("deflate", zlib.compress(b"same")),
        "/raw": ("deflate", raw.compress(b"same") + raw.flush()),
        "/gzip": ("gzip", gzip.compress(b"sa") + gzip.compress(b"me") + bytes(20)),
    }
    for path, (packing, body) in bodies.items():
        assert fetcher_at(watch).fetch(site.gives(path, body, content_encoding=packing)).body == b"same"


def test_a_stream_without_end(site: Loopback, watch: Watch) -> None:
    def endless() -> Iterator[bytes]:
        yield OK + b"\r\n"
        while True:
            yield b"<p>more" * 5000

    site.says("/a", endless)
    assert "sends more than 300,000 bytes" in refused(site, watch, site.url("/a"), wire_bytes=300_000)


def test_chunks_without_end(site: Loopback, watch: Watch) -> None:
    def endless() -> Iterator[bytes]:
        yield OK + b"transfer-encoding: chunked\r\n\r\n"
        while True:
            yield b"1\r\nx\r\n" * 5000

    site.says("/a", endless)
    assert "sends more than 300,000 bytes" in refused(site, watch, site.url("/a"), wire_bytes=300_000)


def test_a_body_said_to_be_too_large_is_not_even_begun(site: Loopback, watch: Watch) -> None:
    site.says("/a", lambda: [OK + b"content-length: 99999999999\r\n\r\n"])
    assert "would send more than" in refused(site, watch, site.url("/a"))


def test_a_slow_drip(site: Loopback) -> None:
    def drip() -> Iterator[bytes]:
        yield OK + b"\r\n"
        while True:
            yield b"x" * 100_000

    site.says("/a", drip)
    watch = Watch(step=1.0)
    assert "takes longer than 60 seconds" in refused(site, watch, site.url("/a"))


def test_headers_that_drip(site: Loopback) -> None:
    def drip() -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\n"
        while True:
            yield b"HTTP/1.1 100 Continue\r\n\r\n" * 1000

    site.says("/a", drip)
    refused(site, Watch(step=1.0), site.url("/a"))


def test_answers_on_the_way_without_end(site: Loopback) -> None:
    def endless() -> Iterator[bytes]:
        while True:
            yield b"HTTP/1.1 102 Processing\r\n\r\n" * 1000

    site.says("/a", endless)
    line = refused(site, Watch(), site.url("/a"), wire_bytes=300_000)
    assert "sends more than 300,000 bytes" in line


def test_a_server_that_says_nothing(site: Loopback, watch: Watch) -> None:
    waiting = site.hold()
    site.says("/a", waiting)
    assert "the server falls silent" in refused(site, watch, site.url("/a"), silence_seconds=0.05)


@pytest.mark.parametrize(
    "headers",
    [
        b"x-a: " + b"a" * 200_000 + b"\r\n",
        b"x-a: b\r\n" * 300,
        b"".join(b"x-%d: %s\r\n" % (number, b"a" * 1000) for number in range(80)),
    ],
)
def test_huge_headers(site: Loopback, watch: Watch, headers: bytes) -> None:
    site.says("/a", lambda: [OK + headers + b"\r\nx"])
    line = refused(site, watch, site.url("/a"))
    assert "sends headers larger than" in line or "the connection breaks" in line


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"\r\n\r\n",
        b"SSH-2.0-OpenSSH_9.6\r\n",
        b"220 mail.example ESMTP\r\n",
        b"HTTP/1.1 200\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"<p>no header at all</p>",
        bytes(range(256)) * 10,
        OK + b"content-length: 100\r\n\r\nshort",
        OK + b"content-length: 5\r\ncontent-length: 6\r\n\r\n12345",
        OK + b"content-length: -5\r\n\r\n12345",
        OK + b"content-length: five\r\n\r\n12345",
        OK + b"transfer-encoding: chunked\r\n\r\nzz\r\nabc",
        OK + b"transfer-encoding: chunked\r\n\r\n5\r\nab",
        OK + b"transfer-encoding: lzw\r\n\r\nabc",
        OK + b"no colon here\r\n\r\n",
        OK + b"x\x00y: z\r\n\r\n",
    ],
)
def test_what_is_no_http(site: Loopback, watch: Watch, answer: bytes) -> None:
    site.says("/a", lambda: [answer])
    assert site.url("/a") in refused(site, watch, site.url("/a"))


def test_more_than_was_said_is_not_read(site: Loopback, watch: Watch) -> None:
    site.says("/a", lambda: [OK + b"content-length: 5\r\n\r\n12345HTTP/1.1 200 OK\r\n\r\nsmuggled"])
    assert fetcher_at(watch).fetch(site.url("/a")).body == b"12345"


def test_cookies_are_not_kept(site: Loopback, watch: Watch) -> None:
    fetcher = fetcher_at(watch)
    fetcher.fetch(site.gives("/a", "x", set_cookie="id=1; path=/"))
    fetcher.fetch(site.gives("/b", "x"))
    assert all("cookie" not in asked.headers for asked in site.asked)


def test_the_surroundings_name_no_proxy(
    site: Loopback, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://169.254.169.254:1/")
    assert fetcher_at(watch).fetch(site.gives("/a", "x")).body == b"x"
