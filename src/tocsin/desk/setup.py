"""What a desk is made of, and how its parts reach it."""

import datetime as dt
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.requests import Request

from tocsin.store.opening import Store

LOOPBACK = ("127.0.0.1", "localhost", "[::1]", "::1")


@dataclass(frozen=True, slots=True)
class Desk:
    """One desk: its record, its clock, who may come, and the secret that signs its forms.

    Without ``accounts`` whoever reaches the desk is ``owner`` and an editor: it is then bound to this machine alone.
    ``hosts`` are the names it answers to, so that no other site's name can be pointed at it. ``secure`` marks cookies
    for https.
    """

    store: Store
    now: Callable[[], dt.datetime]
    version: str
    owner: str = "owner"
    accounts: bool = False
    hosts: tuple[str, ...] = LOOPBACK
    secure: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)


def desk_of(request: Request) -> Desk:
    """The desk that a request came to."""
    desk: Desk = request.app.state.desk
    return desk
