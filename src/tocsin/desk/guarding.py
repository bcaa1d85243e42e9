"""What a request must be before it reaches a page: to one of our names, from a known person, from our own forms."""

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tocsin.desk.people import Person, find_person
from tocsin.desk.setup import Desk

SAFE = {"GET", "HEAD", "OPTIONS"}
OPEN = ("/sign-in", "/assets/")
CHECK = "x-tocsin-check"
"""The header in which our scripts send the check; forms send the field ``check``."""
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
LARGEST_BODY = 1_000_000


def check_of(desk: Desk, person: Person) -> str:
    """The secret word that our own forms carry, so that no other site can send one in this person's name."""
    return hmac.new(desk.secret, f"{person.by}:{person.secret}".encode(), hashlib.sha256).hexdigest()


class Guard:
    """Turns away what is not for us; sets ``request.state.person``."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self._app = app
        self._desk = desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or answer why not."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        if not self._named(request):
            await _say("This desk does not answer to that name.", 421)(scope, receive, send)
            return
        person = await run_in_threadpool(find_person, self._desk, request)
        scope.setdefault("state", {})["person"] = person
        answer = _unknown(request, person)
        if answer is None and request.method not in SAFE:
            body = await _body(request)
            receive = _replay(body or b"")
            answer = _say("That is too much to send.", 413) if body is None else None
            if answer is None and person.by != "token" and not await self._ours(scope, receive, person):
                answer = _say("This was not sent from a page of this desk. Load the page anew.", 403)
            receive = _replay(body or b"")
        await (answer(scope, receive, send) if answer else self._app(scope, receive, send))

    def _named(self, request: Request) -> bool:
        host = request.headers.get("host", "").lower()
        name = host.rpartition(":")[0] if ":" in host and not host.endswith("]") else host
        return name in self._desk.hosts

    async def _ours(self, scope: Scope, receive: Receive, person: Person) -> bool:
        """Whether a request that changes something comes from our own page, and carries its check."""
        request = Request(scope, receive)
        if not _same_origin(request):
            return False
        given = request.headers.get(CHECK, "")
        if not given and request.headers.get("content-type", "").startswith(FORMS):
            try:
                async with request.form(max_files=0) as form:
                    given = str(form.get("check", ""))
            except HTTPException:  # a form that is none
                return False
        return hmac.compare_digest(given.encode(), check_of(self._desk, person).encode())


def _unknown(request: Request, person: Person) -> Response | None:
    """Where to go first, for who may not even read."""
    path = request.url.path
    if person.may("reader") or path.startswith(OPEN):
        return None
    if path.startswith(("/api", "/ogc")) or request.method not in SAFE:
        return PlainTextResponse("Sign in first.", 401, {"www-authenticate": "Bearer"})
    return RedirectResponse("/sign-in", 303)


async def _body(request: Request) -> bytes | None:
    """The body, None when it is larger than any of our forms."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > LARGEST_BODY:
            return None
        parts.append(part)
    return b"".join(parts)


def _replay(body: bytes) -> Receive:
    """Gives the body that was read already once more."""
    given = False

    async def receive() -> Message:
        nonlocal given
        if given:
            return {"type": "http.disconnect"}
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


def _say(words: str, status: int) -> Response:
    return PlainTextResponse(words, status)


def _same_origin(request: Request) -> bool:
    """Whether the browser says, where it says anything, that the request comes from our own page."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in {"same-origin", "none"}:
        return False
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")
