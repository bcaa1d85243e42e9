"""Who asks: the owner of a desk on her own machine, or a person with a session or a token."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from starlette.requests import HTTPConnection, Request

from tocsin.desk.setup import Desk
from tocsin.errors import AccessError
from tocsin.store.accounts import session_of

Role = Literal["nobody", "reader", "coder", "editor"]
RANKS: tuple[Role, ...] = ("nobody", "reader", "coder", "editor")
COOKIE = "tocsin_session"


@dataclass(frozen=True, slots=True)
class Person:
    """A person, what she may do, and how she came: ``by`` is "owner", "session", "token" or "nobody"."""

    name: str
    role: Role
    by: Literal["owner", "session", "token", "nobody"]
    secret: str = ""

    def may(self, role: Role) -> bool:
        """Whether she may do what this role may."""
        return RANKS.index(self.role) >= RANKS.index(role)


NOBODY = Person("", "nobody", "nobody")


def find_person(desk: Desk, connection: HTTPConnection) -> Person:
    """Who asks; a wrong, closed or overdue secret is nobody."""
    if not desk.accounts:
        return Person(desk.owner, "editor", "owner", "owner")
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    secret = token.strip() if scheme.lower() == "bearer" else connection.cookies.get(COOKIE, "")
    if not secret:
        return NOBODY
    with desk.store.looking() as look:
        found = session_of(look, secret, desk.now())
    if found is None or found.kind != ("token" if scheme.lower() == "bearer" else "session"):
        return NOBODY
    return Person(found.account, found.role, found.kind, secret)


def person_of(request: Request) -> Person:
    """The person that a request comes from."""
    person: Person = request.state.person
    return person


def require(role: Role) -> Callable[[Request], Person]:
    """Gives a check: the person, when she may do what the role may. Raises AccessError else."""

    def check(request: Request) -> Person:
        person = person_of(request)
        if not person.may(role):
            raise AccessError(f"this needs the role {role}", "sign in as somebody who has it")
        return person

    return check
