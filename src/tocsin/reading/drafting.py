"""From an act to a draft claim: sides, standing, speaker, time, place and counts are read around it."""

from dataclasses import dataclass, field, replace

from tocsin.model.party import Party
from tocsin.model.standing import Standing
from tocsin.model.when import When
from tocsin.reading.acts import Act
from tocsin.reading.confidence import is_told_as_today
from tocsin.reading.draft import Draft
from tocsin.reading.interests import is_own, is_same_side, is_state_body, speaks_for
from tocsin.reading.modes import read_modes
from tocsin.reading.names import Names
from tocsin.reading.parties import PartyReader
from tocsin.reading.scene import Scene
from tocsin.reading.speech import find_speaker
from tocsin.reading.standings import Cue, find_cues, is_conditional
from tocsin.reading.syntax import doers, hangs_on, prepositional
from tocsin.reading.targets import find_targets
from tocsin.reading.typehabits import Bodies, load_type_habits
from tocsin.reading.whens import read_when
from tocsin.reading.wheres import place_of, read_place

# From so many named targets on, each is an act of its own.
MANY = 2
BY = frozenset({"by"})
# What may stand between a name and the nominal act that it owns.
MODIFIERS = frozenset({"JJ", "NN", "NNS", "CC", "HYPH", "VBN", "VBG", "CD", "JJS", "RB", ","})
PROTESTERS = "protesters"
PLACING = frozenset({"in", "at", "near", "on", "from", "inside", "outside", "across"})
# Of these types an actor can be the only source; what it says of its own words is no claim.
ACTED = frozenset({"ASSAULT", "MOBILIZE", "AID"})
# Nominal acts of these types are done once they are ordered or announced; those of the others lie ahead.
DONE_BY_WORD = frozenset(
    {"SANCTION", "CONCEDE", "AGREE", "ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"}
)


@dataclass(eq=False)
class Drafter:
    """Reads drafts in the sentences of one article."""

    scene: Scene
    names: Names = field(init=False)
    parties: PartyReader = field(init=False)

    def __post_init__(self) -> None:
        self.names, self.parties = self.scene.names, self.scene.parties

    def draft(self, act: Act) -> Draft:
        """All that the sentence of an act says of it, but for the counts."""
        sentence = act.sentence
        draft = Draft(act, members=[act])
        sight = self.scene.sights.get(sentence.index)
        draft.sight = sight.act(act.trigger.start, act.trigger.end) if sight is not None else None
        habit = load_type_habits()[act.type]
        draft.actors = (
            self._crowd(act, self.parties.read(act.doers, sentence))
            or self._owner_before(act)
            or self._behind_target(act)
            or self._behind_verb(act)
        )
        draft.recipients = self._other_side(act, draft.actors, habit.bodies)
        if draft.sight is not None:
            draft.sights = [draft.sight]
        draft.modes = read_modes(act)
        self._read_speaker(draft)
        self._read_standing(draft)
        published = self.scene.published
        draft.when = read_when(act.head, sentence, published, draft.ahead)
        undated = draft.when.start is None and sentence.part == "text"
        if published is not None and undated and is_told_as_today(draft):
            draft.when = When(published, published, "day")
        draft.place = read_place(act.head, act.undergoers, sentence, self.names, habit)
        return draft

    def _owner_before(self, act: Act) -> tuple[Party, ...]:
        """The known actor in the run of modifiers before a nominal act, where the parse lost it ("Russian missile and
        drone strikes")."""
        if act.word.pos != "noun" or act.type != "ASSAULT":
            return ()
        for token in reversed(act.sentence.tokens[max(0, act.trigger.start - 6) : act.trigger.start]):
            if self.names.actor_at(act.sentence, token) is not None:
                return self.parties.read([token], act.sentence)
            if token.tag_ not in MODIFIERS:
                return ()
        return ()

    def _crowd(self, act: Act, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Unnamed people who protest are protesters."""
        if act.type != "PROTEST":
            return actors
        return tuple(replace(one, name=PROTESTERS) if one.kind == "civilian" else one for one in actors)

    def _behind_target(self, act: Act) -> tuple[Party, ...]:
        """A "by" that the parse hung on the target ("an attack on a hospital by the army")."""
        if act.word.pos != "noun" or "by" not in act.word.by:
            return ()
        by = [noun for target in act.undergoers for noun in prepositional(target, BY)]
        return tuple(party for party in self.parties.read(by, act.sentence) if party.id is not None)

    def _behind_verb(self, act: Act) -> tuple[Party, ...]:
        """Whoever does what a nominal act's verb says; a protest without a name is the protesters'."""
        if act.light is not None and act.effect in {"does", "orders", "claims"}:
            found = self.parties.read(doers(act.light), act.sentence)
            if found:
                return found
        if act.type == "PROTEST":
            return (Party(PROTESTERS, act.sentence.words(act.trigger), None, "civilian", None),)
        return ()

    def _other_side(self, act: Act, actors: tuple[Party, ...], bodies: Bodies) -> tuple[Party, ...]:
        """The recipients: the nouns on that side, else the known names that the object or the act carries."""
        heads = (
            prepositional(act.head, frozenset({"from"})) if "territory" in act.word.modes else act.undergoers
        )
        if not heads and "territory" in act.word.modes:
            return self._state_taken_from(act, actors)
        found = self.parties.read(heads, act.sentence, hit=bodies == "hit")
        found = tuple(party for party in found if not is_same_side(party, actors))
        if bodies == "named" and not any(party.id or party.kind == "person" for party in found):
            found = self._named_below(act, actors) or found
        return found

    def _state_taken_from(self, act: Act, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """The state whose town is taken, when another state's force takes it."""
        foreign = [actor for actor in actors if actor.id is not None and actor.id.startswith("state:")]
        for token in act.undergoers if foreign else []:
            for inner in (token, *token.subtree):
                place = self.names.place_at(act.sentence, inner)
                state = self.parties.references.state(place.record.country) if place is not None else None
                if place is not None and state is not None and place.record.country != foreign[0].country:
                    span = act.sentence.cut(place.start, place.end)
                    return (Party(state.name, span, state.id, state.kind, place.record.country),)
        return ()

    def _named_below(self, act: Act, actors: tuple[Party, ...]) -> tuple[Party, ...]:
        """Known names inside the object or the prepositional phrases of the act ("agreements between X and Y")."""
        for token in act.head.subtree:
            if token.i <= act.head.i or not hangs_on(act.head, token):
                continue
            name = self.names.actor_at(act.sentence, token)
            if name is None or (token.dep_ == "pobj" and token.head.lower_ in PLACING):
                continue
            parties = tuple(
                party for party in self.parties.read([token], act.sentence) if not is_same_side(party, actors)
            )
            if parties:
                return parties
        return ()

    def split_places(self, draft: Draft) -> list[Draft]:
        """One draft for each town or site that an act lists as its targets, unless it has one toll for all."""
        targets = find_targets(draft.act, self.names)
        if draft.type != "ASSAULT" or len(targets) < MANY or draft.killed or draft.injured:
            return [draft]
        return [
            replace(
                draft,
                place=place_of(name, draft.act.sentence),
                recipients=self._other_side(replace(draft.act, undergoers=[token]), draft.actors, "hit"),
                members=list(draft.members),
                marks=dict(draft.marks),
            )
            for token, name in targets
        ]

    def _read_speaker(self, draft: Draft) -> None:
        token = find_speaker(draft.act.head, draft.act.sentence)
        if token is None:
            return
        party = next(iter(self.parties.read_one(token, draft.act.sentence)), None)
        draft.speaker_party = party
        draft.speaker = party.span if party is not None else draft.act.sentence.words(token)

    def _read_standing(self, draft: Draft) -> None:
        cues = find_cues(draft.act.head, draft.act.light, draft.act.doers)
        cue = self._deciding(cues, draft)
        draft.marks["conditional"] = float(is_conditional(draft.act.head))
        for one in cues:
            draft.marks[f"cue:{one.standing}"] = 1.0
        if cue is not None:
            draft.standing = cue.standing
            draft.standing_span = draft.act.sentence.words(cue.word)
            if cue.by and draft.speaker is None and cue.standing in {"denied", "claimed", "alleged"}:
                party = next(iter(self.parties.read_one(cue.by[0], draft.act.sentence)), None)
                draft.speaker_party = party
                draft.speaker = party.span if party is not None else None
            if cue.standing == "claimed" and not draft.actors and draft.speaker_party is not None:
                draft.actors = (draft.speaker_party,)
        elif draft.speaker_party is not None and draft.type in ACTED:
            self._read_interest(draft, draft.speaker_party)

    def _read_interest(self, draft: Draft, speaker: Party) -> None:
        """An act told by its own actor is claimed, one told by a state against another's force is alleged."""
        if is_own(speaker, draft.actors) or speaks_for(speaker, draft.actors):
            draft.standing, draft.standing_span = "claimed", draft.speaker
            return
        state = self.parties.references.state(speaker.country)
        hostile = [
            actor for actor in draft.actors if actor.id is not None and actor.country != speaker.country
        ]
        if state is None or not hostile or draft.type != "ASSAULT" or not is_state_body(speaker):
            return
        place = draft.place.country if draft.place is not None else None
        if speaker.country == place or any(party.country == speaker.country for party in draft.recipients):
            draft.standing, draft.standing_span = "alleged", draft.speaker

    def _deciding(self, cues: list[Cue], draft: Draft) -> Cue | None:
        """The cue that comes first in the codebook's order; a denial by others than the actor negates."""
        order: tuple[Standing, ...] = ("denied", "negated", "threatened", "called-for", "claimed", "alleged")
        for standing in order:
            for cue in cues:
                if cue.standing != standing or (standing == "called-for" and _is_done_by(cue, draft)):
                    continue
                if standing == "denied" and cue.by and draft.actors:
                    deniers = self.parties.read_one(cue.by[0], draft.act.sentence)
                    if deniers and not is_own(deniers[0], draft.actors):
                        return Cue("negated", cue.word, cue.by)
                return cue
        return None


def _is_done_by(cue: Cue, draft: Draft) -> bool:
    """ "orders a ban", "approves sanctions": the word itself does the act."""
    nominal = draft.act.word.pos == "noun" and cue.word == draft.act.light
    return nominal and (draft.type in DONE_BY_WORD or "restrict" in draft.act.word.modes)
