"""What was done last, in one line, with the act by which it can be undone."""

from dataclasses import dataclass

from tocsin.desk.correctedwords import say_corrected
from tocsin.store.connection import Connection
from tocsin.store.deeds import Deed, deed_of
from tocsin.store.incidents import incident_holding

SAID = {
    "judge": {"same": "One act", "not-same": "Two acts", "unsure": "Left open"},
    "merge": {"same": "Merged"},
    "split": {"not-same": "Split"},
}


@dataclass(frozen=True, slots=True)
class Done:
    """One deed in words, the incidents that it led to, and its act, None when nothing of it can be undone."""

    words: str
    incidents: tuple[str, ...]
    act: str | None


def say_done(connection: Connection, act: str) -> Done | None:
    """What an act did, or that it is undone; None where there is no such act."""
    deed = deed_of(connection, act)
    if deed is None:
        return None
    keys = dict.fromkeys(key for one in deed.judgements for key in (one.one, one.other))
    claims = [*keys, *(one.subject for one in deed.corrections if one.kind == "claim")]
    held = [incident_holding(connection, key) for key in claims]
    held += [one.subject for one in deed.corrections if one.kind == "incident"]
    incidents = tuple(dict.fromkeys(id for id in held if id))
    if deed.withdrawn:
        return Done(f"Undone: {_say(deed).lower()}", incidents, None)
    return Done(_say(deed), incidents, act)


def _say(deed: Deed) -> str:
    if deed.corrections:
        return "; ".join(
            "No such act"
            if (one.field, one.value) == ("accepted", False)
            else "Accepted"
            if one.field == "accepted"
            else f"{one.field.capitalize()}: {say_corrected(one.field, one.value)}"
            for one in deed.corrections
        )
    words = SAID.get(deed.act.partition("-")[0], {})
    return next((words[one.verdict] for one in deed.judgements if one.verdict in words), "Decided")
