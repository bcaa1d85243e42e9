"""The PRIO-GRID: half-degree cells, numbered eastwards row by row from the south-west corner of the world.

Source: Tollefsen, Strand and Buhaug, "PRIO-GRID: A unified spatial data structure" (2012).
"""

from math import floor

PER_DEGREE = 2
ROWS, COLUMNS = 180 * PER_DEGREE, 360 * PER_DEGREE


def cell_number(lat: float, lon: float) -> int:
    """The number of the cell (1 to 259,200) that holds a point in WGS84 degrees.

    A point on a border belongs to the cell to its north or east. Raises ValueError for what is no point on Earth.
    """
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"no point on Earth: {lat}, {lon}")
    row = min(floor((lat + 90) * PER_DEGREE), ROWS - 1)
    column = floor((lon + 180) * PER_DEGREE) % COLUMNS
    return row * COLUMNS + column + 1
