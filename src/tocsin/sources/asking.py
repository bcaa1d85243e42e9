"""One request and its answer, held against the limits while it comes in."""

from collections.abc import Mapping
from dataclasses import dataclass

import httpcore
import httpx

from tocsin.errors import FetchError
from tocsin.sources.addresses import show_address
from tocsin.sources.fetched import Headers, media_type
from tocsin.sources.fetchlimits import FetchLimits, load_fetch_rules
from tocsin.sources.unpacking import ACCEPTED, unpack_chunks

WITH_BODY = {200, 203}


@dataclass(frozen=True, slots=True)
class Answer:
    """Status, headers with names in lower case, and the unpacked body, empty unless the status is 200 or 203."""

    status: int
    headers: Headers
    body: bytes

    def header(self, name: str) -> str | None:
        """The first value of a header, its name in lower case."""
        return next((value for found, value in self.headers if found == name), None)


def ask(
    transport: httpx.BaseTransport, url: httpx.URL, headers: Mapping[str, str], kind: str, limits: FetchLimits
) -> Answer:
    """The answer to one GET; no redirect is followed, no cookie kept.

    Raises FetchError for an answer that breaks HTTP, passes a limit, or is of another kind than asked for;
    RefusedError as the transport raises it.
    """
    shown = show_address(str(url))
    sent = {"host": url.netloc.decode("ascii"), "accept": _accepted(kind), "accept-encoding": ACCEPTED}
    request = httpx.Request("GET", url, headers={**sent, **headers, "connection": "close"})
    try:
        response = transport.handle_request(request)
        try:
            return _read(response, kind, limits, shown)
        finally:
            response.close()
    except httpcore.TimeoutException as error:
        raise FetchError(f"{shown}: the server falls silent", "try again later") from error
    except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        why = " ".join(str(error).split())[:200] or type(error).__name__
        raise FetchError(f"{shown}: the connection breaks", why) from error
    except (httpcore.LocalProtocolError, httpx.HTTPError, httpx.InvalidURL) as error:
        raise FetchError(f"{shown}: cannot be asked", str(error)) from error


def _read(response: httpx.Response, kind: str, limits: FetchLimits, shown: str) -> Answer:
    size = sum(len(name) + len(value) for name, value in response.headers.raw)
    if size > limits.header_bytes or len(response.headers.raw) > limits.most_headers:
        raise FetchError(
            f"{shown}: sends headers larger than {limits.header_bytes:,} bytes", "it is left out"
        )
    headers = tuple(
        (name.decode("ascii", "replace").lower(), value.decode("utf-8", "replace"))
        for name, value in response.headers.raw
    )
    answer = Answer(response.status_code, headers, b"")
    if answer.status not in WITH_BODY:
        return answer
    _check_kind(answer.header("content-type"), kind, shown)
    stated = answer.header("content-length") or ""
    if stated.isascii() and stated.isdigit() and int(stated[:20]) > limits.wire_bytes:
        raise FetchError(f"{shown}: would send more than {limits.wire_bytes:,} bytes", "it is left out")
    packing = ", ".join(value for name, value in headers if name == "content-encoding")
    body = unpack_chunks(response.iter_raw(), packing, limits, shown)
    return Answer(answer.status, headers, body)


def _check_kind(content_type: str | None, kind: str, shown: str) -> None:
    types = load_fetch_rules().kinds[kind]
    found = media_type(content_type)
    if found and found not in types and "*" not in types:
        raise FetchError(f"{shown}: is no {kind} but {found[:80]!r}", f"a {kind} is wanted here")


def _accepted(kind: str) -> str:
    types = sorted(load_fetch_rules().kinds[kind])
    return ", ".join([*(one for one in types if one != "*"), "*/*;q=0.1"])
