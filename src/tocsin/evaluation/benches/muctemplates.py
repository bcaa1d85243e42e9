"""Fills the MUC-4 templates of an incident: who did it, to whom and what, with what, where, when, how many dead."""

from collections.abc import Iterator
from datetime import date

from spacy.tokens import Token

from tocsin.evaluation.bench import Row
from tocsin.evaluation.benches.mucincidents import Incident
from tocsin.evaluation.benches.mucphrases import name_of, named_with, phrase, sort_of, weapons_in
from tocsin.evaluation.benches.mucwords import load_muc_words
from tocsin.model.party import Party
from tocsin.reading.document import Sentence

ORGANISED = frozenset(
    {
        *("armed-group", "party", "militia", "coalition", "terrorist-group", "gang", "separatist", "cartel"),
        *("rebel-government", "state-force", "army", "police", "government", "force", "intelligence"),
    }
)
FINE = frozenset({"site", "town", "district", "province"})
Noun = tuple[Token, Sentence]


def fill_roles(incident: Incident) -> dict[str, list[str]]:
    """The five roles; victims are named persons only."""
    roles: dict[str, list[str]] = {
        "PerpInd": [],
        "PerpOrg": [],
        "Target": [],
        "Victim": [],
        "Weapon": [],
    }
    for noun, sentence in _doers(incident):
        if sort_of(noun) in {"outlaw", "person"}:
            roles["PerpInd"].append(phrase(noun, sentence))
        elif sort_of(noun) == "name":
            roles["PerpInd"].append(name_of(noun, sentence))
    roles["PerpOrg"] = [party.span.text for party in _organisations(incident)]
    for noun, sentence in _hit(incident):
        if sort_of(noun) == "thing":
            roles["Target"].append(phrase(noun, sentence))
    roles["Victim"] = [party.span.text for party in _victims(incident)]
    roles["Weapon"] = [phrase(noun, sentence) for noun, sentence in weapons_in(incident.sentences)]
    orgs = {name.lower() for name in roles["PerpOrg"]}
    roles["PerpInd"] = [name for name in roles["PerpInd"] if name.lower() not in orgs]
    return {role: _once(found) for role, found in roles.items()}


def fill_slots(
    incident: Incident, roles: dict[str, list[str]], country: str | None, published: date | None
) -> Row:
    """The slots of the database, in the flat form: victims also by what they are."""
    described = [phrase(noun, sentence) for noun, sentence in _hit(incident) if sort_of(noun) == "person"]
    counts = {
        harm: max((getattr(draft, harm).low for draft in incident.drafts if getattr(draft, harm)), default=0)
        for harm in ("killed", "injured")
    }
    return {
        "incident_type": incident.type,
        "stage": "accomplished",
        "date": _days(incident, published),
        "country": country,
        "places": _places(incident),
        **roles,
        "Victim": _once([*roles["Victim"], *described]),
        "perp_org_confidence": _sureness(incident, roles["PerpOrg"]),
        **counts,
    }


def _doers(incident: Incident) -> Iterator[Noun]:
    for act in incident.acts:
        for doer in act.doers:
            for noun in named_with(doer):
                yield noun, act.sentence


def _hit(incident: Incident) -> Iterator[Noun]:
    for act in incident.acts:
        for hit in act.undergoers:
            yield hit, act.sentence


def _organisations(incident: Incident) -> Iterator[Party]:
    for draft in incident.drafts:
        for party in draft.actors:
            if party.id is not None and party.kind in ORGANISED:
                yield party


def _victims(incident: Incident) -> Iterator[Party]:
    for draft in incident.drafts:
        for party in draft.recipients:
            if party.kind == "person" and party.id is None:
                yield party


def _days(incident: Incident, published: date | None) -> Row | None:
    """The days of the act; where the article gives none, some day up to its own, as MUC-4 writes it."""
    for draft in incident.drafts:
        if draft.when.start is not None and draft.when.end is not None:
            return {"start": draft.when.start.isoformat(), "end": draft.when.end.isoformat()}
    return {"start": None, "end": published.isoformat()} if published is not None else None


def _places(incident: Incident) -> list[str]:
    names: list[str] = []
    for draft in incident.drafts:
        if draft.place is not None and draft.place.precision in FINE:
            names += [draft.place.name, *([draft.place.span.text] if draft.place.span else [])]
    return _once(names)


def _sureness(incident: Incident, orgs: list[str]) -> dict[str, str]:
    words = load_muc_words().sureness
    standings = [draft.standing for draft in incident.drafts if draft.actors]
    standing = next((one for one in standings if one != "reported"), "reported")
    return dict.fromkeys(orgs, words[standing])


def _once(found: list[str]) -> list[str]:
    return list({name.lower(): name for name in reversed(found) if name.strip()}.values())[::-1]
