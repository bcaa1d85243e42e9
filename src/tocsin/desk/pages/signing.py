"""Signing in and out. Whatever is wrong, the answer is in the same words; many failures slow the next answer down."""

import datetime as dt
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import anyio
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from tocsin.desk.people import COOKIE, person_of
from tocsin.desk.rendering import render
from tocsin.desk.setup import Desk, desk_of
from tocsin.errors import AccessError
from tocsin.store.accounts import SESSION_LASTS, close_session, secret_hash, sign_in

FREE, LONGEST_WAIT = 3, 8.0
"""So many failures cost nothing; each one more doubles the wait, from half a second up to so many seconds."""
FORGOTTEN = dt.timedelta(minutes=15)
MOST_KEPT, LONGEST_FIELD = 10_000, 1000
WRONG = "The name or the password is wrong."


@dataclass
class Failures:
    """Who failed to sign in of late, by name and by whence: what slows guessing down and shuts nobody out."""

    sleep: Callable[[float], Awaitable[None]] = anyio.sleep
    kept: dict[str, list[dt.datetime]] = field(default_factory=dict)

    def wait(self, keys: tuple[str, ...], now: dt.datetime) -> float:
        """How many seconds the next try of any of these must wait."""
        return max(self._wait(key, now) for key in keys)

    def note(self, keys: tuple[str, ...], now: dt.datetime) -> None:
        """A try has failed."""
        for key in keys:
            while len(self.kept) >= MOST_KEPT and key not in self.kept:
                self.kept.pop(next(iter(self.kept)))
            self.kept[key] = [*self._recent(key, now)[-FREE - 8 :], now]

    def forget(self, keys: tuple[str, ...]) -> None:
        """A try has succeeded."""
        for key in keys:
            self.kept.pop(key, None)

    def _wait(self, key: str, now: dt.datetime) -> float:
        beyond = len(self._recent(key, now)) - FREE
        return 0.0 if beyond < 0 else min(LONGEST_WAIT, 0.5 * 2.0**beyond)

    def _recent(self, key: str, now: dt.datetime) -> list[dt.datetime]:
        return [at for at in self.kept.get(key, ()) if now - at < FORGOTTEN]


def sign_in_page(request: Request) -> Response:
    """The form; who is in already is led on."""
    if person_of(request).may("reader"):
        return RedirectResponse("/", 303)
    return render(request, "sign_in.html", name="", wrong="")


async def sign_in_sent(request: Request) -> Response:
    """Opens a session and sets its cookie, or shows the form again."""
    desk = desk_of(request)
    if not desk.accounts:
        return RedirectResponse("/", 303)
    form = await request.form()
    name, password = (str(form.get(part, ""))[:LONGEST_FIELD] for part in ("name", "password"))
    whence = request.client.host if request.client else ""
    keys, failures = (f"name {name.strip()}", f"from {whence}"), _failures(request)
    await failures.sleep(failures.wait(keys, desk.now()))
    try:
        secret = await run_in_threadpool(_open, desk, name.strip(), password)
    except AccessError:
        failures.note(keys, desk.now())
        return await run_in_threadpool(render, request, "sign_in.html", 403, name=name, wrong=WRONG)
    failures.forget(keys)
    answer = RedirectResponse("/", 303)
    lasts = int(SESSION_LASTS.total_seconds())
    answer.set_cookie(
        COOKIE, secret, max_age=lasts, path="/", httponly=True, samesite="strict", secure=desk.secure
    )
    return answer


def sign_out(request: Request) -> Response:
    """Ends the session, here and in the record."""
    desk, person = desk_of(request), person_of(request)
    if person.by == "session":
        with desk.store.writing() as connection:
            close_session(connection, secret_hash(person.secret), desk.now())
    answer = RedirectResponse("/sign-in" if desk.accounts else "/", 303)
    answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict", secure=desk.secure)
    return answer


def _open(desk: Desk, name: str, password: str) -> str:
    with desk.store.writing() as connection:
        return sign_in(connection, name, password, desk.now())


def _failures(request: Request) -> Failures:
    """Those of this desk, kept as long as it runs."""
    state = request.app.state
    if not hasattr(state, "failures"):
        state.failures = Failures()
    found: Failures = state.failures
    return found
