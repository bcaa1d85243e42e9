"""The table of act words is sound, and its words are found in every form."""

from collections import Counter
from collections.abc import Callable

import pytest

from tocsin.errors import KnowledgeError
from tocsin.ontology.types import event_types, modes_of
from tocsin.reading.acts import NO_ACT
from tocsin.reading.actwords import COLUMNS, ActWord, load_act_lexicon, parse_acts
from tocsin.reading.conditions import WHERE
from tocsin.reading.draft import Draft
from tocsin.tables import read_table

DraftsOf = Callable[[str], list[Draft]]
ROWS = read_table("acts.tsv", COLUMNS, "tocsin.reading")
WORDS = load_act_lexicon().words
TYPES = {known.name for known in event_types()}
NAMED = {"armed", "person", "place", "official", "state"}
CLASSES = {row["class"] for row in read_table("classes.tsv", ("class", "words"), "tocsin.reading")} | NAMED


def lexicon_of(*rows: str) -> str:
    return "\n".join(["\t".join(COLUMNS), *rows]) + "\n"


def test_every_row_is_a_verb_or_a_noun_of_a_known_type() -> None:
    assert {row["pos"] for row in ROWS} <= {"verb", "noun"}
    assert {row["type"] for row in ROWS} <= TYPES | {NO_ACT}


def test_every_mode_belongs_to_its_type() -> None:
    acts = [word for word in WORDS if word.type != NO_ACT]
    assert [word.key for word in acts if not set(word.modes) <= set(modes_of(word.type))] == []


def test_every_test_asks_a_known_class_at_a_known_place() -> None:
    for word in WORDS:
        for test in {test for tests in word.needs for test in tests}:
            where, _, wanted = test.removeprefix("!").partition(":")
            assert where in {*WHERE, "has"}, f"{word.key}: {test}"
            assert wanted if where == "has" else wanted in CLASSES, f"{word.key}: {test}"


def test_no_word_stands_twice_with_one_meaning() -> None:
    seen = Counter((word.key, word.modes, word.needs) for word in WORDS)
    assert [meaning for meaning, times in seen.items() if times > 1] == []


def test_words_are_plain_and_lower_case() -> None:
    for word in WORDS:
        assert word.phrase and word.phrase == word.phrase.lower().strip(), word.key
        assert "+" not in word.child and all(prep.isalpha() for prep in word.to | word.by), word.key


@pytest.mark.parametrize(
    "form", ["attack", "attacks", "attacked", "attacking", "kidnapped", "besieged", "mortar"]
)
def test_every_form_starts_an_act_word(form: str) -> None:
    assert load_act_lexicon().starts(form)


def test_the_longest_phrase_comes_first() -> None:
    lexicon = parse_acts(
        lexicon_of("raid\tnoun\tCOERCE\tseize\t-\ton\tby", "raid party\tnoun\tASSAULT\t-\t-\ton\tby")
    )
    found = lexicon.at(["two", "raid", "parties", "left"], 1)
    assert [(length, word.type) for length, word in found] == [(2, "ASSAULT"), (1, "COERCE")]


def test_a_row_gives_one_word_for_each_spelling() -> None:
    lexicon = parse_acts(
        lexicon_of("open+fire|shoot\tverb\tASSAULT\tfirearms\t!obj:aircraft subj:armed|sent:toll\ton|at\t-")
    )
    assert lexicon.words[0] == ActWord(
        phrase="open",
        child="fire",
        pos="verb",
        type="ASSAULT",
        modes=("firearms",),
        needs=(("!obj:aircraft", "subj:armed"), ("sent:toll",)),
        strict=False,
        to=frozenset({"on", "at"}),
        by=frozenset(),
    )
    assert [word.key for word in lexicon.words] == ["open+fire/verb/ASSAULT", "shoot/verb/ASSAULT"]


def test_an_equals_sign_makes_needs_strict() -> None:
    lexicon = parse_acts(lexicon_of("take\tverb\tASSAULT\tterritory\t=obj:place\t-\t-"))
    assert lexicon.words[0].strict and lexicon.words[0].needs == (("obj:place",),)


def test_a_broken_table_is_refused() -> None:
    with pytest.raises(KnowledgeError):
        parse_acts("word\tpos\nraid\tnoun\n")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway sent blankets and medicine to Darfur.", "AID"),
        ("Chad withdrew its troops from Bambari.", "RETREAT"),
        ("The minister phoned the king of Jordan.", "CONSULT"),
        ("The president received the Turkish ambassador.", "CONSULT"),
        ("Iran retaliated against Israel.", "ASSAULT"),
        ("The rebels butchered twelve villagers.", "ASSAULT"),
        ("Belarus moved tanks to the border.", "MOBILIZE"),
        ("Togolese troops arrived in Bamako.", "MOBILIZE"),
        ("Serbia is building a military base near Bujanovac.", "MOBILIZE"),
        ("Iran vowed to retaliate against Israel.", "THREATEN"),
        ("Attackers hacked the network of the railways.", "COERCE"),
        ("Turkey suspended trade with Israel.", "SANCTION"),
        ("India strikes Pakistan.", "ASSAULT"),
        ("The patrol came under fire from militants near Kidal.", "ASSAULT"),
        ("The rebels let the hostages go.", "RETREAT"),
    ],
)
def test_a_word_means_the_act_it_stands_for(drafts_of: DraftsOf, text: str, kind: str) -> None:
    assert kind in {draft.type for draft in drafts_of(text)}


@pytest.mark.parametrize("text", ["Thousands of pilgrims visited Mecca.", "Families visited the museum."])
def test_a_crowd_that_visits_consults_nobody(drafts_of: DraftsOf, text: str) -> None:
    assert [draft.type for draft in drafts_of(text)] == []
