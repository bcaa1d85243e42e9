"""What speaks for and against a draft being an act that a coder would record, as named facts with figures.

The facts are those of the draft itself: its word, its sides, its standing, how the sentence tells it. Their weights
are learnt (``training/confidence.py``) and stand in ``data/confidence.json``.
"""

from collections import Counter
from collections.abc import Iterator

from spacy.tokens import Token

from tocsin.model.party import Party
from tocsin.reading.document import Document
from tocsin.reading.draft import Draft
from tocsin.reading.names import Names
from tocsin.reading.syntax import is_verb
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


def find_evidence(draft: Draft, order: int, total: int) -> dict[str, float]:
    """The facts of a draft; ``order`` is its place among the ``total`` drafts of its sentence."""
    return dict.fromkeys(_facts(draft, order, total), 1.0)


def find_timing(draft: Draft) -> dict[str, float]:
    """The facts that show whether an act is told as news of the day or as something past."""
    word, head = draft.act.word, draft.act.head
    tenses = draft.act.sentence.tenses
    facts = [
        f"present={tells_today(head)}",
        f"{word.pos}:present={tells_today(head)}",
        f"standing={draft.standing}",
        f"type={draft.type}",
        f"tenses={' '.join(tenses)}",
        *(f"has={tense}" for tense in tenses),
        *(one for one in _syntax(word.pos, draft.type, head, draft) if not one.startswith("above=")),
    ]
    perfect = any(
        child.lower_ in {"has", "have", "had"} for token in (head, head.head) for child in token.children
    )
    return dict.fromkeys([*facts, "perfect"] if perfect else facts, 1.0)


def _facts(draft: Draft, order: int, total: int) -> Iterator[str]:
    word, head = draft.act.word, draft.act.head
    kind = draft.type
    yield f"type={kind}"
    yield f"word={word.key}"
    yield f"phrase={word.phrase}"
    yield from _objects(draft, kind)
    who, whom = _sides(draft.actors), _sides(draft.recipients)
    yield f"who={who}"
    yield f"whom={whom}"
    yield f"{kind}:who={who}"
    yield f"{kind}:whom={whom}"
    yield f"{kind}:sides={min(len(draft.actors), 1)}{min(len(draft.recipients), 1)}"
    yield f"standing={draft.standing}"
    yield f"{kind}:standing={draft.standing}"
    for mark, value in draft.marks.items():
        if value:
            yield mark
    yield f"when={draft.when.precision}{'' if draft.when.span is None else '+'}"
    yield f"place={draft.place.precision if draft.place else None}"
    if draft.killed or draft.injured:
        yield "toll"
        yield f"{kind}:toll"
    yield f"met={min(draft.act.met, 2)}"
    yield f"{kind}:met={min(draft.act.met, 2)}"
    yield f"members={min(len(draft.members), 4)}"
    yield f"order={min(order, 3)}"
    yield f"total={min(total, 4)}"
    yield from _syntax(word.pos, kind, head, draft)
    yield from _setting(draft, kind)


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


def _sides(parties: tuple[Party, ...]) -> str:
    """The kind of the first party: a kind of the book, ``role`` for an unnamed body, ``none``."""
    if not parties:
        return "none"
    return parties[0].kind or "name"


def _objects(draft: Draft, kind: str) -> Iterator[str]:
    """The classes of what the act is done to, which settle what a word such as "seize" means."""
    found = {one for token in draft.act.undergoers[:3] for one in classes_of(token.lower_)}
    for one in sorted(found):
        yield f"{kind}:object={one}"
        yield f"{draft.act.word.phrase}:{kind}:object={one}"


def _syntax(pos: str, kind: str, head: Token, draft: Draft) -> Iterator[str]:
    yield f"dep={pos}:{head.dep_}"
    yield f"{kind}:dep={pos}:{head.dep_}"
    yield f"tag={head.tag_}"
    yield f"effect={pos}:{draft.act.effect or '-'}"
    yield f"depth={min(sum(1 for _ in head.ancestors), 6)}"
    above = head
    for token in head.ancestors:
        if (token.dep_ == "prep" or token.tag_ == "IN") and token.lower_ in BEFORE:
            yield f"under={token.lower_}"
        if is_verb(token):
            yield f"above={token.lower_}"
            yield f"branch={above.dep_}"
            break
        above = token
    for token in (head, *head.ancestors):
        if token.dep_ in {"relcl", "advcl", "acl", "ccomp", "xcomp", "pcomp"}:
            yield f"clause={token.dep_}"
            yield f"{kind}:clause={token.dep_}"
            break


def _setting(draft: Draft, kind: str) -> Iterator[str]:
    sentence = draft.act.sentence
    yield f"part={sentence.part}"
    yield f"index={min(sentence.index, 3)}"
    for topic in sorted(sentence.classes & TOPICS):
        yield f"topic={topic}"
        yield f"{kind}:topic={topic}"
    before = sentence.text[: draft.act.head.idx]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    if quoted:
        yield "quoted"
