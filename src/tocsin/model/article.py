"""An article: one report as published."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Article:
    """One report as published.

    ``date`` is the day of publication, None when unknown (it is never guessed); ``language`` is an ISO 639-1
    code where the source states it.
    """

    id: str
    text: str
    title: str | None = None
    date: dt.date | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
