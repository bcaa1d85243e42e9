"""What the actor book adds to the parties of an incident: their name at UCDP, their sector, their country."""

from collections.abc import Iterable, Sequence

from tocsin.exports.cells import joined
from tocsin.exports.countries import country_of
from tocsin.knowledge.actorbook import load_actor_book
from tocsin.knowledge.actorentry import ActorEntry
from tocsin.model.incident import PartyTally


def entry_of(party: PartyTally) -> ActorEntry | None:
    """The entry of the actor book, None where there is none (any more)."""
    book = load_actor_book()
    return book.entry(party.id) if party.id is not None and party.id in book else None


def ucdp_name(party: PartyTally) -> str:
    """The name by which UCDP knows the party, where the actor book has it; else its own."""
    entry = entry_of(party)
    return entry.ucdp if entry is not None and entry.ucdp else party.name


def sector_of(party: PartyTally) -> str | None:
    """The PLOVER sector of the actor book."""
    entry = entry_of(party)
    return entry.sector or None if entry is not None else None


def sectors_of(parties: Iterable[PartyTally]) -> str | None:
    """The sectors of all parties in one cell."""
    return joined(sector_of(party) for party in parties)


def gw_of(parties: Sequence[PartyTally]) -> int | None:
    """The Gleditsch and Ward number of the first state or state force among the parties."""
    for party in parties:
        country = country_of(party.country) if party.id and party.id.startswith("state:") else None
        if country is not None and country.gw is not None:
            return country.gw
    return None
