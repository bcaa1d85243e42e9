"""Reconciling: one incident out of the tellings of one act, the same whatever order they come in."""

from collections.abc import Sequence

from tocsin.errors import ModelError
from tocsin.incidents.backings import to_origins
from tocsin.incidents.days import reconcile_days
from tocsin.incidents.figures import reconcile_figure
from tocsin.incidents.grading import grade
from tocsin.incidents.identity import incident_id
from tocsin.incidents.tallies import tally_modes, tally_parties, tally_standings, tally_type
from tocsin.incidents.whereabouts import reconcile_place
from tocsin.model.incident import Incident, ModeTally, PartyTally
from tocsin.model.telling import Telling
from tocsin.ontology.crosswalks import acled_type, cameo_root
from tocsin.ontology.types import quad_of


def reconcile(tellings: Sequence[Telling]) -> Incident:
    """The incident that these tellings are about, without links to others.

    Its id comes from the first telling in order of arrival. Every count is one of publisher families, each once, a
    copied text for its origin alone. Raises ModelError when there is no telling.
    """
    if not tellings:
        raise ModelError("an incident has no telling", "give the tellings of its claims")
    told = to_origins(tellings)
    type = tally_type(told)
    modes = tally_modes(told, type)
    actors, recipients = tally_parties(told, "actors"), tally_parties(told, "recipients")
    acled, cameo = crossed(type, modes, actors, recipients)
    return Incident(
        id=incident_id(told[0].key),
        type=type,
        grade=grade(told),
        claims=tuple(dict.fromkeys(telling.key for telling in told)),
        articles=tuple(dict.fromkeys(telling.article for telling in told)),
        families=tuple(sorted({telling.family for telling in told})),
        modes=modes,
        actors=actors,
        recipients=recipients,
        when=reconcile_days(told),
        place=reconcile_place(told),
        killed=reconcile_figure(told, "killed"),
        injured=reconcile_figure(told, "injured"),
        standings=tally_standings(told),
        confidence=max(telling.claim.confidence for telling in told),
        acled=acled,
        cameo=cameo,
        quad=quad_of(type),
        first_told=min((telling.published for telling in told if telling.published), default=None),
    )


def crossed(
    type: str, modes: Sequence[ModeTally], actors: Sequence[PartyTally], recipients: Sequence[PartyTally]
) -> tuple[str | None, str | None]:
    """The ACLED event type and the CAMEO root of such an act, in the form that claims have."""
    names = [mode.name for mode in modes]
    acled = acled_type(type, names, [party.kind for party in actors], [party.kind for party in recipients])
    return ": ".join(acled) if acled else None, cameo_root(type, names)
