"""From a joined draft to a settled one: its standing, place, time and sides chosen of all that the article tells."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tocsin.model.place import Place
from tocsin.model.when import When
from tocsin.reading.candidates import Candidate, find_candidates
from tocsin.reading.choice import Option, choose
from tocsin.reading.dayoptions import Days, find_days
from tocsin.reading.draft import Draft
from tocsin.reading.encoder import ActSight
from tocsin.reading.parties import CIVILIANS
from tocsin.reading.placeoptions import find_places
from tocsin.reading.placesight import see_place
from tocsin.reading.scene import Scene
from tocsin.reading.sidechoice import choose_side
from tocsin.reading.sidefacts import Side
from tocsin.reading.standingsight import see_standing


@dataclass(eq=False)
class Options:
    """The places and the times that an act may have."""

    places: list[Option[Place | None]]
    days: list[Option[When]]


@dataclass(eq=False)
class Settler:
    """Settles joined drafts of one article; what the encoder does not see stays as the rules read it."""

    scene: Scene

    def see(self, draft: Draft) -> None:
        """Compare the standing and the place with what the encoder sees of the act."""
        sight = self.sight_of(draft)
        if sight is not None:
            see_standing(draft, sight)
        # Of a list of targets each act has its own place.
        if sight is not None and not draft.act.word.lists:
            draft.place = see_place(draft.place, sight, draft.act.sentence, self.scene.names)

    def options(self, draft: Draft, others: Sequence[Days]) -> Options | None:
        """The places and the times that the act may have; ``others`` are the times of all drafts. None for one that
        the encoder does not see."""
        sight = self.sight_of(draft)
        if sight is None:
            return None
        places = [] if draft.act.word.lists else find_places(draft, sight, self.scene)
        return Options(places, find_days(draft, sight, self.scene, others))

    def choose_scene(self, draft: Draft, others: Sequence[Days]) -> None:
        """Give the draft the likeliest place and time."""
        options = self.options(draft, others)
        if options is not None:
            draft.place = choose(options.places, "place") if options.places else draft.place
            draft.when = choose(options.days, "when")

    def choose_sides(self, draft: Draft) -> None:
        """Give the draft the likeliest sides of all that are brought up."""
        sight = self.sight_of(draft)
        if sight is not None:
            found = self.candidates(draft, sight)
            sides = [choose_side(found, Side(draft, role, sight)) for role in ("actor", "recipient")]
            draft.actors, draft.recipients = sides

    def candidates(self, draft: Draft, sight: ActSight) -> list[Candidate]:
        """Whom the draft, its sentence and those around it bring up for its sides."""
        return find_candidates(draft, sight, self.scene)

    def sight_of(self, draft: Draft) -> ActSight | None:
        """What the encoder sees of the draft in the sentence that tells it best."""
        there = self.scene.sights.get(draft.act.sentence.index)
        here = [one for one in draft.sights if one.sight is there]
        if len(here) < 2:
            return here[0] if here else None
        return max(here, key=lambda one: one.type(draft.type))

    def name_civilians(self, draft: Draft) -> None:
        """Say of which country the unnamed people hit are, when the place tells it."""
        place = draft.place
        state = self.scene.parties.references.state(place.country) if place is not None else None
        if state is not None and place is not None:
            name = f"{CIVILIANS} in {state.name}"
            draft.recipients = tuple(
                replace(party, name=name, country=place.country) if party.name == CIVILIANS else party
                for party in draft.recipients
            )
