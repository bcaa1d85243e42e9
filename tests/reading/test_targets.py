"""Lists of targets: each town or site is an act of its own, at its own place."""

from tocsin.model.article import Article
from tocsin.reading.reader import Reader

TEXT = (
    "Rockets and drones hit American bases on Friday. Among the targets were the Bagram airbase in Parwan province, "
    "a military camp near Kandahar and Harir airbase in the northern city of Erbil."
)


def test_each_listed_base_is_an_act_at_its_own_place(reader: Reader) -> None:
    drafts = [draft for draft in reader.draft(Article("a", TEXT)) if draft.act.trigger.text == "targets"]
    places = [draft.place.name for draft in drafts if draft.place is not None]
    assert len(places) == len(set(places)) >= 2
    assert "Harir Air Base" in places
