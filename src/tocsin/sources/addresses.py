"""Which addresses may be asked: the form of a URL, and the networks that are no public host."""

import ipaddress
import re

import httpx

from tocsin.errors import FetchError, RefusedError
from tocsin.sources.fetchlimits import load_fetch_rules

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address

SCHEMES = {"http": 80, "https": 443}
# The last label of a host that programs take for a number: "127.1", "0x7f000001", "2130706433".
NUMBER = re.compile(r"(\d+|0x[0-9a-f]*)", re.IGNORECASE)
NAME = re.compile(r"(?=.{1,253}\Z)[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})*", re.IGNORECASE)
HINT = "give the address of a public page, http:// or https://"
ALLOWED_HINT = "an own server is asked only when its host is allowed by name"
SHOWN = 200


def parse_address(address: str, allow: frozenset[str] = frozenset()) -> httpx.URL:
    """The address as it will be asked for, without its fragment; ``allow`` are hosts that may have any port.

    Raises RefusedError for another scheme, credentials, a host written to mislead, or a closed port.
    """
    rules = load_fetch_rules()
    shown = show_address(address)
    if len(address) > rules.limits.longest_address:
        most = rules.limits.longest_address
        raise RefusedError(f"{shown}: the address is longer than {most:,} characters", HINT)
    try:
        url = httpx.URL(address)
    except (httpx.InvalidURL, ValueError) as error:
        raise RefusedError(f"{shown}: is no address that can be asked", HINT) from error
    if url.scheme not in SCHEMES:
        raise RefusedError(f"{shown}: is neither http nor https", HINT)
    if url.userinfo or "@" in url.netloc.decode("latin-1"):
        raise RefusedError("the address holds a user name or a password", "leave them out")
    host = host_of(url)
    _check_host(host, shown)
    if port_of(url) not in rules.ports and host not in allow:
        raise RefusedError(f"{shown}: port {port_of(url)} is no port of web pages", ALLOWED_HINT)
    return url.copy_with(fragment=None)


def redirected(url: httpx.URL, location: str | None, allow: frozenset[str] = frozenset()) -> httpx.URL:
    """Where a redirect from ``url`` leads.

    Raises RefusedError for what :func:`parse_address` refuses and for a step from https to http, FetchError for a
    redirect to nowhere.
    """
    shown = show_address(str(url))
    if not location:
        raise FetchError(f"{shown}: redirects to nowhere", "check the address in a browser")
    try:
        joined = str(url.join(location))
    except (httpx.InvalidURL, ValueError) as error:
        raise RefusedError(f"{shown}: redirects to what is no address", "check it in a browser") from error
    following = parse_address(joined, allow)
    if url.scheme == "https" and following.scheme == "http":
        raise RefusedError(f"{shown}: redirects from https to http", "give the address it ends at")
    return following


def host_of(url: httpx.URL) -> str:
    """The host in lower case and ASCII, without a final dot."""
    return url.raw_host.decode("ascii").lower().removesuffix(".")


def port_of(url: httpx.URL) -> int:
    """The port that is asked, stated or not."""
    return SCHEMES[url.scheme] if url.port is None else url.port


def origin_of(url: httpx.URL) -> str:
    """Scheme, host and port: what one robots.txt speaks for."""
    host = host_of(url)
    return f"{url.scheme}://{f'[{host}]' if ':' in host else host}:{port_of(url)}"


def same_site(one: httpx.URL, other: httpx.URL) -> bool:
    """Whether two addresses lie on one site: the same host, a host below it, or another door (``www.``, ``m.``)."""
    first, second = _without_door(host_of(one)), _without_door(host_of(other))
    return first == second or first.endswith(f".{second}") or second.endswith(f".{first}")


def within(host: str, hosts: frozenset[str]) -> bool:
    """Whether a host is one of ``hosts`` or lies below one."""
    return host in hosts or any(host.endswith(f".{one}") for one in hosts)


def why_refused(ip: IpAddress) -> str | None:
    """Why an address of the network is no public host, None when it is one."""
    rules = load_fetch_rules()
    if isinstance(ip, ipaddress.IPv6Address) and not (ip.is_unspecified or ip.is_loopback):
        for carrier, bit in rules.carriers.items():
            if ip in carrier:
                return why_refused(ipaddress.IPv4Address(int(ip) >> (96 - bit) & 0xFFFFFFFF))
    for network, why in rules.refused.items():
        if ip.version == network.version and ip in network:
            return why
    # What a registry adds after our table was made, Python may know already.
    return None if ip.is_global and not ip.is_multicast else "no public host"


def show_address(address: str) -> str:
    """The address for an error message: one line, no control characters, not too long, never a password."""
    clean = "".join(char if char.isprintable() else "?" for char in address[: SHOWN + 1])
    clean = re.sub(r"//[^/?#]*@", "//", clean)
    return clean if len(clean) <= SHOWN else f"{clean[:SHOWN]}..."


def _without_door(host: str) -> str:
    first, dot, rest = host.partition(".")
    return rest if dot and "." in rest and first in load_fetch_rules().doors else host


def _check_host(host: str, shown: str) -> None:
    if not host:
        raise RefusedError(f"{shown}: names no host", HINT)
    # An address with a zone ("%eth0") names a network of this machine, and is no name either.
    is_name = "%" in host
    try:
        ipaddress.ip_address(host)
    except ValueError:
        is_name = True
    if is_name:
        if not NAME.fullmatch(host):
            raise RefusedError(f"{shown}: names no host that there can be", HINT)
        # No registry sells a name that ends in a number; only addresses in disguise do.
        if NUMBER.fullmatch(host.rpartition(".")[2]):
            raise RefusedError(f"{shown}: the host is a number in disguise", HINT)
