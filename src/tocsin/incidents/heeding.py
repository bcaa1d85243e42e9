"""What people say of claims and incidents, heard: what no longer fits what the machine reads now is passed over.

A correction fitted when it was made. Later the machine may read another type, to which a corrected mode does not
belong; then the machine's value stands, the correction stays in the record, and no report is held up.
"""

from collections.abc import Callable, Sequence

from tocsin.errors import TocsinError
from tocsin.incidents.corrected import corrected
from tocsin.incidents.correctedclaims import corrected_telling
from tocsin.model.correction import Correction
from tocsin.model.incident import Incident
from tocsin.model.telling import Telling


def heard_telling(telling: Telling, said: Sequence[Correction]) -> Telling | None:
    """The telling with those of the corrections that fit, None where a person says that it tells of no act."""
    return corrected_telling(telling, fitting(said, lambda some: corrected_telling(telling, some)))


def heard_incident(incident: Incident, said: Sequence[Correction]) -> Incident:
    """The incident with those of the corrections that fit."""
    return corrected(incident, fitting(said, lambda some: corrected(incident, some)))


def fitting(said: Sequence[Correction], apply: Callable[[list[Correction]], object]) -> list[Correction]:
    """Those of the corrections that can be applied together: each that fits those before it, the type first."""
    kept: list[Correction] = []
    for correction in sorted(said, key=lambda one: (one.field != "type", one.number or 0)):
        try:
            apply([*kept, correction])
        except TocsinError:
            continue
        kept.append(correction)
    return kept
