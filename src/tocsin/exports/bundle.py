"""A bundle: the incidents of one export together with all that they rest on, and where it comes from."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tocsin.model.article import Article
from tocsin.model.incident import Incident
from tocsin.model.record import Record
from tocsin.model.telling import Telling


@dataclass(frozen=True)
class Bundle:
    """What an export is made of.

    ``tellings`` are by the key of their claim, ``articles`` by id; either may lack some. ``made_at`` is an aware time,
    ``version`` that of Tocsin, ``filter`` the parameters that chose the incidents, ``manifest`` the SHA-256 of the
    snapshot's manifest.
    """

    incidents: tuple[Incident, ...]
    tellings: Mapping[str, Telling]
    articles: Mapping[str, Article]
    made_at: dt.datetime
    version: str
    filter: Mapping[str, str]
    manifest: str

    def __post_init__(self) -> None:
        if self.made_at.tzinfo is None:
            raise ValueError("the time of an export needs a time zone")

    def tellings_of(self, incident: Incident) -> Iterator[Telling]:
        """The tellings of an incident in order of arrival."""
        return (self.tellings[key] for key in incident.claims if key in self.tellings)

    def articles_of(self, incident: Incident) -> Iterator[Article]:
        """The articles of an incident in its own order."""
        return (self.articles[key] for key in incident.articles if key in self.articles)


def about(bundle: Bundle, shape: str, written: int | None = None) -> Record:
    """Where an export comes from: what every file carries or has beside it.

    ``written`` is how many of the incidents the format has a row for, all where None.
    """
    return {
        "made_by": "Tocsin",
        "version": bundle.version,
        "format": shape,
        "made_at": bundle.made_at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "filter": dict(sorted(bundle.filter.items())),
        "incidents": len(bundle.incidents),
        "written": len(bundle.incidents) if written is None else written,
        "manifest_sha256": bundle.manifest,
        "caution": CAUTION,
    }


CAUTION = (
    "Read by machine from news reports. Grades say how well each incident stands. "
    "Not to be the only source of an operational decision."
)
