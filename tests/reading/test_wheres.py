"""Where an act happened: the finest place that the words give, and no place that they do not."""

from collections.abc import Callable

import pytest

from tocsin.reading.draft import Draft

DraftsOf = Callable[[str], list[Draft]]


@pytest.mark.parametrize(
    ("text", "type", "name", "precision", "country"),
    [
        ("Rebels attacked a convoy in Mali.", "ASSAULT", "Mali", "country", "ML"),
        ("Rebels attacked a market in Goma.", "ASSAULT", "Goma", "town", "CD"),
        ("Rebels attacked a market in Goma, in North Kivu province.", "ASSAULT", "Goma", "town", "CD"),
        ("Gunmen attacked a church in Kaduna state, Nigeria.", "ASSAULT", "Kaduna", "province", "NG"),
        ("Shelling hit Kherson.", "ASSAULT", "Kherson", "town", "UA"),
        ("Police arrested six men in Nairobi.", "COERCE", "Nairobi", "town", "KE"),
        ("Rebels seized the town of Bunagana.", "ASSAULT", "Bunagana", "town", "CD"),
    ],
)
def test_the_place_of_an_act(
    drafts_of: DraftsOf, text: str, type: str, name: str, precision: str, country: str
) -> None:
    (draft,) = [one for one in drafts_of(text) if one.type == type]
    place = draft.place
    assert place is not None
    assert (place.name, place.precision, place.country) == (name, precision, country)
    assert place.span is not None and text[place.span.start : place.span.end] == place.span.text


@pytest.mark.parametrize("text", ["Rebels attacked a convoy.", "Soldiers from Uganda attacked rebels."])
def test_no_place_where_none_is_told(drafts_of: DraftsOf, text: str) -> None:
    (draft,) = [one for one in drafts_of(text) if one.type == "ASSAULT"]
    assert draft.place is None


def test_a_word_of_blame_has_no_place(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("The ministry condemned the killings in Goma.")
    assert [draft.place for draft in drafts if draft.type == "ACCUSE"] == [None]


def test_each_act_has_its_own_place(drafts_of: DraftsOf) -> None:
    drafts = drafts_of("Rebels attacked a market in Goma. Police arrested six men in Nairobi.")
    assert [(one.type, one.place.name if one.place else None) for one in drafts] == [
        ("ASSAULT", "Goma"),
        ("COERCE", "Nairobi"),
    ]
