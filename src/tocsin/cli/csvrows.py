"""Readings as CSV, one row a claim, safe to open in a spreadsheet."""

import csv
from typing import TextIO

from tocsin.intake.batch import Read
from tocsin.model.article import Article
from tocsin.model.casualties import Casualties
from tocsin.model.claim import Claim
from tocsin.model.party import Party
from tocsin.model.place import Place
from tocsin.model.when import When

COLUMNS = (
    "id", "title", "date", "publisher", "url", "type", "modes", "standing", "actors", "actor_ids", "recipients",
    "recipient_ids", "start", "end", "when_precision", "place", "country", "lat", "lon", "place_precision",
    "place_id", "killed_low", "killed_high", "injured_low", "injured_high", "speaker", "trigger", "sentence",
    "confidence", "acled", "cameo", "quad",
)  # fmt: skip
# A spreadsheet runs a cell that starts so as a formula (OWASP, "CSV Injection"); the last four are full-width.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
SEVERAL = "; "

Cell = str | int | float | None


class CsvWriter:
    """Writes readings as CSV with a header line; an article without claims gives no row."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._rows = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
        self._rows.writeheader()

    def write(self, read: Read) -> None:
        """The rows of one article."""
        for claim in read.reading.claims:
            self._rows.writerow(claim_cells(read.article, claim))
        self._stream.flush()


def claim_cells(article: Article, claim: Claim) -> dict[str, Cell]:
    """The cells of one claim by column; several values of a field share a cell."""
    cells = {**_article_cells(article), **_act_cells(claim), **situation_cells(claim.when, claim.place)}
    cells |= {**_figures("killed", claim.killed), **_figures("injured", claim.injured)}
    return {column: neutralise(cell) if isinstance(cell, str) else cell for column, cell in cells.items()}


def neutralise(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def _article_cells(article: Article) -> dict[str, Cell]:
    return {
        "id": article.id,
        "title": article.title,
        "date": article.date.isoformat() if article.date else None,
        "publisher": article.publisher,
        "url": article.url,
    }


def _act_cells(claim: Claim) -> dict[str, Cell]:
    return {
        "type": claim.type,
        "modes": SEVERAL.join(mode.name for mode in claim.modes),
        "standing": claim.standing,
        "actors": SEVERAL.join(party.name for party in claim.actors),
        "actor_ids": _ids(claim.actors),
        "recipients": SEVERAL.join(party.name for party in claim.recipients),
        "recipient_ids": _ids(claim.recipients),
        "speaker": claim.speaker.text if claim.speaker else None,
        "trigger": claim.trigger.text,
        "sentence": claim.sentence.text,
        "confidence": claim.confidence,
        "acled": claim.acled,
        "cameo": claim.cameo,
        "quad": claim.quad,
    }


def situation_cells(when: When, place: Place | None) -> dict[str, Cell]:
    """The cells of day and place; what is not known stays empty."""
    return {
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "when_precision": when.precision,
        "place": place.name if place else None,
        "country": place.country if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "place_precision": place.precision if place else None,
        "place_id": place.id if place else None,
    }


def _figures(field: str, figures: Casualties | None) -> dict[str, Cell]:
    return {
        f"{field}_low": figures.low if figures else None,
        f"{field}_high": figures.high if figures else None,
    }


def _ids(parties: tuple[Party, ...]) -> str:
    """The ids beside the names, a gap where the actor book knows none; empty when it knows none at all."""
    ids = [party.id or "" for party in parties]
    return SEVERAL.join(ids) if any(ids) else ""
