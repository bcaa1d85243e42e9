"""The words of speech and standing (``data/speech.toml``), in all their forms."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tocsin.knowledge.inflection import verb_forms


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """See the comments in the data file for what each list means."""

    saying: frozenset[str]
    denying: frozenset[str]
    denying_nouns: frozenset[str]
    accusing: frozenset[str]
    accusing_words: frozenset[str]
    owning: frozenset[str]
    owned: frozenset[str]
    calling: frozenset[str]
    calling_nouns: frozenset[str]
    menacing: frozenset[str]
    menacing_nouns: frozenset[str]
    stopping_nouns: frozenset[str]
    stopping: frozenset[str]
    ceasing: frozenset[str]
    ahead: frozenset[str]
    conditions: frozenset[str]
    silent: frozenset[str]


VERBS = frozenset({"saying", "denying", "accusing", "owning", "calling", "menacing", "stopping", "ceasing"})


@cache
def load_speech_words() -> SpeechWords:
    """The lists, read once."""
    text = (resources.files("tocsin.reading") / "data" / "speech.toml").read_text(encoding="utf-8")
    return SpeechWords(
        **{
            name: frozenset(
                form for word in words for form in (verb_forms(word) if name in VERBS else {word})
            )
            for name, words in tomllib.loads(text).items()
        }
    )


@cache
def load_source_verbs() -> frozenset[str]:
    """The verbs whose subject is the source of what they hold."""
    words = load_speech_words()
    return words.saying | words.denying


@cache
def load_settling_verbs() -> frozenset[str]:
    """The verbs that may settle the standing of an act below them."""
    words = load_speech_words()
    return words.denying | words.accusing | words.ceasing | words.menacing | words.owning | words.calling
