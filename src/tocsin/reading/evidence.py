"""What speaks for and against a draft being an act that a coder would record, as named facts with figures.

The facts are those of the draft itself: its word, its sides, its standing, how the sentence tells it. Their weights
are learnt (``training/confidence.py``) and stand in ``data/confidence.json``.
"""

from collections import Counter
from functools import lru_cache

from spacy.tokens import Token

from tocsin.model.party import Party
from tocsin.reading.document import Document
from tocsin.reading.draft import Draft
from tocsin.reading.names import Names
from tocsin.reading.syntax import is_verb, limbs
from tocsin.reading.whens import tells_today
from tocsin.reading.wordclasses import classes_of

TOPICS = frozenset(
    {
        "accident",
        "sporting",
        "culture",
        "business",
        "science",
        "voting",
        "armed",
        "toll",
        "official",
        "terror",
    }
)
BEFORE = frozenset(
    {"after", "following", "amid", "since", "during", "before", "over", "despite", "due", "because", "for"}
)
CLAUSES = frozenset({"relcl", "advcl", "acl", "ccomp", "xcomp", "pcomp"})
PERFECT = frozenset({"has", "have", "had"})
# The side of an act on which nobody stands.
NOBODY = "none"
# So many facts of each sort keep their names at hand: drafts differ in more than they share, but seldom in one thing.
AT_HAND = 1024

Facts = tuple[str, ...]


def find_evidence(draft: Draft, order: int, total: int) -> dict[str, float]:
    """The facts of a draft; ``order`` is its place among the ``total`` drafts of its sentence."""
    word, act = draft.act.word, draft.act
    kind = word.type
    place = draft.place.precision if draft.place else None
    facts = [*_named(kind, word.key, word.phrase), *_objects(draft)]
    facts += _sided(kind, _side(draft.actors), _side(draft.recipients))
    facts += _stood(kind, draft.standing)
    facts += [mark for mark, value in draft.marks.items() if value]
    facts += _set_in(draft.when.precision, draft.when.span is not None, place)
    if draft.killed or draft.injured:
        facts += ("toll", f"{kind}:toll")
    facts += _counted(kind, min(act.met, 2), min(len(draft.members), 4), min(order, 3), min(total, 4))
    facts += _syntax(draft, above=True)
    facts += _setting(draft)
    return dict.fromkeys(facts, 1.0)


def find_timing(draft: Draft) -> dict[str, float]:
    """The facts that show whether an act is told as news of the day or as something past."""
    return timing_of(draft, tells_today(draft.act.head))


def timing_of(draft: Draft, today: bool | None) -> dict[str, float]:
    """The facts of ``find_timing`` for an act of which ``tells_today`` is known."""
    word, head = draft.act.word, draft.act.head
    facts = [*_timed(word.pos, word.type, draft.standing, today, tuple(draft.act.sentence.tenses))]
    facts += _syntax(draft, above=False)
    if any(form in PERFECT for token in (head, head.head) for _, form, _ in limbs(token)):
        facts.append("perfect")
    return dict.fromkeys(facts, 1.0)


def article_marks(document: Document, names: Names) -> dict[str, float]:
    """Facts about the whole article: the topics it speaks of more than once, and how many known actors it names."""
    topics: Counter[str] = Counter()
    for sentence in document.sentences:
        topics.update(sentence.classes & TOPICS)
    actors = {name.match.entry.id for found in names.actors.values() for name in found}
    marks = {
        f"article:topic={topic}": 1.0
        for topic, count in topics.items()
        if count * 4 >= len(document.sentences)
    }
    marks[f"article:actors={min(len(actors), 4)}"] = 1.0
    return marks


@lru_cache(AT_HAND)
def _named(kind: str, key: str, phrase: str) -> Facts:
    return f"type={kind}", f"word={key}", f"phrase={phrase}"


@lru_cache(AT_HAND)
def _sided(kind: str, who: str, whom: str) -> Facts:
    there = f"{int(who != NOBODY)}{int(whom != NOBODY)}"
    return (
        f"who={who}",
        f"whom={whom}",
        f"{kind}:who={who}",
        f"{kind}:whom={whom}",
        f"{kind}:sides={there}",
    )


@lru_cache(AT_HAND)
def _stood(kind: str, standing: str) -> Facts:
    return f"standing={standing}", f"{kind}:standing={standing}"


@lru_cache(AT_HAND)
def _set_in(when: str, told: bool, place: str | None) -> Facts:
    return f"when={when}{'+' if told else ''}", f"place={place}"


@lru_cache(AT_HAND)
def _counted(kind: str, met: int, members: int, order: int, total: int) -> Facts:
    return f"met={met}", f"{kind}:met={met}", f"members={members}", f"order={order}", f"total={total}"


@lru_cache(AT_HAND)
def _timed(pos: str, kind: str, standing: str, today: bool | None, tenses: tuple[str, ...]) -> Facts:
    return (
        f"present={today}",
        f"{pos}:present={today}",
        f"standing={standing}",
        f"type={kind}",
        f"tenses={' '.join(tenses)}",
        *(f"has={tense}" for tense in tenses),
    )


def _side(parties: tuple[Party, ...]) -> str:
    """The kind of the first party: a kind of the book, ``role`` for an unnamed body, ``none``."""
    return (parties[0].kind or "name") if parties else NOBODY


def _objects(draft: Draft) -> Facts:
    """The classes of what the act is done to, which settle what a word such as "seize" means."""
    found = frozenset().union(*[classes_of(token.lower_) for token in draft.act.undergoers[:3]])
    return _done_to(draft.type, draft.act.word.phrase, found) if found else ()


@lru_cache(AT_HAND)
def _done_to(kind: str, phrase: str, classes: frozenset[str]) -> Facts:
    return tuple(
        [
            fact
            for one in sorted(classes)
            for fact in (f"{kind}:object={one}", f"{phrase}:{kind}:object={one}")
        ]
    )


def _syntax(draft: Draft, above: bool) -> list[str]:
    """How the act hangs in the parse; ``above`` asks for the verb over it, too."""
    word, head = draft.act.word, draft.act.head
    over = list(head.ancestors)
    label = head.dep_
    facts = [*_hung(word.pos, word.type, label, head.tag_, draft.act.effect, min(len(over), 6))]
    below = label
    for token in over:
        form, its = token.lower_, token.dep_
        if form in BEFORE and (its == "prep" or token.tag_ == "IN"):
            facts.append(f"under={form}")
        if is_verb(token):
            if above:
                facts.append(f"above={form}")
            facts.append(f"branch={below}")
            break
        below = its
    clause = label if label in CLAUSES else _clause_over(over)
    if clause is not None:
        facts += (f"clause={clause}", f"{word.type}:clause={clause}")
    return facts


@lru_cache(AT_HAND)
def _hung(pos: str, kind: str, label: str, tag: str, effect: str, depth: int) -> Facts:
    return (
        f"dep={pos}:{label}",
        f"{kind}:dep={pos}:{label}",
        f"tag={tag}",
        f"effect={pos}:{effect or '-'}",
        f"depth={depth}",
    )


def _clause_over(over: list[Token]) -> str | None:
    """The kind of the nearest clause that holds a word, of which ``over`` is all above it."""
    for token in over:
        label = token.dep_
        if label in CLAUSES:
            return label
    return None


def _setting(draft: Draft) -> list[str]:
    sentence = draft.act.sentence
    facts = [*_placed(draft.type, sentence.part, min(sentence.index, 3), sentence.classes & TOPICS)]
    before = sentence.text[: draft.act.head.idx]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    if quoted:
        facts.append("quoted")
    return facts


@lru_cache(AT_HAND)
def _placed(kind: str, part: str, index: int, topics: frozenset[str]) -> Facts:
    told = [fact for topic in sorted(topics) for fact in (f"topic={topic}", f"{kind}:topic={topic}")]
    return f"part={part}", f"index={index}", *told
