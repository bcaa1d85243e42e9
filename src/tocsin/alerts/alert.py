"""An alert: what is told, of which incident or level, and why."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from tocsin.model.fields import Fields
from tocsin.model.record import Record

AlertKind = Literal["new", "changed", "risen", "threat-to-site"]


@dataclass(frozen=True, slots=True)
class Change:
    """A value that is another than before, in words; empty where it was not known."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that carries an incident, its publisher and day, "" where they are not known."""

    text: str
    publisher: str
    day: str


@dataclass(frozen=True, slots=True)
class Alert:
    """What is told.

    ``subject`` is the id of an incident, or ``level:XX`` for the level of a country or place. ``change`` is the
    SHA-256 of what happened: a subject with the same change is told once. ``why`` are the reasons in words, ``facts``
    the values of the incident in words, ``at`` the time in ISO 8601, UTC.
    """

    rule: str
    kind: str
    subject: str
    change: str
    at: str
    headline: str
    why: tuple[str, ...]
    changes: tuple[Change, ...] = ()
    facts: Mapping[str, str] | None = None
    quotes: tuple[Quote, ...] = ()


def change_hash(*parts: str) -> str:
    """The SHA-256 of what happened, in hex."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=True).encode("ascii")).hexdigest()


def key_of(rule: str, channel: str, subject: str, change: str) -> str:
    """The name of one sending, the same whenever it is tried: receivers drop a second one of that name."""
    return change_hash(rule, channel, subject, change)


def alert_to_record(alert: Alert) -> Record:
    """All that an alert holds; ``alert_from_record`` gives the same alert back."""
    return {**asdict(alert), "facts": dict(alert.facts or {})}


def alert_from_record(record: object) -> Alert:
    """The alert that ``alert_to_record`` wrote. Raises ModelError naming the bad field."""
    fields = Fields(record)
    facts = fields.raw("facts")
    return Alert(
        fields.text("rule"),
        fields.text("kind"),
        fields.text("subject"),
        fields.text("change"),
        fields.text("at"),
        fields.text("headline"),
        tuple(fields.texts("why")),
        tuple(
            Change(one.text("field"), one.maybe_text("before") or "", one.maybe_text("after") or "")
            for one in fields.children("changes")
        ),
        {str(name): str(value) for name, value in facts.items()} if isinstance(facts, dict) else {},
        tuple(
            Quote(one.text("text"), one.maybe_text("publisher") or "", one.maybe_text("day") or "")
            for one in fields.children("quotes")
        ),
    )
