"""Passwords, kept as Argon2 hashes alone."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tocsin.errors import StoreError

SHORTEST, LONGEST = 12, 1000


def hash_password(password: str) -> str:
    """The Argon2id hash of a password, with its salt. Raises StoreError where it is shorter than 12 signs."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise StoreError(
            f"a password has from {SHORTEST} to {LONGEST} signs",
            "a few words that nobody puts together are good",
        )
    return _hasher().hash(_bytes(password))


def is_password(password: str, hashed: str | None) -> bool:
    """Whether the password is the one of the hash; without a hash it takes as long to say no."""
    try:
        _hasher().verify(hashed or _nobodys(), _bytes(password[:LONGEST]))
    except (VerificationError, InvalidHashError):
        return False
    return hashed is not None


@cache
def _hasher() -> PasswordHasher:
    return PasswordHasher()


@cache
def _nobodys() -> str:
    return _hasher().hash(b"nobody's password")


def _bytes(password: str) -> bytes:
    return password.encode("utf-8", "surrogatepass")
