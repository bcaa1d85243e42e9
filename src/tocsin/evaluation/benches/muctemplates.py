"""Fills the MUC-4 templates of an incident: who did it, to whom and what, with what, where, when, how many dead."""

from datetime import date

from tocsin.evaluation.bench import Row
from tocsin.evaluation.benches.muccast import Cast
from tocsin.evaluation.benches.mucculprits import culprits_of
from tocsin.evaluation.benches.mucincidents import Incident
from tocsin.evaluation.benches.mucphrases import phrase, weapons_in
from tocsin.evaluation.benches.muctargets import targets_of
from tocsin.evaluation.benches.mucvictims import described_victims, named_victims
from tocsin.evaluation.benches.mucwords import load_muc_words
from tocsin.reading.document import Sentence

FINE = frozenset({"site", "town", "district", "province"})


def fill_roles(incident: Incident, cast: Cast, sentences: list[Sentence]) -> dict[str, list[str]]:
    """The five roles; victims are named persons only. ``sentences`` are those of the whole article."""
    individuals, organisations = culprits_of(incident, cast)
    found = {
        "PerpInd": individuals,
        "PerpOrg": organisations,
        "Target": targets_of(incident, cast),
        "Victim": named_victims(incident, cast, sentences),
        "Weapon": [phrase(noun, sentence) for noun, sentence in weapons_in(incident.sentences)],
    }
    return {role: _once(words) for role, words in found.items()}


def fill_slots(
    incident: Incident, roles: dict[str, list[str]], country: str | None, published: date | None
) -> Row:
    """The slots of the database, in the flat form: victims also by what they are."""
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
        "Victim": _once([*roles["Victim"], *described_victims(incident)]),
        "perp_org_confidence": _sureness(incident, roles["PerpOrg"]),
        **counts,
    }


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
