"""The towns and sites that an act lists as its targets ("strikes on X, Y and Z", "among the targets were X and Y")."""

from spacy.tokens import Token

from tocsin.reading.acts import Act
from tocsin.reading.names import Names, PlaceName
from tocsin.reading.syntax import prepositional
from tocsin.reading.wheres import is_located

OF = frozenset({"of"})
FINE = frozenset({"site", "town"})


def find_targets(act: Act, names: Names) -> list[tuple[Token, PlaceName]]:
    """Each listed town or site once, with the noun that names it."""
    listed = [inner for token in act.undergoers for inner in (token, *prepositional(token, OF))]
    found: dict[str, tuple[Token, PlaceName]] = {}
    if act.word.lists:
        # The parse loses the ends of long lists, and hangs a site beside what another target is near.
        listed += list(act.sentence.tokens)
        found = _sites(act, names) | _nearby(act, names)
    for token in listed:
        name = names.place_at(act.sentence, token)
        if name is not None and name.found.precision in FINE and not is_located(token):
            found.setdefault(name.record.id, (token, name))
    return list(found.values())


def _sites(act: Act, names: Names) -> dict[str, tuple[Token, PlaceName]]:
    named = ((token, names.place_at(act.sentence, token)) for token in act.sentence.tokens)
    return {
        name.record.id: (token, name)
        for token, name in named
        if name is not None and name.found.precision == "site"
    }


def _nearby(act: Act, names: Names) -> dict[str, tuple[Token, PlaceName]]:
    """The town near which an unnamed target lies ("a base near X")."""
    found = {}
    for noun in act.undergoers:
        after = [token for token in noun.subtree if token.i > noun.i]
        named = [
            (token, name) for token in after if (name := names.place_at(act.sentence, token)) is not None
        ]
        if named and named[0][1].found.precision == "town" and names.place_at(act.sentence, noun) is None:
            found[named[0][1].record.id] = named[0]
    return found
