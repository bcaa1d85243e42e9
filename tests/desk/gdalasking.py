"""Reads layers by GDAL, for a process of its own: GDAL waits for answers with the lock of Python held.

Standard input holds the address and a list of what to ask as JSON; standard output what was read for each.
"""

import json
import sys
from importlib import import_module
from typing import Any

pyogrio: Any = import_module("pyogrio")  # has no types


def main() -> None:
    """Ask and print."""
    asked = json.load(sys.stdin)
    layers = sorted(name for name, _ in pyogrio.list_layers(asked["address"]))
    read = [ask(asked["address"], **question) for question in asked["questions"]]
    json.dump({"layers": layers, "read": read}, sys.stdout)


def ask(
    address: str, layer: str = "incidents", bbox: list[float] | None = None, where: str | None = None
) -> Any:
    """What GDAL reads of a layer."""
    meta, _, shapes, columns = pyogrio.raw.read(
        address, layer=layer, bbox=tuple(bbox) if bbox else None, where=where, PAGE_SIZE=10
    )
    fields = list(meta["fields"])
    return {
        "crs": meta["crs"],
        "geometry": meta["geometry_type"],
        "pointed": sum(shape is not None for shape in shapes),
        "rows": [
            {name: str(value) for name, value in zip(fields, row, strict=True)}
            for row in zip(*columns, strict=True)
        ],
    }


if __name__ == "__main__":
    main()
