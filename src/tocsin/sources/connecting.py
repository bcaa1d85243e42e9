"""The only way out: connections to addresses that were looked at, each byte and second counted.

The host is resolved here, where the connection is made, so that what was checked is what is connected to; a name that
changes its address between two look-ups (DNS rebinding) gains nothing. TLS and ``Host`` keep the name.
"""

import ssl
from collections.abc import Iterable, Iterator

import httpcore
import httpx

from tocsin.errors import FetchError
from tocsin.sources.fetchbudget import Budget
from tocsin.sources.fetchlimits import FetchLimits
from tocsin.sources.resolving import Resolve, public_addresses

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


class CountedStream(httpcore.NetworkStream):
    """A stream that stops when the budget of its fetch is used up."""

    def __init__(self, stream: httpcore.NetworkStream, budget: Budget, limits: FetchLimits) -> None:
        self._stream = stream
        self._budget = budget
        self._limits = limits

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next bytes; waits for them no longer than the limit of silence and the seconds left."""
        wait = min(self._limits.silence_seconds, self._budget.seconds_left())
        data = self._stream.read(max_bytes, wait)
        self._budget.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Sends the bytes."""
        self._stream.write(buffer, min(self._limits.silence_seconds, self._budget.seconds_left()))

    def close(self) -> None:
        """Ends the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """The same stream under TLS; the certificate is checked against the name that was asked for."""
        wait = min(self._limits.silence_seconds, self._budget.seconds_left())
        stream = self._stream.start_tls(ssl_context, server_hostname, wait)
        return CountedStream(stream, self._budget, self._limits)

    def get_extra_info(self, info: str) -> object:
        """What is known of the connection under the name ``info``."""
        return self._stream.get_extra_info(info)


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to hosts whose addresses are all public, or that are allowed by name."""

    def __init__(self, budget: Budget, limits: FetchLimits, allow: frozenset[str], resolve: Resolve) -> None:
        self._inner = httpcore.SyncBackend()
        self._budget = budget
        self._limits = limits
        self._allow = allow
        self._resolve = resolve

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers.

        Raises RefusedError for a host that is not public, FetchError where none answers.
        """
        host = host.lower().removesuffix(".")
        failed: Exception | None = None
        for address in public_addresses(host, port, self._allow, self._resolve):
            wait = min(self._limits.connect_seconds, self._budget.seconds_left())
            try:
                stream = self._inner.connect_tcp(address, port, wait, None, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
            else:
                return CountedStream(stream, self._budget, self._limits)
        raise FetchError(f"{host}: no connection to port {port}", "try again later") from failed

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore.NetworkStream:
        """Never: a socket of this machine is no public host."""
        raise FetchError(f"{path}: is no public host")


class GuardedTransport(httpx.BaseTransport):
    """HTTP/1.1 over one guarded connection, closed after its answer; no proxy, no environment."""

    def __init__(self, backend: httpcore.NetworkBackend, context: ssl.SSLContext) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=context,
            max_connections=1,
            max_keepalive_connections=0,
            http1=True,
            http2=False,
            retries=0,
            network_backend=backend,
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, its body unread."""
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
            )
        )
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Ends the connection."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
