"""Sending to a webhook under the checks of the fetcher: public hosts alone, one address looked at and connected to."""

import time
from collections.abc import Mapping

import httpcore

from tocsin.errors import FetchError
from tocsin.sources.addresses import parse_address, show_address
from tocsin.sources.connecting import GuardedBackend
from tocsin.sources.fetchbudget import Budget, Clock
from tocsin.sources.fetching import tls_context
from tocsin.sources.fetchlimits import load_fetch_limits, load_fetch_rules
from tocsin.sources.resolving import Resolve, resolve_host


class Poster:
    """Posts bodies and gives the status of the answers; ``allow`` are hosts that may be private and have any port.

    ``clock`` gives seconds, ``resolve`` finds the addresses of a host.
    """

    def __init__(
        self,
        allow: frozenset[str] = frozenset(),
        *,
        clock: Clock = time.monotonic,
        resolve: Resolve = resolve_host,
    ) -> None:
        self._allow = allow
        self._clock = clock
        self._resolve = resolve

    def __call__(self, address: str, body: bytes, headers: Mapping[str, str]) -> int:
        """The status of the answer to one POST, whose body is not read; no redirect is followed, no cookie kept.

        Raises RefusedError for an address that may not be asked, FetchError where no answer comes.
        """
        limits = load_fetch_limits()
        url = parse_address(address, self._allow)
        # The path of a hook can be its secret.
        shown = show_address(f"{url.scheme}://{url.netloc.decode('ascii')}")
        budget = Budget(shown, limits.total_seconds, limits.header_bytes, self._clock)
        budget.start()
        backend = GuardedBackend(budget, limits, self._allow, self._resolve)
        own = {
            "host": url.netloc.decode("ascii"),
            "user-agent": load_fetch_rules().user_agent,
            "content-length": str(len(body)),
            "connection": "close",
        }
        lines = [(name.encode("ascii"), value.encode("ascii")) for name, value in {**headers, **own}.items()]
        target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        try:
            with (
                httpcore.ConnectionPool(
                    ssl_context=tls_context(), max_connections=1, network_backend=backend
                ) as pool,
                pool.stream("POST", target, headers=lines, content=body) as answer,
            ):
                return answer.status
        except httpcore.TimeoutException as error:
            raise FetchError(f"{shown}: the server falls silent", "try again later") from error
        except (httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
            why = " ".join(str(error).split())[:200] or type(error).__name__
            raise FetchError(f"{shown}: the connection breaks", why) from error
