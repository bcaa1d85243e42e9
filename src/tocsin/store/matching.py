"""A filter held against an incident in Python, for states that the tables do not hold any more."""

import datetime as dt
from collections.abc import Callable

from tocsin.model.incident import Incident, PartyTally
from tocsin.store.filters import Filter
from tocsin.store.greatcircle import Box, inside, kilometres
from tocsin.store.incidentrows import FINE, main_standing
from tocsin.store.naming import names_meant
from tocsin.store.terms import cut_words, find_terms, hold_terms


def matches(incident: Incident, changed_at: dt.datetime, words: Callable[[], str], wanted: Filter) -> bool:
    """Whether the incident is one that ``conditions.py`` would find.

    ``changed_at`` is when it came to be so; ``words`` gives what it can be found by, and is asked only where words are.
    """
    return (
        _is_of_kind(incident, wanted)
        and _is_of_days(incident, changed_at, wanted)
        and _is_of_size(incident, wanted)
        and _has_parties(incident, wanted)
        and _has_place(incident, wanted)
        and _has_words(words, wanted)
    )


def _is_of_kind(incident: Incident, wanted: Filter) -> bool:
    country = incident.place.place.country if incident.place else None
    closed = (
        (wanted.type, (incident.type,)),
        (wanted.quad, (incident.quad,)),
        (wanted.standing, (main_standing(incident),)),
        (wanted.grade, (incident.grade.name,)),
        (wanted.country, (country,)),
        (wanted.mode, tuple(mode.name for mode in incident.modes)),
    )
    return all(not set(values.split(",")).isdisjoint(held) for values, held in closed if values)


def _is_of_days(incident: Incident, changed_at: dt.datetime, wanted: Filter) -> bool:
    when, told = incident.when.when, incident.first_told
    return (
        (wanted.since is None or (when.end is not None and when.end >= wanted.since))
        and (wanted.until is None or (when.start is not None and when.start <= wanted.until))
        and (wanted.told_since is None or (told is not None and told >= wanted.told_since))
        and (wanted.told_until is None or (told is not None and told <= wanted.told_until))
        and (wanted.changed_since is None or changed_at >= wanted.changed_since)
    )


def _is_of_size(incident: Incident, wanted: Filter) -> bool:
    if wanted.confidence_at_least is not None and incident.confidence < wanted.confidence_at_least:
        return False
    killed = killed_of(incident)
    return wanted.killed_at_least is None or (killed is not None and killed >= wanted.killed_at_least)


def killed_of(incident: Incident) -> int | None:
    """The best figure of killed, the lowest where there is no best."""
    figure = incident.killed
    if figure is None:
        return None
    return figure.low if figure.best is None else figure.best


def _has_parties(incident: Incident, wanted: Filter) -> bool:
    if wanted.publisher and not any(map(names_meant(wanted.publisher), incident.families)):
        return False
    if not wanted.actor:
        return True
    sides: dict[str | None, tuple[PartyTally, ...]] = {
        "actor": incident.actors,
        "recipient": incident.recipients,
        None: (*incident.actors, *incident.recipients),
    }
    meant = names_meant(wanted.actor)
    return any(party.id == wanted.actor or meant(party.name) for party in sides[wanted.role])


def _has_place(incident: Incident, wanted: Filter) -> bool:
    if not (wanted.place or wanted.near or wanted.bbox):
        return True
    if incident.place is None:
        return False
    place = incident.place.place
    if wanted.place and place.id != wanted.place and not names_meant(wanted.place)(place.name):
        return False
    if not (wanted.near or wanted.bbox):
        return True
    if place.precision not in FINE or place.lat is None or place.lon is None:
        return False
    if wanted.near and kilometres(place.lat, place.lon, *wanted.near[:2]) > wanted.near[2]:
        return False
    return wanted.bbox is None or inside(place.lat, place.lon, Box(*wanted.bbox))


def _has_words(words: Callable[[], str], wanted: Filter) -> bool:
    if not wanted.words:
        return True
    terms = find_terms(wanted.words)
    return bool(terms) and hold_terms(cut_words(words()), terms)
