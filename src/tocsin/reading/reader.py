"""The reader: one article in, one reading out."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from spacy.language import Language

from tocsin.knowledge.actorbook import ActorBook, load_actor_book
from tocsin.knowledge.gazetteer import Gazetteer, open_gazetteer
from tocsin.model.article import Article
from tocsin.model.reading import Reading
from tocsin.reading.acts import Act, find_acts
from tocsin.reading.actwords import ActLexicon, load_act_lexicon
from tocsin.reading.batches import cut_batches
from tocsin.reading.candidates import Candidate
from tocsin.reading.casualties import find_casualties
from tocsin.reading.claims import make_claim
from tocsin.reading.confidence import likeliest, load_judgement, reckon
from tocsin.reading.dayoptions import Days
from tocsin.reading.document import Document, Sentence, parse_sentences, split_article
from tocsin.reading.draft import Draft
from tocsin.reading.drafting import Drafter
from tocsin.reading.encoder import ActSight, Encoder, Sight, load_encoder
from tocsin.reading.evidence import article_marks
from tocsin.reading.names import Names, find_names
from tocsin.reading.parties import PartyReader
from tocsin.reading.persons import Persons
from tocsin.reading.pipeline import load_pipeline
from tocsin.reading.readermark import make_mark
from tocsin.reading.references import find_references
from tocsin.reading.relations import find_relations, join_relations
from tocsin.reading.sameact import join_across, join_in_sentence, leave_menaced
from tocsin.reading.scene import Scene
from tocsin.reading.settling import Options, Settler
from tocsin.reading.tolls import add_counts
from tocsin.reading.typehabits import load_type_habits
from tocsin.reading.wheres import inherit_place
from tocsin.reading.wordclasses import classes_of

# An article cut into sentences, and the names in it.
Split = tuple[Document, Names]
# Sentences whose likeliest trigger the encoder thinks less likely than this are not parsed.
QUIET = 0.03


class Reader:
    """Reads articles. Loading takes a second or two; reading one after another is then fast.

    ``pipeline`` names another installed spaCy pipeline, ``actors``, ``places`` and ``acts`` are tables of the user
    that win over ours; ``rules_alone`` reads without the encoder, faster and less well. Raises PipelineError,
    GazetteerError or KnowledgeError when a part cannot be loaded.
    """

    def __init__(
        self,
        pipeline: str | None = None,
        actors: Path | None = None,
        places: Path | None = None,
        acts: Path | None = None,
        rules_alone: bool = False,
    ) -> None:
        self.nlp: Language = load_pipeline(pipeline)
        self.book: ActorBook = load_actor_book(actors)
        self.gazetteer: Gazetteer = open_gazetteer(places)
        self.lexicon: ActLexicon = load_act_lexicon(acts)
        self.encoder: Encoder | None = None if rules_alone else load_encoder()
        self.mark = make_mark(self.nlp, (actors, places, acts), rules_alone)

    def read(self, article: Article) -> Reading:
        """The claims and relations of one article."""
        return self._read(*self._prepare(article))

    def read_all(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """The readings of many articles, in their order and equal to those of ``read``; parsing a batch of them at
        a time takes half as long as one by one. While one batch is read, the encoder looks at the next in a thread."""
        with ThreadPoolExecutor(max_workers=1) as aside:
            waiting: tuple[list[Split], Future[list[dict[int, Sight]]]] | None = None
            for batch in cut_batches(articles):
                split = [self._split(article) for article in batch]
                looking = aside.submit(self._look_at_all, split)
                if waiting is not None:
                    yield from self._read_batch(*waiting)
                waiting = split, looking
            if waiting is not None:
                yield from self._read_batch(*waiting)

    def _look_at_all(self, split: list[Split]) -> list[dict[int, Sight]]:
        return [self._look(document) for document, _ in split]

    def _read_batch(self, split: list[Split], looking: Future[list[dict[int, Sight]]]) -> Iterator[Reading]:
        sights = looking.result()
        told = [
            sentence
            for (document, _), seen in zip(split, sights, strict=True)
            for sentence in document.sentences
            if self._may_tell(sentence, seen)
        ]
        parse_sentences(told, self.nlp, lambda _: True)
        for (document, names), seen in zip(split, sights, strict=True):
            yield self._read(document, self._scene(document, names, seen))

    def _read(self, document: Document, scene: Scene) -> Reading:
        least = load_judgement().least_seen if self.encoder is not None else load_judgement().least
        claims = tuple(
            make_claim(draft) for draft in self._drafts(document, scene) if draft.confidence >= least
        )
        relations = join_relations(
            [
                relation
                for sentence in document.sentences
                for relation in find_relations(sentence, scene.names, scene.parties)
            ]
        )
        return Reading(document.article.id, claims, relations, self.mark)

    def draft(self, article: Article) -> list[Draft]:
        """The joined drafts of an article before the doubtful ones are left out."""
        return self._drafts(*self._prepare(article))

    def _drafts(self, document: Document, scene: Scene) -> list[Draft]:
        joined = self._joined(document, scene)
        marks, settler = article_marks(document, scene.names), Settler(scene)
        for draft in joined:
            settler.choose_sides(draft)
            settler.name_civilians(draft)
            draft.marks.update(marks)
        _weigh(joined)
        return joined

    def _joined(self, document: Document, scene: Scene) -> list[Draft]:
        """The drafts of an article, those of one act joined; their sides are those of the rules."""
        joined, settler = self._told(document, scene), Settler(scene)
        others = days_of(joined)
        for draft in joined:
            settler.choose_scene(draft, others)
        return joined

    def _told(self, document: Document, scene: Scene) -> list[Draft]:
        """The same with the places and times of the rules."""
        drafts, drafter, settler = list[Draft](), Drafter(scene), Settler(scene)
        for sentence in document.sentences:
            if sentence.parsed:
                drafts += self._sentence_drafts(sentence, drafter)
        joined = join_across(leave_menaced(drafts))
        for draft in joined:
            if draft.place is None and load_type_habits()[draft.type].inherits:
                draft.place = inherit_place(draft.act.sentence, document.sentences, scene.names)
            settler.see(draft)
        return joined

    def all_sides(self, article: Article) -> list[tuple[Draft, ActSight, list[Candidate]]]:
        """Each joined draft that the encoder sees, with what it sees and the candidates for its sides, for learning
        which stand there."""
        document, scene = self._prepare(article)
        settler = Settler(scene)
        seen = ((draft, settler.sight_of(draft)) for draft in self._joined(document, scene))
        return [
            (draft, sight, settler.candidates(draft, sight)) for draft, sight in seen if sight is not None
        ]

    def all_options(self, article: Article) -> list[tuple[Draft, Options]]:
        """Each joined draft that the encoder sees, with the options for its place and time, for learning which are
        likeliest."""
        document, scene = self._prepare(article)
        told, settler = self._told(document, scene), Settler(scene)
        found = ((draft, settler.options(draft, days_of(told))) for draft in told)
        return [(draft, options) for draft, options in found if options is not None]

    def all_meanings(self, article: Article) -> list[list[Draft]]:
        """Every meaning of every act word of an article, for learning which is likeliest."""
        document, scene = self._prepare(article)
        drafter = Drafter(scene)
        return [
            meanings
            for sentence in document.sentences
            if sentence.parsed
            for meanings in self._meanings(find_acts(sentence, self.lexicon, scene.names), drafter)
        ]

    def _prepare(self, article: Article) -> tuple[Document, Scene]:
        document, names = self._split(article)
        sights = self._look(document)
        parse_sentences(document.sentences, self.nlp, lambda sentence: self._may_tell(sentence, sights))
        return document, self._scene(document, names, sights)

    def _look(self, document: Document) -> dict[int, Sight]:
        return self.encoder.look(document.sentences) if self.encoder is not None else {}

    def _split(self, article: Article) -> tuple[Document, Names]:
        document = split_article(article, self.nlp)
        return document, find_names(document, self.book, self.gazetteer)

    def _may_tell(self, sentence: Sentence, sights: dict[int, Sight]) -> bool:
        """Whether an act word stands in a sentence and the encoder does not see that it tells none; a toll may belong
        to an act told before, and lists of targets look like no act to it."""
        sight = sights.get(sentence.index)
        if sight is None or sight.tells >= QUIET:
            return any(self.lexicon.starts(token.lower_) for token in sentence.tokens)
        return any(
            "toll" in classes_of(token.lower_) or self.lexicon.lists(token.lower_)
            for token in sentence.tokens
        )

    def _sentence_drafts(self, sentence: Sentence, drafter: Drafter) -> list[Draft]:
        found = find_acts(sentence, self.lexicon, drafter.names)
        if not found:
            return []
        drafts = join_in_sentence([likeliest(meanings) for meanings in self._meanings(found, drafter)])
        add_counts(drafts, find_casualties(sentence))
        return [part for draft in drafts for part in drafter.split_places(draft)]

    def _meanings(self, found: list[list[Act]], drafter: Drafter) -> list[list[Draft]]:
        """The drafts of each act of a sentence, one for each meaning."""
        return [[drafter.draft(act) for act in meanings] for meanings in found]

    def _scene(self, document: Document, names: Names, sights: dict[int, Sight]) -> Scene:
        persons = Persons()
        persons.learn(document.article.text)
        parties = PartyReader(names, persons, find_references(document, names, persons, self.book))
        return Scene(names, document.sentences, sights, document.article.date, parties)


def days_of(drafts: list[Draft]) -> list[Days]:
    """The times of drafts, in their order."""
    return [(draft.when.start, draft.when.end) for draft in drafts]


def _weigh(drafts: list[Draft]) -> None:
    """Reckon the confidence of each draft beside the others of its sentence."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.act.sentence.index, []).append(draft)
    for together in by_sentence.values():
        for order, draft in enumerate(together):
            draft.confidence = reckon(draft, order, len(together))
            draft.order = (order, len(together))
