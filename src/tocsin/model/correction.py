"""A correction: a person's value beside the machine's, which stays."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal

CorrectionSubject = Literal["claim", "incident"]


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's value for one field of a claim or of an incident.

    ``subject`` is the claim's key or the incident's id, ``field`` a name of the record in JSON ("type", "killed"),
    ``value`` what the person says and ``machine`` what the machine said then, both as JSON values. ``note`` says why.
    ``act`` groups what is undone together; ``undoes`` is the number of the correction that this one takes back (its
    ``value`` is then None); ``number`` is the place in the record, None before it is kept.
    """

    kind: CorrectionSubject
    subject: str
    field: str
    value: object
    machine: object
    by: str
    at: dt.datetime
    note: str = ""
    act: str | None = None
    undoes: int | None = None
    number: int | None = None
