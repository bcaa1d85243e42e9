"""Tests the cell numbers against cells that the PRIO-GRID's own data and papers name, and at the edges of the world."""

import pytest

from tocsin.exports.points import cell_of, point_of
from tocsin.exports.priogrid import cell_number
from tocsin.model.place import Place, PlacePrecision

KNOWN = [
    (-89.75, -179.75, 1),
    (-89.75, 179.75, 720),
    (-89.25, -179.75, 721),
    (89.75, 179.75, 259200),
    (-46.9, 37.75, 62356),  # the Prince Edward Islands, the first cell of ViEWS' panel of Africa
    (34.531, 69.162, 179779),  # Kabul, as the UCDP GED has it
]


@pytest.mark.parametrize(("lat", "lon", "number"), KNOWN)
def test_the_middle_of_a_known_cell(lat: float, lon: float, number: int) -> None:
    assert cell_number(lat, lon) == number


@pytest.mark.parametrize("gid", range(1, 259201, 997))
def test_each_cell_holds_its_middle(gid: int) -> None:
    row, column = divmod(gid - 1, 720)
    assert cell_number(-89.75 + row / 2, -179.75 + column / 2) == gid


def test_borders_belong_to_the_north_and_east() -> None:
    assert cell_number(0.0, 0.0) == cell_number(0.25, 0.25)
    assert cell_number(90.0, 0.0) == cell_number(89.75, 0.25)
    assert cell_number(0.25, 180.0) == cell_number(0.25, -179.75)


@pytest.mark.parametrize(("lat", "lon"), [(90.1, 0.0), (0.0, -180.5), (float("nan"), 0.0)])
def test_what_is_not_on_earth_is_refused(lat: float, lon: float) -> None:
    with pytest.raises(ValueError, match="no point on Earth"):
        cell_number(lat, lon)


@pytest.mark.parametrize(
    ("precision", "point", "cell"),
    [
        ("site", True, True),
        ("town", True, True),
        ("district", True, True),
        ("province", True, False),
        ("country", False, False),
        ("region", False, False),
    ],
)
def test_a_point_is_never_finer_than_the_words(precision: PlacePrecision, point: bool, cell: bool) -> None:
    place = Place("X", precision, "ML", 16.27, -0.04)
    assert (point_of(place) is not None, cell_of(place) is not None) == (point, cell)


def test_a_name_of_several_places_has_no_point() -> None:
    assert point_of(Place("X", "town", "ML", 16.27, -0.04, ambiguous=True)) is None
    assert point_of(Place("X", "town", "ML")) is None
    assert point_of(None) is None
