"""What came back from an address."""

import datetime as dt
from dataclasses import dataclass, replace

Headers = tuple[tuple[str, str], ...]
MARKS = {"etag", "last-modified"}


@dataclass(frozen=True, slots=True)
class Fetched:
    """One answer.

    ``asked`` is the address asked for, ``url`` the one that answered after all redirects. ``body`` is unpacked;
    ``headers`` are as sent, names in lower case. With ``not_modified`` the body is empty: what was known still holds.
    """

    url: str
    status: int
    headers: Headers
    body: bytes
    fetched_at: dt.datetime
    not_modified: bool = False
    asked: str = ""

    def with_marks(self, etag: str | None, last_modified: str | None) -> "Fetched":
        """The same with the marks it was asked by, where the answer itself has none: they still hold."""
        asked = (("etag", etag), ("last-modified", last_modified))
        still = tuple((name, value) for name, value in asked if value and self.header(name) is None)
        return replace(self, headers=self.headers + still)

    def without_marks(self) -> "Fetched":
        """The same without ETag and Last-Modified."""
        return replace(self, headers=tuple(pair for pair in self.headers if pair[0] not in MARKS))

    def header(self, name: str) -> str | None:
        """The first value of a header, its name in lower case."""
        return next((value for found, value in self.headers if found == name), None)

    @property
    def etag(self) -> str | None:
        """The mark of this state of the page, to be sent back next time."""
        return self.header("etag")

    @property
    def last_modified(self) -> str | None:
        """When the server says that the page was changed, as it writes it."""
        return self.header("last-modified")

    @property
    def media_type(self) -> str:
        """The media type in lower case without parameters, "" when none is stated."""
        return media_type(self.header("content-type"))

    @property
    def charset(self) -> str | None:
        """The encoding that the server states, in lower case."""
        for part in (self.header("content-type") or "").split(";")[1:]:
            name, _, value = part.partition("=")
            if name.strip().lower() == "charset":
                return value.strip().strip("\"'").lower() or None
        return None


def media_type(value: str | None) -> str:
    """The media type of a ``Content-Type``, in lower case without parameters."""
    return (value or "").partition(";")[0].strip().lower()
