"""Which place names of a sentence say where one act happened, and how likely each does."""

from functools import cache
from math import exp, log

from spacy.tokens import Token

from tocsin.reading.encoder import ActSight
from tocsin.reading.heads import Floats
from tocsin.reading.placefeatures import place_features
from tocsin.reading.placewords import PlaceWords
from tocsin.tables import read_table

# Measured by five-fold cross-validation: the least chance of a place, and the least share of the best one's.
_LEAST, _BESIDE_BEST = 0.3, 0.8
# Measured on the tenth that the encoder did not learn from: the least chance, and the encoder's share in it.
_LEAST_SEEN, _SHARE_SEEN = 0.4, 0.3
_LEAST_CHANCE = 1e-4


def choose_places(head: Token, found: list[PlaceWords], sight: ActSight | None = None) -> list[PlaceWords]:
    """Those of the sentence's names that say where the act of ``head`` happened; none where none is likely. ``sight``
    is what the encoder sees of that act."""
    chances = [place_chance(head, words, found) for words in found]
    if sight is not None:
        seen = sight.role("place")
        chances = [_mix(chance, _seen(words, seen)) for chance, words in zip(chances, found, strict=True)]
        return [words for words, chance in zip(found, chances, strict=True) if chance >= _LEAST_SEEN]
    least = max(_LEAST, _BESIDE_BEST * max(chances, default=0.0))
    return [words for words, chance in zip(found, chances, strict=True) if chance >= least]


def _seen(words: PlaceWords, seen: Floats) -> float:
    """What the encoder says of the likeliest token of the words; what lies beyond its window it does not know."""
    doc = words.head.doc
    inside = [token.i for token in doc[: len(seen)] if words.start <= token.idx < words.end]
    return float(seen[inside].max()) if inside else 0.0


def _mix(chance: float, seen: float) -> float:
    """Both chances in one: the weighted mean of their logits."""
    return 1.0 / (1.0 + exp((_SHARE_SEEN - 1.0) * _logit(chance) - _SHARE_SEEN * _logit(seen)))


def _logit(chance: float) -> float:
    within = min(max(chance, _LEAST_CHANCE), 1.0 - _LEAST_CHANCE)
    return log(within / (1.0 - within))


def place_chance(head: Token, words: PlaceWords, others: list[PlaceWords]) -> float:
    """How likely (0 to 1) the words name the place of the act; ``others`` are all names of the sentence."""
    weights = place_weights()
    total = sum(weights.get(feature, 0.0) for feature in set(place_features(head, words, others)))
    return 1.0 / (1.0 + exp(-total))


@cache
def place_weights() -> dict[str, float]:
    """The weight of each feature (``data/act_places.tsv``), learnt by logistic regression."""
    rows = read_table("act_places.tsv", ("feature", "weight"), "tocsin.reading")
    return {row["feature"]: float(row["weight"]) for row in rows}
