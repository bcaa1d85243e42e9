"""The place of an act seen twice: by the words around it, and by the encoder."""

from tocsin.model.place import Place
from tocsin.reading.document import Sentence
from tocsin.reading.encoder import ActSight
from tocsin.reading.names import Names
from tocsin.reading.wheres import finest, place_of

# So likely must the words of a name tell where the act was, to win over the rules.
SURE = 0.5


def see_place(place: Place | None, sight: ActSight, sentence: Sentence, names: Names) -> Place | None:
    """The finest of the sentence's names that the encoder surely sees as the place; else that of the rules."""
    likely = sight.role("place")
    sure = []
    for name in names.places.get(sentence.index, ()):
        inside = [i for i in sentence.covering(name.start, name.end) if i < len(likely)]
        if inside and float(likely[inside].max()) >= SURE:
            sure.append(name)
    best = finest(sure)
    return place_of(best, sentence) if best is not None else place
