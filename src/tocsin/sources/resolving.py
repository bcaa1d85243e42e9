"""Names of hosts to addresses of the network, each looked at before anything is sent to it."""

import ipaddress
import socket
from collections.abc import Callable, Sequence

from tocsin.errors import FetchError, RefusedError
from tocsin.sources.addresses import ALLOWED_HINT, why_refused
from tocsin.sources.fetchlimits import load_fetch_limits

Resolve = Callable[[str, int], Sequence[str]]
"""The addresses of a host, given with the port, in the order to try them; raises OSError for an unknown host."""


def resolve_host(host: str, port: int) -> Sequence[str]:
    """The addresses of a host as the system's resolver gives them. Raises OSError for an unknown host."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def public_addresses(host: str, port: int, allow: frozenset[str], resolve: Resolve) -> Sequence[str]:
    """The addresses to connect to, in order, at most as many as the limits say.

    Raises FetchError for an unknown host, RefusedError when any of its addresses is no public one, unless the
    host itself is in ``allow``: a name that points to both a public and a private address is set up to mislead.
    """
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError) as error:
        raise FetchError(f"{host}: no such host is known", "check the address and the connection") from error
    if not found:
        raise FetchError(f"{host}: no such host is known", "check the address and the connection")
    if host not in allow:
        for address in found:
            _check(host, address)
    return list(found)[: load_fetch_limits().most_addresses]


def _check(host: str, address: str) -> None:
    try:
        ip = ipaddress.ip_address(address)
    except ValueError as error:
        raise RefusedError(f"{host}: resolves to {address!r}, which is no address", ALLOWED_HINT) from error
    why = why_refused(ip)
    if why is not None:
        named = host if host == address else f"{host} ({address})"
        raise RefusedError(f"{named}: is no public host but {why}", ALLOWED_HINT)
