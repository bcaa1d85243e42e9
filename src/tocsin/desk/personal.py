"""What a person decides on a page, done in the record: each deed gives the name of its act, by which it is undone."""

import datetime as dt
from collections.abc import Sequence

from tocsin.desk.typedvalues import read_typed
from tocsin.intake.judging import correct, judge, merge, split
from tocsin.model.correction import Correction, CorrectionSubject
from tocsin.model.judgement import Verdict
from tocsin.store.connection import Connection
from tocsin.store.incidentlookup import incident_of
from tocsin.store.judgements import next_act
from tocsin.store.machinevalues import machine_value


class Hand:
    """The hand of one person at one moment, within one transaction."""

    def __init__(self, connection: Connection, by: str, at: dt.datetime) -> None:
        self._connection, self._by, self._at = connection, by, at

    def judge(self, one: str, other: str, verdict: Verdict) -> str:
        """Say whether two claims tell of one act."""
        act = self._next("judge")
        judge(self._connection, one, other, verdict, self._by, self._at)
        return act

    def merge(self, ids: Sequence[str]) -> str:
        """Make one incident of several. Raises StoreError, UnknownError as ``judging.merge``."""
        act = self._next("merge")
        merge(self._connection, ids, self._by, self._at)
        return act

    def split(self, id: str, keys: Sequence[str]) -> str:
        """Take claims out of an incident. Raises StoreError, UnknownError as ``judging.split``."""
        act = self._next("split")
        split(self._connection, id, keys, self._by, self._at)
        return act

    def correct(
        self,
        kind: CorrectionSubject,
        subject: str,
        field: str,
        value: object,
        note: str = "",
        act: str | None = None,
    ) -> str:
        """Put a value beside the machine's, as a part of ``act`` where one is given.

        Raises UnknownError for no such subject, ModelError for no such value.
        """
        act = act or self._next("correct")
        machine = machine_value(self._connection, kind, subject, field)
        correction = Correction(kind, subject, field, value, machine, self._by, self._at, note, act)
        correct(self._connection, correction)
        return act

    def correct_typed(
        self, kind: CorrectionSubject, subject: str, field: str, text: str, note: str = ""
    ) -> str:
        """As ``correct``, of a value as people type it. Raises SettingsError for a text that is no such value."""
        value = read_typed(kind, field, text, str(self._type(kind, subject)))
        return self.correct(kind, subject, field, value, note)

    def _type(self, kind: CorrectionSubject, subject: str) -> object:
        if kind == "incident":
            return incident_of(self._connection, subject).type
        return machine_value(self._connection, kind, subject, "type")

    def _next(self, deed: str) -> str:
        return next_act(self._connection, deed, self._by, self._at)
