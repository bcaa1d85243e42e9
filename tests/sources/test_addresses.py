"""Which addresses may be asked."""

import ipaddress
from contextlib import suppress

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.errors import FetchError, RefusedError
from tocsin.sources.addresses import parse_address, redirected, same_site, show_address, why_refused

V4 = st.integers(0, 2**32 - 1).map(ipaddress.IPv4Address)
V6 = st.integers(0, 2**128 - 1).map(ipaddress.IPv6Address)


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "8.8.8.8", "1.1.1.1", "2606:4700::1111", "2a00:1450:4001::1"]
)
def test_public_hosts_may_be_asked(address: str) -> None:
    assert why_refused(ipaddress.ip_address(address)) is None


@pytest.mark.parametrize("carrier", ["::ffff:{}", "::{}", "64:ff9b::{}", "::ffff:0:{}"])
def test_an_address_carried_in_another_counts_as_itself(carrier: str) -> None:
    for inner, why in {"127.0.0.1": "this machine", "169.254.169.254": "link-local", "8.8.8.8": None}.items():
        assert why_refused(ipaddress.ip_address(carrier.format(inner))) == why
    assert why_refused(ipaddress.ip_address("2002:a9fe:a9fe::1")) == "link-local"


@given(V4)
def test_what_python_holds_for_private_is_never_asked(address: ipaddress.IPv4Address) -> None:
    if not address.is_global or address.is_multicast or address.is_reserved:
        assert why_refused(address) is not None
    assert why_refused(ipaddress.IPv6Address(f"::ffff:{address}")) == why_refused(address)


@given(V6)
def test_the_same_of_the_longer_ones(address: ipaddress.IPv6Address) -> None:
    if address.is_private or address.is_multicast or address.is_link_local or address.is_site_local:
        assert why_refused(address) is not None or address.ipv4_mapped is not None


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("HTTP://News.Example/A#part", "http://news.example/A"),
        ("https://news.example", "https://news.example"),
        ("https://news.example:443/?q=a b", "https://news.example/?q=a%20b"),
        ("https://b\u00fccher.example/\u00fc", "https://xn--bcher-kva.example/%C3%BC"),
        ("https://[2606:4700::1111]:8443/", "https://[2606:4700::1111]:8443/"),
        ("http://a_b.news.example:8080/", "http://a_b.news.example:8080/"),
    ],
)
def test_an_address_as_it_will_be_asked(address: str, asked: str) -> None:
    assert str(parse_address(address)) == asked


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    for address in (text, f"http://{text}", f"https://news.example/{text}"):
        with suppress(RefusedError):
            url = parse_address(address)
            assert url.scheme in {"http", "https"} and url.host and not url.userinfo


def test_a_port_is_open_to_hosts_that_are_allowed() -> None:
    assert parse_address("http://desk.intern:9000/", frozenset({"desk.intern"})).port == 9000
    with pytest.raises(RefusedError, match="port 9000 is no port of web pages"):
        parse_address("http://desk.intern:9000/")


@pytest.mark.parametrize(
    ("location", "leads"),
    [
        ("/b", "https://news.example/b"),
        ("b?c", "https://news.example/a/b?c"),
        ("//other.example/", "https://other.example/"),
        ("https://other.example/x#y", "https://other.example/x"),
    ],
)
def test_where_a_redirect_leads(location: str, leads: str) -> None:
    assert str(redirected(httpx.URL("https://news.example/a/"), location)) == leads


def test_no_redirect_leaves_encryption() -> None:
    start = httpx.URL("https://news.example/a")
    with pytest.raises(RefusedError, match="redirects from https to http"):
        redirected(start, "http://news.example/a")
    assert (
        str(redirected(httpx.URL("http://news.example/a"), "https://news.example/"))
        == "https://news.example/"
    )
    with pytest.raises(FetchError, match="redirects to nowhere"):
        redirected(start, None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("news.example", "www.news.example", True),
        ("m.news.example", "www.news.example", True),
        ("live.news.example", "news.example", True),
        ("news.example", "evilnews.example", False),
        ("news.example", "news.example.evil.test", False),
        ("www.example", "other.example", False),
    ],
)
def test_what_is_one_site(one: str, other: str, same: bool) -> None:
    first, second = httpx.URL(f"https://{one}/"), httpx.URL(f"https://{other}/")
    assert same_site(first, second) is same and same_site(second, first) is same


def test_an_address_in_an_error_is_one_line_without_a_password() -> None:
    shown = show_address("http://u:secret@news.example/\r\n\x1b[31m" + "a" * 500)
    assert "secret" not in shown and len(shown) < 210 and shown.isprintable()
